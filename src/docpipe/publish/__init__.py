"""Documents, bodies and states to the files of a site, and these to disk in one step."""
