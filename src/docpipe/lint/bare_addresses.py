"""Addresses without brackets, as GitHub's Markdown makes links of them: everything up to the next blank."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docpipe.model.block import RunKind
from docpipe.model.document import Parsed

_ADDRESS = re.compile(r"(?:(?i:https?|ftp)://|(?<![^\s*_~(])(?i:www)\.)[^ \t\n\v\f\r<]+")
# Marks at the end are the sentence's; a closing bracket is, too, without an opening one.
_TRAILING = "?!.,:*_~'\""


def bare_addresses(parsed: Parsed) -> Iterator[str]:
    """Yield the targets of the links that GitHub and its kin make of plain text, in order; O(length).

    Docpipe makes none. A fix of the text behind such an address still leads its readers elsewhere there, since
    a Chinese mark or letter does not end it.

    Source: GitHub Flavored Markdown, section 6.9, and what cmark-gfm does where that is silent.
    """
    text = parsed.text
    if "://" not in text and "www." not in text.lower():
        return
    for found in _ADDRESS.finditer(text):
        run = parsed.run_at(found.start())
        if run is not None and run.kind is RunKind.TEXT and run.link < 0:
            yield _trimmed(found[0])


def _trimmed(address: str) -> str:
    opened, closed = address.count("("), address.count(")")
    end = len(address)
    while end and (address[end - 1] in _TRAILING or (address[end - 1] == ")" and closed > opened)):
        end -= 1
        closed -= address[end] == ")"
    return address[:end]
