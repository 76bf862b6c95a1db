"""Patterns of paths, as options write them."""

from __future__ import annotations

import functools
import re

_PIECES = re.compile(r"\*\*/|\*\*|\*|\?|[^*?]+")
_MEANINGS = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def path_matches(path: str, pattern: str) -> bool:
    """Tell whether a POSIX `path` fits `pattern`: `*` and `?` stay in a folder, `**` crosses folders.

    >>> path_matches("content/zh/drafts/a/b.md", "content/*/drafts/**")
    True
    >>> path_matches("content/zh/a.md", "content/*.md")
    False
    """
    return _compiled(pattern).fullmatch(path) is not None


@functools.lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    pieces = (_MEANINGS.get(piece) or re.escape(piece) for piece in _PIECES.findall(pattern))
    return re.compile("".join(pieces), re.DOTALL)
