"""The typed records of the fact folders, one module a folder."""
