"""The rules, one file each, by what they look at."""
