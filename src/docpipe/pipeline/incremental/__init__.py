"""Which files of a site are made again: those that depend on what has changed since the last build, and no others."""
