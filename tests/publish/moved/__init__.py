"""Sites that have moved."""
