"""One pass over a Chinese post for flaws of width, marks and blanks; each rule takes its own kind."""

from __future__ import annotations

import enum
import re

from docpipe.lint.scan import HAN, HAN_CHARACTER, OBJECT, is_han
from docpipe.model.text import Span


class Flaw(enum.StrEnum):
    """What the pass finds; a value is the name of a group in its pattern."""

    BLANK_IN_HAN = "blank_in_han"
    """Blanks between two Han characters."""
    BLANK_AT_MARK = "blank_at_mark"
    """Blanks beside a full-width mark."""
    WIDE_ALNUM = "wide_alnum"
    """Full-width letters and digits."""
    ELLIPSIS = "ellipsis"
    """Full stops in a row, or `…` that is not there twice."""
    DASH = "dash"
    """Hyphens or one `—` between Han characters."""
    REPEATED_MARK = "repeated_mark"
    """Two or more `！` or `？` in a row."""
    NARROW_MARK = "narrow_mark"
    """A half-width mark behind a Han character."""
    CLASH = "clash"
    """Full-width marks that cannot follow each other."""
    RANGE = "range"
    """A hyphen or `~` between two numbers."""
    MIDDLE_DOT = "middle_dot"
    """A dot between the parts of a name that is not `·`."""


FULL_MARKS = "，。；：、？！"
OPENERS = "（「『《【〈〔"
CLOSERS = "）」』》】〉〕"
# Quotation marks are left out where blanks are concerned: “ and ” stand in Latin text too.
_WIDE = FULL_MARKS + OPENERS + CLOSERS
_WIDE_ALNUM = "０-９Ａ-Ｚａ-ｚ"

# Every alternative looks back at the first character, which one set finds: prose is passed over at the speed of a
# set. No alternative can match in two ways, and what one has taken another cannot report again.
_PASS = re.compile(
    rf"[ ,;:!?.{_WIDE_ALNUM}{FULL_MARKS}…—\-~～•・‧∙]"
    rf"(?:(?P<blank_in_han>(?<=[{HAN}] ) *+(?=[{HAN}]))"
    rf"|(?P<blank_at_mark>(?<=[{HAN}{_WIDE}] ) *+(?=[{_WIDE}])|(?<=[{_WIDE}] ) *+(?=[{HAN}]))"
    rf"|(?P<wide_alnum>(?<=[{_WIDE_ALNUM}])[{_WIDE_ALNUM}]*+)"
    r"|(?P<ellipsis>(?<=\.)\.\.++|(?<=。)。。++|(?<=…)…*+)"
    r"|(?P<repeated_mark>(?<=[！？!?])[！？!?]++)"
    rf"|(?P<narrow_mark>(?<=[{HAN}{CLOSERS}”’][,;:!?.]))"
    r"|(?P<clash>(?<=[，；：、])[，。；：、？！]++|(?<=[。？！])[，。；：、]++)"
    rf"|(?P<dash>(?<=[{HAN}]-)-++(?=[{HAN}])|(?<=[{HAN}]—)(?=[{HAN}]))"
    r"|(?P<range>(?<=[0-9][-~])(?=[0-9]))"
    rf"|(?P<middle_dot>(?<=[{HAN}][•・‧∙])(?=[{HAN}])))"
)

_WORD = re.compile("[A-Za-z]++")
_SENTENCE_ENDS = "。！？\n\r"
_SENTENCE_END = re.compile(f"[{_SENTENCE_ENDS}]")
_WINDOW = 80


def flaws_in(masked: str) -> dict[Flaw, tuple[Span, ...]]:
    """Return where each kind of flaw stands, in order; O(length).

    Args:
        masked: the file with `OBJECT` for what is no prose; an index in it is an offset of the file.
    """
    found: dict[Flaw, list[Span]] = {flaw: [] for flaw in Flaw}
    for match in _PASS.finditer(masked):
        if match.lastgroup:
            found[Flaw(match.lastgroup)].append(Span(*match.span()))
    return {flaw: tuple(spans) for flaw, spans in found.items()}


def sentence_at(masked: str, offset: int) -> Span:
    """Return the sentence around `offset`, as far as it stands on that line and is near."""
    near = max(0, offset - _WINDOW)
    start = max(masked.rfind(mark, near, offset) for mark in _SENTENCE_ENDS)
    end = _SENTENCE_END.search(masked, offset, offset + _WINDOW)
    return Span(max(near, start + 1), end.start() if end else min(len(masked), offset + _WINDOW))


def is_chinese(masked: str, offset: int) -> bool:
    """Tell whether the sentence around `offset` holds at least as many Han characters as Latin words."""
    sentence = sentence_at(masked, offset)
    han = len(HAN_CHARACTER.findall(masked, sentence.start, sentence.end))
    words = len(_WORD.findall(masked, sentence.start, sentence.end))
    return han >= words and han > 1


def is_chinese_row(masked: str, marks: Span) -> bool:
    """Tell whether a row of marks stands in Chinese text: half-width ones behind a Han character only."""
    is_wide = "！" in marks.of(masked) or "？" in marks.of(masked)
    return (is_wide or is_han(before(masked, marks.start))) and is_chinese(masked, marks.start)


def before(masked: str, offset: int) -> str:
    """Return the character before `offset`; `OBJECT` at the start of the file."""
    return masked[offset - 1] if offset else OBJECT


def behind(masked: str, offset: int) -> str:
    """Return the character at `offset`; a line feed behind the end of the file."""
    return masked[offset] if offset < len(masked) else "\n"
