"""Shorter ways through markdown-it, each of which makes exactly the tokens that the long way makes."""
