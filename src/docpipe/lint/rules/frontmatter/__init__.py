"""Rules about the block at the top of a file."""
