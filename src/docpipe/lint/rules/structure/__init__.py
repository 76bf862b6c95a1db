"""Rules about what Markdown makes of a text."""
