"""Reviews a tender document: what the law asks it to hold, what goes beyond the level."""
