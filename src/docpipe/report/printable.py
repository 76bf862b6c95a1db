"""Text from files and networks made safe to print: it moves no cursor, turns no writing, and commands no CI service."""

from __future__ import annotations

import re

# C0 and C1 controls, invisible format characters and bidi controls (zero-width joiners stay: emoji need
# them), line and paragraph separators, lone surrogates, tags.
_UNSAFE = (
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
# GitHub's runner and Azure's agent obey `##[error]` and `##vso[…]` anywhere in a line of a step's output,
# not only at its start. A heading such as `##[标题](a.md)` is no command of theirs and stays as it is.
_COMMAND = (
    r"(?<=#)#(?=(?i:vso\[|\[(?:error|warning|notice|debug|info|group|endgroup|section|command|echo|set-env|set-output"
    r"|save-state|add-path|add-mask|add-matcher|remove-matcher|stop-commands|internal-set-repo-path)[\s\]]))"
)
_OBEYED = re.compile(f"{_UNSAFE}|{_COMMAND}")
_WIDTHS = (("x", 2), ("u", 4), ("U", 8))
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def printable(text: str) -> str:
    r"""Return `text` on one line, with everything a terminal or a CI service would obey spelt out.

    >>> printable("a\x1b[2Jb")
    'a\\x1b[2Jb'
    """
    return _OBEYED.sub(_spelt, text)


def printable_characters(text: str) -> list[str]:
    """Return what `printable` makes of each character of `text`, so that a part of it can be shown."""
    shown = list(text)
    for match in _OBEYED.finditer(text):
        shown[match.start()] = _spelt(match)
    return shown


def printable_path(path: str) -> str:
    """Return a path printable, and so that no CI service takes a line that starts with it for a command."""
    shown = printable(path)
    return f"./{shown}" if shown.lstrip().startswith("::") else shown


def json_safe(text: str) -> str:
    r"""Return a JSON text in which the same characters stand as `\uXXXX`; it says the same, byte for byte decodable."""
    return _OBEYED.sub(_json_escape, text)


def _spelt(match: re.Match[str]) -> str:
    character = match.group()
    if character in _SHORT:
        return _SHORT[character]
    digits = f"{ord(character):x}"
    letter, width = next((letter, width) for letter, width in _WIDTHS if len(digits) <= width)
    return f"\\{letter}{digits:>0{width}}"


def _json_escape(match: re.Match[str]) -> str:
    character = match.group()
    # The line feeds of an indented JSON text are its own; those of strings are escaped already.
    if character == "\n":
        return character
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[index : index + 4]}" for index in range(0, len(units), 4))
