"""Where text comes from: the walk over content, bytes to text, and the registries beside the posts."""
