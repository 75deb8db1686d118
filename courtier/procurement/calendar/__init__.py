"""The days of an acquisition: holidays, counts, deadlines, and the calendar they make."""
