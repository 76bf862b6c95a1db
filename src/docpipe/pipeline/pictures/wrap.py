"""A title cut into lines: Latin between words, Han between characters, but no mark where it may not stand."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Container, Sequence
from itertools import accumulate

Measure = Callable[[str], float]

# GB/T 15834 and W3C's clreq, "prohibition rules for line start and line end".
_NOT_FIRST = frozenset("、，。．！？；：）」』】》〉〕〗”’％…—·～ー々〻ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.!?;:)]}%")
_NOT_LAST = frozenset("（「『【《〈〔〖“‘([{$￥#")
_ELLIPSIS = "…"


def wrapped(text: str, measure: Measure, width: float, ends: Container[int] | None = None) -> tuple[str, ...]:
    """Return the lines of a text, as few as there can be, and among these as even as they can be.

    Args:
        text: on one line.
        measure: tells how wide a line is.
        width: of the widest line; only a word or mark that is wider by itself is cut anywhere.
        ends: after how many characters a phrase ends; Han is cut there, without them between any two characters.
    """
    pieces = [part for piece in _pieces(text, ends) for part in _cut(piece, measure, width)]
    lines = _filled(pieces, measure, width)
    narrow, wide = width / 2, width
    # Even lines: the narrowest width at which there are no more of them.
    while len(lines) > 1 and wide - narrow > 1:
        middle = (narrow + wide) / 2
        tried = _filled(pieces, measure, middle)
        if len(tried) > len(lines) or max(map(measure, tried)) > middle:
            narrow = middle
        else:
            lines, wide = tried, middle
    return lines


def shortened(lines: Sequence[str], most: int, measure: Measure, width: float) -> tuple[str, ...]:
    """Return the first `most` lines; where that leaves some out, the last says so."""
    if len(lines) <= most:
        return tuple(lines)
    last = lines[most - 1]
    while last and measure(last + _ELLIPSIS) > width:
        last = last[:-1]
    return (*lines[: most - 1], last.rstrip("，。、；：,.;: ") + _ELLIPSIS)


def _filled(pieces: Sequence[str], measure: Measure, width: float) -> tuple[str, ...]:
    lines: list[str] = []
    line = ""
    for piece in pieces:
        if line.strip() and measure((line + piece).strip()) > width:
            lines.append(line.strip())
            line = ""
        line += piece
    return tuple(each for each in (*lines, line.strip()) if each)


def phrase_ends(text: str, tag: str) -> frozenset[int] | None:
    """Return after how many characters of a text its phrases end; None for a language without a model of them."""
    import budoux

    models = {
        "zh-Hans": budoux.load_default_simplified_chinese_parser,
        "zh-Hant": budoux.load_default_traditional_chinese_parser,
        "ja": budoux.load_default_japanese_parser,
    }
    model = next((made for prefix, made in models.items() if tag == prefix or tag.startswith(f"{prefix}-")), None)
    return frozenset(accumulate(map(len, model().parse(text)))) if model is not None and text else None


def _pieces(text: str, ends: Container[int] | None = None) -> list[str]:
    """Return what may not be cut, in order: a word with the space before it, a Han character with its marks."""
    pieces: list[str] = []
    before = ""
    for place, character in enumerate(text):
        if pieces and not (_may_part(before, character) and _is_end(ends, place, before, character)):
            pieces[-1] += character
        else:
            pieces.append(character)
        before = character
    return pieces


def _may_part(before: str, after: str) -> bool:
    if after in _NOT_FIRST or before in _NOT_LAST or before.isspace():
        # A space begins what follows it; at the beginning of a line it is dropped.
        return False
    return after.isspace() or _is_wide(before) or _is_wide(after) or before in "-/"


def _is_end(ends: Container[int] | None, place: int, before: str, after: str) -> bool:
    """Tell whether a phrase ends between two characters: at spaces and marks it does, whatever the model says."""
    if ends is None or place in ends:
        return True
    return not (before.isalnum() and after.isalnum() and _is_wide(before) and _is_wide(after))


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in {"W", "F"} or character in _NOT_FIRST - set(",.!?;:)]}%")


def _cut(piece: str, measure: Measure, width: float) -> list[str]:
    """Return a piece that fits, or what can be made of one that does not: smaller pieces, at worst characters."""
    if measure(piece.strip()) <= width:
        return [piece]
    smaller = _pieces(piece)
    return [part for each in smaller for part in _cut(each, measure, width)] if len(smaller) > 1 else list(piece)
