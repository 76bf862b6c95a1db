"""Heading ids: the slug dialects of the renderers that posts are written for."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from docpipe.config.schema import SlugDialect

# VuePress 1 (packages/shared-utils/src/slugify): control characters and ASCII punctuation become one hyphen.
_VUEPRESS = re.compile(r"[\s~`!@#$%^&*()\-_+=\[\]{}|\\;:\"'“”‘’<>,.?/]+")


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
    return character in " -_" or unicodedata.category(character)[0] in "LMN"


def _hugo(text: str) -> str:
    # Goldmark with autoHeadingIDType "github": as GitHub's, other blanks are hyphens too.
    return "".join("-" if c.isspace() else c for c in text.strip().lower() if c.isspace() or _stays(c))


def _vuepress(text: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not "\u0300" <= c <= "\u036f")
    made = re.sub(r"-{2,}", "-", _VUEPRESS.sub("-", plain)).strip("-")
    return (f"_{made}" if made[:1].isdigit() else made).lower()


def _hexo(text: str) -> str:
    # hexo-util's slugize keeps the case.
    return re.sub(r"-{2,}", "-", _VUEPRESS.sub("-", text)).strip("-")


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
