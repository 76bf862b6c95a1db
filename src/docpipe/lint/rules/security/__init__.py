"""Rules about what content must not bring along."""
