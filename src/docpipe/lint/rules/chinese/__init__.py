"""Rules about Chinese typography."""
