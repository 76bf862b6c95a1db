"""Rules about what a page needs that is to be found and shared."""
