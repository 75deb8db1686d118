"""Draft workloads out of an inventory: resources grouped, needs summed, the rest left to people."""
