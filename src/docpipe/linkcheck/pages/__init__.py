"""What pages and hosts are known to mean by their answers."""
