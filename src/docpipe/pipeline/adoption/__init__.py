"""Where the first ledgers of translations that are there already come from."""
