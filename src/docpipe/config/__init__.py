"""What a site chooses: the schema of its options, docpipe.toml, and locales as data."""
