"""What is shown where a page is shared."""
