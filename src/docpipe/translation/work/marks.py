"""The lines of a work file that docpipe reads back: comments no page shows, with values that can hold anything."""

from __future__ import annotations

import hashlib
import re

HEAD = "work 1"
DOCUMENT = "document"
BLOCK = "block"
END = "end"
BOX = "translation"
"""The last word behind the opening fence of the box that a translation is written in."""

# What ends a comment, parts words, or cannot be seen; a file's name may hold any of it.
_UNSAFE = re.compile(r"""[\s%"<>\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|-(?=-)|-$""")
_ESCAPED = re.compile(r"(?:%[0-9a-f]{2})+")
_MARK = re.compile(r"<!-- docpipe: ([^>]*?) -->")
_DIGITS = 12


def mark(*words: str, **values: str) -> str:
    """Return the comment that says these words and `name=value` pairs."""
    parts = (*map(_safe, words), *(f"{name}={_safe(value)}" for name, value in values.items()))
    return f"<!-- docpipe: {' '.join(parts)} -->"


def read_mark(line: str) -> tuple[str, tuple[str, ...], dict[str, str]] | None:
    """Return the first word of a comment, the further ones, and its values; None for any other line."""
    match = _MARK.fullmatch(line.strip())
    if match is None:
        return None
    words = match[1].split(" ")
    values = dict(word.split("=", 1) for word in words if "=" in word)
    plain = [_unsafe(word) for word in words if "=" not in word]
    return plain[0] if plain else "", tuple(plain[1:]), {name: _unsafe(value) for name, value in values.items()}


def digest_of(text: str) -> str:
    """Return the digest of a text as an editor may leave it: blanks at the ends of lines do not count; "" for none."""
    plain = plain_text(text)
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS] if plain else ""


def plain_text(text: str) -> str:
    """Return a text without blanks at the ends of its lines, and without blank lines around it."""
    lines = re.split(r"\r\n?|\n", text)
    return "\n".join(line.rstrip() for line in lines).strip()


def _safe(value: str) -> str:
    return _UNSAFE.sub(lambda match: "".join(f"%{byte:02x}" for byte in match[0].encode()), value)


def _unsafe(value: str) -> str:
    return _ESCAPED.sub(lambda match: bytes.fromhex(match[0].replace("%", "")).decode(errors="replace"), value)
