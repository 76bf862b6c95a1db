"""What a repository is: one file per layout, each of which finds its own kind and says how to read it."""
