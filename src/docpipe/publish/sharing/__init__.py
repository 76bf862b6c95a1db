"""What other places show of a page where its address is shared: its own picture, a drawn one, or the site's."""
