"""What earlier runs found out, kept on the disk: lost or damaged it costs time, never correctness."""
