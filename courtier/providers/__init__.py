"""Adapters to the world outside: the only room whose code may open a connection."""
