"""All posts of a site linked together: groups of versions, addresses, anchors, link targets."""
