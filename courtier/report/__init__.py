"""Results as text that people and programs read: JSON, terminal and HTML."""
