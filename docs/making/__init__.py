"""Makes the parts of the documentation that the program can tell better than a person."""
