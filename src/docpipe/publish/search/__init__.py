"""Search without a server: an index made at publish time, and read piece by piece."""
