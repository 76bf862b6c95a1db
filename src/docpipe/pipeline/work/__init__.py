"""Work lists and work files of a session: made, read, and put into the translations."""
