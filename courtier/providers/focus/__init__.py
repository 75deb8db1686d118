"""Bills in the FOCUS format, 1.0 to 1.2, read once through in bounded memory."""
