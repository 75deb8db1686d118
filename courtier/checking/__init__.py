"""The check of many files: each is read, classified, matched and held against every rule."""
