"""A value as TOML writes it, on one line."""

from __future__ import annotations

import re
from collections.abc import Mapping

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_NAMED_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_LAST_SHORT = 0xFFFF


def toml_value(value: object) -> str:
    """Return `value` in TOML: text, booleans, numbers, lists and tables of them.

    >>> toml_value({"zh": ["a", True], "x y": 1})
    '{ zh = ["a", true], "x y" = 1 }'
    """
    match value:
        case str():
            return toml_text(value)
        case bool():
            return "true" if value else "false"
        case Mapping():
            pairs = ", ".join(f"{toml_key(key)} = {toml_value(item)}" for key, item in value.items())
            return f"{{ {pairs} }}" if pairs else "{}"
        case list() | tuple():
            return f"[{', '.join(toml_value(item) for item in value)}]"
        case _:
            return str(value)


def toml_text(text: str) -> str:
    """Return a quoted string; what does not print is escaped, so it is safe on a terminal too."""
    return f'"{"".join(_escaped(character) for character in text)}"'


def toml_key(key: str) -> str:
    """Return a key, quoted where it must be."""
    return key if _BARE_KEY.fullmatch(key) else toml_text(key)


def _escaped(character: str) -> str:
    if character in _NAMED_ESCAPES:
        return _NAMED_ESCAPES[character]
    if character.isprintable():
        return character
    number = ord(character)
    return f"\\u{number:04X}" if number <= _LAST_SHORT else f"\\U{number:08X}"
