"""Text without the characters that no page may hold."""

from __future__ import annotations

import re

# Control characters, lone surrogates and noncharacters (HTML standard, §13.2.3.5). Those beyond the basic plane are
# left: looking for them takes twenty times as long, and no keyboard or converter makes them.
_NOT_HTML = re.compile(r"[\0-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def valid(text: str) -> str:
    """Return the text without them."""
    return _NOT_HTML.sub("", text)
