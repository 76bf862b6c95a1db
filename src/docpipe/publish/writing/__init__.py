"""Files to a folder, in one step."""
