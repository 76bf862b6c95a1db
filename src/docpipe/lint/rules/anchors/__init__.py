"""Rules about places in a page."""
