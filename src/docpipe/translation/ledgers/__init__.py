"""Ledgers as files and as knowledge: their text, what they tell of a document, and where their texts went."""
