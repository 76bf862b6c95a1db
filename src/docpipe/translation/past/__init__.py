"""What versions tell: how blocks lived, and what a translation was made of."""
