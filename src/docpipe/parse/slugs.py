"""Heading ids: the slug dialects of the renderers that posts are written for."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from docpipe.config.schema import SlugDialect

# What becomes one hyphen; VuePress takes curly quotes for it, too (its shared slugify; hexo-util's slugize).
_SPECIAL = r"\s~`!@#$%^&*()\-_+=\[\]{}|\\;:\"'<>,.?/"
_VUEPRESS = re.compile(rf"[{_SPECIAL}“”‘’]+")
_HEXO = re.compile(rf"[{_SPECIAL}]+")
_CONTROL = re.compile(r"[\x00-\x1f]")
_COMBINING = re.compile(r"[\u0300-\u036f]")
# Letters among the symbols, such as `Ⓐ`: Unicode calls them alphabetic.
_LETTER_SYMBOLS = re.compile("[\u24b6-\u24e9\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189]")
_IN_GITHUB = frozenset({"Nd", "Nl", "Pc"})
# What Goldmark gives a heading without a letter.
_HUGO_NAMELESS = "heading"


def slug(text: str, dialect: SlugDialect) -> str:
    """Return the id that a heading with this text gets, before repeats are numbered.

    >>> slug("快速开始 & 安装：配置", "github")
    '快速开始--安装配置'
    """
    return _DIALECTS[dialect](text)


def _github(text: str) -> str:
    # github-slugger: lower case, punctuation and symbols out, each blank a hyphen.
    return "".join("-" if c == " " else c for c in text.strip().lower() if _stays(c))


def _stays(character: str) -> bool:
    category = unicodedata.category(character)
    is_word = category[0] in "LM" or category in _IN_GITHUB or _LETTER_SYMBOLS.match(character) is not None
    return is_word or character in " -"


def _hugo(text: str) -> str:
    # Goldmark with autoHeadingIDType "github": letters and decimal digits stay, blanks and tabs are hyphens.
    kept = ("-" if c in " \t" else c for c in text.strip().lower() if c in " \t-_" or _is_alphanumeric(c))
    return "".join(kept) or _HUGO_NAMELESS


def _is_alphanumeric(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] == "L" or category == "Nd"


def _vuepress(text: str) -> str:
    plain = _CONTROL.sub("", _COMBINING.sub("", unicodedata.normalize("NFKD", text)))
    made = re.sub(r"-{2,}", "-", _VUEPRESS.sub("-", plain)).strip("-")
    return (f"_{made}" if made[:1].isdigit() else made).lower()


def _hexo(text: str) -> str:
    # hexo-util's slugize keeps the case.
    plain = _CONTROL.sub("", "".join(map(_without_diacritics, text.strip())))
    return re.sub(r"-{2,}", "-", _HEXO.sub("-", plain)).strip("-")


def _without_diacritics(character: str) -> str:
    """Return the plain letter of an accented, circled or full-width one of the Latin alphabet; others as they are."""
    if character.isascii():
        return character
    is_other_form = "\uff21" <= character <= "\uff5a" or "\u24b6" <= character <= "\u24e9"
    parts = unicodedata.normalize("NFKD" if is_other_form else "NFD", character)
    plain = _COMBINING.sub("", parts)
    return plain if len(plain) == 1 and plain.isascii() and plain.isalpha() else character


_DIALECTS: dict[SlugDialect, Callable[[str], str]] = {
    "github": _github,
    "docusaurus": _github,
    "hugo": _hugo,
    "vuepress": _vuepress,
    "hexo": _hexo,
}


def unique(candidate: str, taken: dict[str, int]) -> str:
    """Return `candidate`, numbered `-1`, `-2`, … where it is taken, and take it.

    `taken` maps every id given so far to the last number tried behind it.
    """
    made, count = candidate, taken.get(candidate, 0)
    while made in taken:
        count += 1
        made = f"{candidate}-{count}"
    taken[candidate] = count
    taken.setdefault(made, 0)
    return made
