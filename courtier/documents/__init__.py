"""Writes the standard procurement documents: templates to Markdown to DOCX, French first."""
