"""The resources of a plan, or of an inventory, held against what a workload asks."""
