"""Writes one manuscript as ODT, tagged PDF and HTML, from one tree that pandoc reads."""
