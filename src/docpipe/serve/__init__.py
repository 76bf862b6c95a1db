"""The site on the screen while it is written."""
