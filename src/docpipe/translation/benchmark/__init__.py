"""How well the aligner does on texts that have come apart."""
