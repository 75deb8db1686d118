"""Two states of a workload, each taken down the whole road, held side by side."""
