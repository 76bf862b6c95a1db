"""Emphasis that does not work, or not everywhere."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from docpipe.model.markup import Emphasis
from docpipe.parse.extensions.cjk import is_wide
from docpipe.parse.noted import AT, FRIENDLY, STOCK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from docpipe.parse.places import InlinePlaces

_OPEN = {"strong_open", "em_open", "s_open"}
_CLOSE = {"strong_close", "em_close", "s_close"}
_OUTSIDE = "：，。；！？、:,.;!?"


class Doubt(NamedTuple):
    """Doubtful emphasis, from `start` to `end` of the content of its block; see `Emphasis`."""

    start: int
    end: int
    rendered: bool
    fix: str = ""

    def at(self, places: InlinePlaces) -> Emphasis:
        """Return it with its place in the file."""
        return Emphasis(places.span(self.start, self.end), rendered=self.rendered, fix=self.fix)


def doubtful(tokens: Sequence[Token], content: str) -> list[Doubt]:
    """Return the doubtful emphasis of one inline block; most have none.

    Two kinds: markers that our rules make emphasis and CommonMark's leave as text, and pairs of
    markers that stay in the page as text though the author meant emphasis.
    """
    if not any(STOCK in token.meta for token in tokens):
        return []
    return [*_unportable(tokens), *_literal(tokens, content)]


def _unportable(tokens: Sequence[Token]) -> Iterator[Doubt]:
    opened: list[Token] = []
    for token in tokens:
        if token.type in _OPEN:
            opened.append(token)
        elif token.type in _CLOSE and opened:
            opening = opened.pop()
            if not (opening.meta[STOCK].can_open and token.meta[STOCK].can_close):
                width = len(opening.markup)
                yield Doubt(opening.meta[AT][1] - width, token.meta[AT][0] + width, rendered=True)


def _literal(tokens: Sequence[Token], content: str) -> Iterator[Doubt]:
    runs = _marker_runs(tokens)
    if not runs:
        return
    rendered = _rendered_markers(tokens)
    index = 0
    while index + 1 < len(runs):
        first, second = runs[index], runs[index + 1]
        same = content[first.start : first.end] == content[second.start : second.end]
        if same and (_works_for_us(first, second) or _is_meant(content, first, second)):
            for one, other in _pairs(content, first, second, rendered):
                yield Doubt(one.start, other.end, rendered=False, fix=_mended(content, one, other))
            index += 1
        index += 1


def _pairs(content: str, first: _Run, second: _Run, rendered: Sequence[_Run]) -> list[tuple[_Run, _Run]]:
    """Return the pairs that were meant: in `是** 甲 **的** 乙 **好` the inner markers, rendered, are of two."""
    begin = bisect_left(rendered, first.end, key=_start)
    inner = rendered[begin : bisect_left(rendered, second.start, begin, key=_start)]
    marks = content[first.start : first.end]
    runs = [first, *(run for run in inner if content[run.start : run.end] == marks), second]
    return list(zip(runs[::2], runs[1::2], strict=True))


class _Run(NamedTuple):
    """Markers side by side."""

    start: int
    end: int
    token: Token


def _marker_runs(tokens: Sequence[Token]) -> list[_Run]:
    """Return the markers that are text, those side by side together."""
    runs: list[_Run] = []
    for token in tokens:
        if token.type != "text" or STOCK not in token.meta or not token.content:
            continue
        start, end = token.meta[AT]
        if runs and runs[-1].end == start:
            runs[-1] = _Run(runs[-1].start, end, token)
        else:
            runs.append(_Run(start, end, token))
    return runs


def _rendered_markers(tokens: Sequence[Token]) -> list[_Run]:
    """Return the markers of emphasis that is rendered, in order."""
    found: list[_Run] = []
    for token in tokens:
        if token.type in _OPEN:
            found.append(_Run(token.meta[AT][1] - len(token.markup), token.meta[AT][1], token))
        elif token.type in _CLOSE:
            found.append(_Run(token.meta[AT][0], token.meta[AT][0] + len(token.markup), token))
    return found


def _start(run: _Run) -> int:
    return run.start


def _works_for_us(first: _Run, second: _Run) -> bool:
    """Tell whether only CommonMark's rules leave these as text."""
    return bool(first.token.meta[FRIENDLY].can_open and second.token.meta[FRIENDLY].can_close) and not (
        first.token.meta[STOCK].can_open and second.token.meta[STOCK].can_close
    )


def _is_meant(content: str, first: _Run, second: _Run) -> bool:
    """Tell `是** 重点 **的` from `2 ** 3 ** 4`: doubled markers that touch a Han character or mark outside."""
    if first.end - first.start < len("**"):
        return False
    inner = content[first.end : second.start]
    outside = content[first.start - 1 : first.start] + content[second.end : second.end + 1]
    return bool(inner.strip()) and any(is_wide(character) for character in outside)


def _mended(content: str, first: _Run, second: _Run) -> str:
    """Return the emphasis with blanks dropped and closing punctuation moved behind it; "" if that does not help."""
    marks, inner = content[first.start : first.end], content[first.end : second.start]
    kept = inner.strip(" ")
    moved = ""
    while kept and kept[-1] in _OUTSIDE:
        moved = kept[-1] + moved
        kept = kept[:-1]
    if not kept or (not moved and kept == inner) or "\n" in kept or not kept[0].isalnum() or not kept[-1].isalnum():
        return ""
    return f"{marks}{kept}{marks}{moved}"
