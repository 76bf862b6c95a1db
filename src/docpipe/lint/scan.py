"""Linear scanners that rules share: the prose of a block, its last mark, and pairs left open."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

import msgspec

from docpipe.model.block import Run, RunKind
from docpipe.model.document import Parsed
from docpipe.model.text import Span

OBJECT = "\ufffc"
"""Stands in prose for what is not text: a code span, a URL, an escape."""

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd々〇"
"""The Han characters, for a set in a pattern."""

HAN_CHARACTER = re.compile(f"[{HAN}]")

# What may stand behind the mark that ends a sentence.
_CLOSERS = "）)”’」』》】〉〕]\"'*_~ \t\r\n"
_SENTENCE_ENDS = "。！？…!?.．；;：:～~؟۔।"
# Full and half width of a bracket are one kind: a mixed pair is closed, if badly.
_KINDS = {"（": "(", "(": "(", "「": "「", "『": "『", "《": "《", "【": "【", "“": "“", "„": "“", "[": "["}
_CLOSES = {"）": "(", ")": "(", "」": "「", "』": "『", "》": "《", "】": "【", "”": "“", "]": "["}
# An escape or entity for one of these means the character, and not markup.
_MARKUP = "*_`~[]\\"
_SMILEY = re.compile(r"[:;=：；][-~^oO'’]?$")


def is_han(character: str) -> bool:
    """Tell whether a character is a Han character (Unicode property Ideographic, without radicals)."""
    return HAN_CHARACTER.match(character) is not None


class Prose(msgspec.Struct, frozen=True):
    """The text of some runs in one string, each character with its place.

    Attributes:
        text: the runs' text; lines are joined by a line feed, and `OBJECT` stands for what is no text.
        starts: index in `text` at which each run begins.
        runs: the runs.
    """

    text: str
    starts: tuple[int, ...]
    runs: tuple[Run, ...]

    def run_at(self, index: int) -> Run:
        """Return the run that the character `index` of `text` came from."""
        return self.runs[bisect_right(self.starts, index) - 1]

    def span(self, start: int, end: int) -> Span:
        """Return where `text[start:end]` (not empty) is written."""
        first, last = self._at(start), self._at(end - 1)
        return Span(first.start, last.end)

    def _at(self, index: int) -> Span:
        number = bisect_right(self.starts, index) - 1
        run = self.runs[number]
        return run.at(min(index - self.starts[number], max(0, len(run.text) - 1)))


def prose_of(runs: Iterable[Run], text: str) -> Prose:
    """Return the prose of some runs of the file `text`, in order."""
    pieces: list[str] = []
    starts: list[int] = []
    kept: list[Run] = []
    length, end = 0, None
    for run in runs:
        if end is not None and "\n" in text[end : run.span.start].replace("\r", "\n"):
            pieces.append("\n")
            length += 1
        piece = run.text if _is_prose(run) else OBJECT
        starts.append(length)
        kept.append(run)
        pieces.append(piece)
        length += len(piece)
        end = run.span.end
    return Prose("".join(pieces), tuple(starts), tuple(kept))


def _is_prose(run: Run) -> bool:
    is_literal = len(run.text) == len(run.span) or (len(run.text) == 1 and run.text not in _MARKUP)
    return run.kind is RunKind.TEXT and is_literal


def block_prose(parsed: Parsed, block: int) -> Prose:
    """Return the prose of one block."""
    return prose_of(parsed.runs_of(block), parsed.text)


def ends_sentence(text: str) -> bool:
    """Tell whether the last mark of `text`, closing quotes and brackets aside, ends a sentence or a clause."""
    return text.rstrip(_CLOSERS)[-1:] in tuple(_SENTENCE_ENDS)


def holds_sentence_end(text: str) -> bool:
    """Tell whether a sentence ends somewhere inside `text`, before its last words."""
    return re.search(r"[。！？]|[.!?](?=\s)", text) is not None


def unclosed(text: str) -> int:
    """Return the index of the last bracket or quote of `text` that is opened and never closed, or -1.

    Each kind is counted by itself, so that a stray mark of one kind hides nothing. A quotation mark that is
    written twice in its opening form (`“这样“`) counts as a pair, and a smiley as none.
    """
    opened: dict[str, list[int]] = {kind: [] for kind in _KINDS.values()}
    for index, character in enumerate(text):
        kind = _KINDS.get(character)
        if kind is not None:
            if character == "“" and opened[kind]:
                opened[kind].pop()
            elif not (kind == "(" and _SMILEY.search(text, max(0, index - 2), index)):
                opened[kind].append(index)
        elif character in _CLOSES:
            # A square bracket only matters inside a round one: `(0, 1]` is closed, `([a]` is not.
            known = opened[_CLOSES[character]] or (opened["("] if character == "]" else [])
            if known:
                known.pop()
    return max((indices[-1] for kind, indices in opened.items() if indices and kind != "["), default=-1)
