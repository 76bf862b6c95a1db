"""The site on the screen while it is written: watching the files and serving the pages."""
