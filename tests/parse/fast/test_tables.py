"""Tables, at the limit that markdown-it sets to the cells that rows may lack."""

from __future__ import annotations

from docpipe.parse.markdown import make_parser

COLUMNS = 300


def test_a_table_ends_where_too_many_cells_are_missing() -> None:
    """Some kilobytes would otherwise become megabytes; the rows behind are text."""
    rows = 0x10000 // (COLUMNS - 1)
    text = "|a" * COLUMNS + "|\n" + "|-" * COLUMNS + "|\n" + "|b|\n" * (rows + 2)
    tokens = make_parser("docpipe").parse(text)
    assert sum(token.type == "tr_open" for token in tokens) == rows + 1
