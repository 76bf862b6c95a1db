"""Rules about what a page needs that is to be found, shared and kept."""
