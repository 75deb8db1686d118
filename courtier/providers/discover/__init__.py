"""Inventories of clouds: read part by part, kept, written, read again."""
