"""The text of a page: two versions woven together, and their slots filled."""
