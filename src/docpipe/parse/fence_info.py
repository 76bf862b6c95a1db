"""What an author says of a code block behind its fence: the language, a title, and lines that matter."""

from __future__ import annotations

import re
from typing import NamedTuple

_LANGUAGE = re.compile(r"[^\s{,:]+")
_TITLE = re.compile(r"""(?:^|[\s{,])(?:title|name|filename|caption)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s,}]+))""")
# `{1,3-5}` of Docusaurus and VitePress, `hl_lines=[1,"3-5"]` and `hl_lines="1 3-5"` of Hugo and MkDocs.
_BRACES = re.compile(r"\{([\d\s,-]+)\}")
_HL_LINES = re.compile(r"""hl_lines\s*=\s*(?:\[([^\]]*)\]|"([^"]*)")""")
_RANGE = re.compile(r"(\d{1,6})(?:\s*-\s*(\d{1,6}))?")
_MOST_LINES = 10_000


class FenceInfo(NamedTuple):
    """The info string of a fence.

    Attributes:
        lines: numbers of the lines to be marked, counted from 1.
    """

    language: str
    title: str
    lines: frozenset[int]


def read_info(info: str) -> FenceInfo:
    """Return what an info string says, in the dialects of Docusaurus, VitePress, Hugo and MkDocs.

    >>> read_info('python title="a b.py" {1,3-4}')
    FenceInfo(language='python', title='a b.py', lines=frozenset({1, 3, 4}))
    """
    info = info.strip()
    language = _LANGUAGE.match(info)
    rest = info[language.end() :] if language else info
    title = _TITLE.search(rest)
    return FenceInfo(
        language[0] if language else "",
        next((text for text in title.groups() if text is not None), "") if title else "",
        _lines(rest),
    )


def _lines(text: str) -> frozenset[int]:
    found = _BRACES.search(text) or _HL_LINES.search(text)
    if found is None:
        return frozenset()
    numbers: set[int] = set()
    for one in _RANGE.finditer(next(group for group in found.groups() if group is not None)):
        first, last = int(one[1]), int(one[2] or one[1])
        numbers.update(range(first, min(last, first + _MOST_LINES) + 1))
    return frozenset(numbers)
