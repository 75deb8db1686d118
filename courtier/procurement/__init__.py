"""The lawful route of an acquisition on a day, and what goes with it."""
