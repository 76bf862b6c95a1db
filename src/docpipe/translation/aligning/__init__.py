"""How two versions are read side by side: what is compared, what it costs, and which reading is the most probable."""
