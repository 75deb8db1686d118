"""DOCX files that other people made: opened within bounds, filled in, reviewed."""
