"""The name of a host as its readers write it: with its letters, where these deceive nobody."""

from __future__ import annotations

import unicodedata

from docpipe.report.printable import printable

_PUNYCODE = "xn--"
# Behind it come the letters of phonetic alphabets.
_LAST_LATIN = "\u024f"
# Scripts that are written together with Latin, and whose letters nobody takes for Latin ones.
_APART = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "LATIN"})


def readable_host(host: str) -> str:
    """Return a host in ASCII with the letters of its labels, in one printable line.

    A label stays as it is where it holds anything but letters and digits, mixes scripts, or could be taken for
    a Latin one.

    >>> readable_host("www.xn--fsqu00a.example")
    'www.例子.example'
    """
    labels = host.split(".")
    is_latin = labels[-1].isascii() and not labels[-1].startswith(_PUNYCODE)
    return printable(".".join(_readable(label, is_latin=is_latin) for label in labels))


def _readable(label: str, *, is_latin: bool) -> str:
    """Return the letters of one label; `is_latin` tells of the last one of the host, which says who reads it."""
    if not label.startswith(_PUNYCODE):
        return label
    try:
        letters = label.removeprefix(_PUNYCODE).encode("ascii").decode("punycode")
    except (UnicodeError, OverflowError):
        return label
    # Digits and hyphens are of every script.
    scripts = {_script(letter) for letter in letters if not (letter == "-" or letter in "0123456789")}
    is_plain = scripts <= _APART or (len(scripts) == 1 and "" not in scripts and not is_latin)
    return letters if is_plain else label


def _script(letter: str) -> str:
    """Return the first word of a letter's name, which is that of its script; "" for what is none of a language's."""
    script = unicodedata.name(letter, "").partition(" ")[0] if letter.isalpha() else ""
    return "" if script == "LATIN" and letter > _LAST_LATIN else script
