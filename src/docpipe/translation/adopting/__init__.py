"""Records of translations that were tracked in another way."""
