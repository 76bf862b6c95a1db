"""Where two versions of a text differ, in a few words: what it said there, and what it says now."""

from __future__ import annotations

import re
from collections.abc import Callable

_MARKS = re.compile(r"[*`]+|\]\([^()\s]*\)|!?\[")
_IN_WORD = re.compile(r"[A-Za-z0-9]")
_AROUND = 6
_LONGEST = 40


def reworded(before: str, now: str) -> tuple[str, str]:
    """Return the part of each text that differs, with a few characters around; both "" where none does.

    Marks of emphasis, code and links are left out, since one side may come with them and the other without.
    """
    before, now = (" ".join(_MARKS.sub("", text).split()) for text in (before, now))
    if before == now:
        return "", ""
    start = _at_word(before, now, _alike(before, now))
    turned = before[start:][::-1], now[start:][::-1]
    same = _at_word(*turned, _alike(*turned))
    show = _window(start, same)
    return show(before), show(now)


def _alike(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (mine, theirs) in pairs if mine != theirs), min(len(one), len(other)))


def _at_word(one: str, other: str, length: int) -> int:
    """Return where two texts part, moved to the beginning of the word that they part in; each as it is read."""
    halves = [text[length - 1 : length + 1] for text in (one, other)]
    if length and any(len(_IN_WORD.findall(half)) == len("ab") for half in halves):
        while length and _IN_WORD.match(one[length - 1]):
            length -= 1
    return length


def _window(start: int, same: int) -> Callable[[str], str]:
    def show(text: str) -> str:
        first, last = max(0, start - _AROUND), len(text) - max(0, same - _AROUND)
        shown = text[first:last]
        if len(shown) > _LONGEST:
            shown, last = shown[: _LONGEST - 1], 0
        return f"{'…' * (first > 0)}{shown.strip()}{'…' * (last < len(text))}"

    return show
