"""Where a reader may go on from a post: its series, others about the same, its original."""
