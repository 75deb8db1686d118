"""Artefacts of a call for tenders, each apart from the cost of ownership."""
