"""How a site stands: sums, effort, and the gates for CI."""
