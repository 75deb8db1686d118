"""How each sort of record is explained; ``courtier.report.explain`` is the door."""
