"""The evaluation of tenders by the award rule that the tender documents announced."""
