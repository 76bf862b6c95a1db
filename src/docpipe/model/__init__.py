"""Frozen values that every floor shares: no I/O, no behaviour beyond their own data."""
