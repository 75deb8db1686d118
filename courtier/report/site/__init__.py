"""The static site of the catalogue: every page in both languages, nothing loaded from elsewhere."""
