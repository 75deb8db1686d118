"""The one door to the facts: find, read, validate, date. Nothing else opens a fact file."""
