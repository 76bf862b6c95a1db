"""Addresses that are never asked, because the configuration names them or a pattern that they fit."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import unquote


def is_ignored(url: str, patterns: Sequence[str]) -> bool:
    """Tell whether an address fits one of the patterns, as it is asked or as a person writes it.

    `*` stands for any text, also with slashes and for none at all; every other character for itself.

    >>> is_ignored("https://example.org/a/b", ["https://example.org/*"])
    True
    >>> is_ignored("https://example.org/%E5%A5%BD", ["*/好"])
    True
    >>> is_ignored("https://example.org/", ["https://example.org"])
    False
    """
    forms = (url, unquote(url))
    return any(_fits(form, pattern) for pattern in patterns for form in forms)


def _fits(url: str, pattern: str) -> bool:
    first, *others = pattern.split("*")
    if not others:
        return url == first
    *middle, last = others
    if not (url.startswith(first) and url.endswith(last)):
        return False
    at, end = len(first), len(url) - len(last)
    # The first place where each part stands leaves the most room for those behind it.
    for part in middle:
        at = url.find(part, at, end)
        if at < 0:
            return False
        at += len(part)
    return at <= end
