"""Inventories of Amazon Web Services, through its own kit."""
