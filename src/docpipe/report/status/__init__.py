"""The formats of the translation status: one file and one line of the registry each."""
