"""Rules about the writing of languages other than Chinese."""
