"""What happens to a site when a build is killed, the disk is full, or files change while it runs: for real."""
