"""Releases of the Open Contracting Data Standard 1.1, as plain values with exact amounts."""
