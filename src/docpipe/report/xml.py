"""Text for XML 1.0 documents: no character that XML forbids, no markup, no line of its own."""

from __future__ import annotations

import re

from docpipe.report.printable import printable

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'

# What https://www.w3.org/TR/xml/#charsets leaves out and `printable` lets pass.
_FORBIDDEN = re.compile("[\ufffe\uffff]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;"}
_MARKUP = re.compile("[&<>\"']")


def xml_text(text: str) -> str:
    """Return `text` for an attribute or an element, on one line."""
    allowed = _FORBIDDEN.sub(_spelt, printable(text))
    return _MARKUP.sub(lambda match: _ENTITIES[match.group()], allowed)


def attributes(**values: str | int) -> str:
    """Return attributes with a blank before each; a name may end in `_` where Python has it as a word."""
    return "".join(f' {name.rstrip("_")}="{xml_text(str(value))}"' for name, value in values.items())


def _spelt(match: re.Match[str]) -> str:
    return f"\\u{ord(match.group()):04x}"
