"""What of a piece of code a translator must not touch: the code itself, without comments and prose."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from docpipe.translation.aligning.ends import common_ends

ANY = "\0"
"""Stands for a line that holds a word in another script: what a translator makes of it is theirs to say."""

TEXT = '"\1"'
"""Stands for a string of prose, which may be one word in another language."""

# Bounded, so that a mark that is never closed is not looked for to the end of the text, time and again.
_COMMENT = re.compile(
    r"(?:^|(?<=\s))(?:#|//|--(?=\s)|;(?=\s)|REM\s)[^\n]*|/\*(?:[^*]|\*(?!/)){0,1000}+\*/|<!--(?:[^-]|-(?!->)){0,1000}+-->"
    r"|\"{3}(?:[^\"]|\"(?!\"\")){0,1000}+\"{3}|'{3}(?:[^']|'(?!'')){0,1000}+'{3}",
    re.MULTILINE,
)
# A string that holds a blank or a letter beyond ASCII is prose.
_STRING = re.compile(r"\"(?:[^\"\\\n]|\\.){0,500}+\"|'(?:[^'\\\n]|\\.){0,500}+'|“[^“”\n]*+”")
_PROSE = re.compile(r"[^\x00-\x7f]|\S\s+\S")
# A line of plain words, as programs print them.
_WORDS = re.compile(r"(?:[A-Za-z]+[ ,.]+){4}[A-Za-z]|[A-Z][a-z]+(?: [a-z]+){3}")
_PROMPT = re.compile(r"^\s*[$>]\s+|^\s*\./")
_SIGN = re.compile(r"[^\W_]")
_FOLDED = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_BEYOND_ASCII = re.compile(r"[^\W\d_a-zA-Z]")
_ALIKE = 0.5
_SLIP = 8
# A host's last two names.
_DOMAIN = re.compile(r"(?<=[.@/\s])[a-z0-9-]+\.(?:com|cn|net|org|io)\b(?!\.[a-z])")


class Code(msgspec.Struct, frozen=True):
    """One piece of code in the form it is compared in.

    Attributes:
        lines: without comments, white space and empty lines, and `TEXT` for each string of prose.
        bald: the same without what any string holds.
        numbers: the line of the text each of them is, from 0.
    """

    lines: tuple[str, ...]
    bald: tuple[str, ...]
    numbers: tuple[int, ...]


def code_of(text: str) -> Code:
    """Return what of `text` must be the same in every language."""
    lines: list[str] = []
    bald: list[str] = []
    numbers: list[int] = []
    plain = _COMMENT.sub(_line_feeds, text)
    for number, line in enumerate(plain.split("\n")):
        code = _PROMPT.sub("", line.translate(_FOLDED))
        bare = _bare(_STRING.sub(_without_prose, code))
        if _SIGN.search(bare):
            is_open = _BEYOND_ASCII.search(bare) or _WORDS.search(_STRING.sub(TEXT, code))
            lines.append(ANY if is_open else bare)
            bald.append(_bare(_STRING.sub(TEXT, code)))
            numbers.append(number)
    return Code(tuple(lines), tuple(bald), tuple(numbers))


def _bare(line: str) -> str:
    return "".join(line.split())


def has_comment(line: str) -> bool:
    """Tell whether a line of code has a comment, which would be lost with the line."""
    return _COMMENT.search(line) is not None


def _line_feeds(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")


def _without_prose(match: re.Match[str]) -> str:
    return TEXT if _PROSE.search(match[0]) else match[0]


def is_same(source: Code, target: Code) -> bool:
    """Tell whether two pieces of code differ in nothing but prose, comments and where lines are broken."""
    if len(source.lines) == len(target.lines):
        return not differing_lines(source, target)
    is_open = ANY in source.lines or ANY in target.lines
    return is_open or "".join(source.lines) == "".join(target.lines)


def is_for_others(source: str, target: str) -> bool:
    """Tell whether two pieces of code name other services: an example that was chosen for other readers."""
    ours, theirs = set(_DOMAIN.findall(source)), set(_DOMAIN.findall(target))
    return bool(ours) and bool(theirs) and ours.isdisjoint(theirs)


def is_alike(source: Code, target: Code) -> bool:
    """Tell whether two pieces of code are versions of one: more of them is shared than not."""
    ours, theirs = "\n".join(source.lines), "\n".join(target.lines)
    start, end = common_ends(ours, theirs)
    if start + end > _ALIKE * max(len(ours), len(theirs)):
        return True
    shared = len(set(source.lines) & set(target.lines))
    return shared > _ALIKE * max(len(set(source.lines)), len(set(target.lines)))


def differing_lines(source: Code, target: Code) -> list[tuple[int, int]]:
    """Return the (source, target) lines that differ, where both have as many; else nothing."""
    if len(source.lines) != len(target.lines):
        return []
    return [(source.numbers[at], target.numbers[at]) for at in _differing(source, target)]


def is_slip(source: Code, target: Code) -> bool:
    """Tell whether two pieces of code that differ do so by a few characters a line, as a slip of the pen does."""
    is_long_alike = len(source.lines) == len(target.lines)
    return is_long_alike and all(
        _distance(source.lines[at], target.lines[at]) <= _SLIP for at in _differing(source, target)
    )


def _differing(source: Code, target: Code) -> list[int]:
    """Return where two pieces of equally many lines differ."""
    places: list[int] = []
    for at, (one, other) in enumerate(zip(source.lines, target.lines, strict=True)):
        is_prose = (TEXT in one or TEXT in other) and source.bald[at] == target.bald[at]
        if one != other and ANY not in (one, other) and not is_prose:
            places.append(at)
    return places


def _distance(one: str, other: str) -> int:
    """Return how many characters stand between what two lines share at their starts and at their ends."""
    start, end = common_ends(one, other)
    return max(len(one), len(other)) - start - end


def paired(source: Sequence[Code], target: Sequence[Code]) -> list[tuple[int, int]]:
    """Return which pieces of code belong together: equal ones that stand once, and those between by position.

    Between two equal ones there must be as many on either side; otherwise nothing is said of them.
    """
    fixed = [(-1, -1), *_equal_in_order(source, target), (len(source), len(target))]
    pairs: list[tuple[int, int]] = []
    for (first, other_first), (last, other_last) in itertools.pairwise(fixed):
        if last - first == other_last - other_first:
            pairs += zip(range(first + 1, last), range(other_first + 1, other_last), strict=True)
    return pairs


def _equal_in_order(source: Sequence[Code], target: Sequence[Code]) -> list[tuple[int, int]]:
    """Return the longest chain of equal pieces that stand once on each side, in the order of both."""
    places = _single(target)
    found = [(at, places[lines]) for lines, at in _single(source).items() if lines in places]
    tails: list[int] = []
    chain: list[list[tuple[int, int]]] = []
    for pair in sorted(found):
        length = bisect_left(tails, pair[1])
        before = chain[length - 1] if length else []
        tails[length : length + 1] = [pair[1]]
        chain[length : length + 1] = [[*before, pair]]
    return chain[-1] if chain else []


def _single(pieces: Sequence[Code]) -> dict[tuple[str, ...], int]:
    seen: dict[tuple[str, ...], int] = {}
    repeated: set[tuple[str, ...]] = set()
    for at, piece in enumerate(pieces):
        if piece.lines in seen:
            repeated.add(piece.lines)
        seen[piece.lines] = at
    return {lines: at for lines, at in seen.items() if lines not in repeated}
