"""Where a reader may go on."""
