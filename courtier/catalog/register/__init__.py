"""Registers of other governments, read into records; none of them is Canadian coverage."""
