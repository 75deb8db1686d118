"""Classify a workload and derive what it requires of an offering. Reads ``risk/``."""
