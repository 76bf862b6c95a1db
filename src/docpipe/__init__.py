"""docpipe: lint, check, track and publish multilingual Markdown."""

__version__ = "0.1.0"
