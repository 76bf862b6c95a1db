"""Rules about a translation beside its source."""
