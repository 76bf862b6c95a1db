"""Feeds: one value for each, and a writer for each format."""
