"""Rules about texts that were cut off."""
