"""Reading files that people write: bounded, without tags, with the place of every value."""
