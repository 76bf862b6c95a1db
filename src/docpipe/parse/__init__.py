"""Text to facts, pure: front matter, blocks, places, links and rendered fragments of one post."""
