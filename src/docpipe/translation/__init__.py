"""How translations stand to their sources: alignment, ledger, states, and what is published of them."""
