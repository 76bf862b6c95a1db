"""Findings that were there before: a file of them, or those of an earlier state of the site, are told no more.

A finding is known by its file, its rule and the text around its place, without white space, so that it is
found again when lines move. If its file is gone, the same rule and text anywhere else will do: files are renamed.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

import msgspec

from docpipe.model.diagnostic import Diagnostic, Place
from docpipe.model.errors import ConfigError
from docpipe.model.text import Position

VERSION = 1

# Characters around a place that tell it from others, and the most of the place itself.
_AROUND = 20
_LONGEST = 80
_DIGITS = 16


class Known(msgspec.Struct, frozen=True, order=True):
    """What a finding is known by.

    Attributes:
        text: digest of the text at and around its place, or of the message where it is about a whole file.
    """

    path: str
    code: str
    text: str


class Baseline(msgspec.Struct, frozen=True):
    """How often each finding was there."""

    counts: dict[Known, int] = {}

    @classmethod
    def of(cls, diagnostics: Iterable[Diagnostic]) -> Baseline:
        """Return the baseline that holds just these findings."""
        return cls(dict(Counter(map(known_by, diagnostics))))


class Compared(msgspec.Struct, frozen=True):
    """Findings held against a baseline.

    Attributes:
        new: those it does not hold, in their order.
        left_over: how many of its entries have no finding any more, among the files that were looked at.
    """

    new: tuple[Diagnostic, ...]
    left_over: int


def known_by(diagnostic: Diagnostic) -> Known:
    """Return what a finding is known by; its place needs its excerpt."""
    place = diagnostic.place
    text = _around(place) if place.start else str(diagnostic.message)
    text = "".join(unicodedata.normalize("NFC", text).split())
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
    return Known(place.path, diagnostic.code, digest)


def _around(place: Place) -> str:
    if place.start is None or place.end is None:
        return ""
    first = place.start.column - place.excerpt_column
    last = place.end.column - place.excerpt_column if place.end.line == place.start.line else first + _LONGEST
    return place.excerpt[max(0, first - _AROUND) : min(last, first + _LONGEST) + _AROUND]


def compare(diagnostics: Iterable[Diagnostic], baseline: Baseline, paths: Collection[str]) -> Compared:
    """Hold findings against a baseline.

    Args:
        diagnostics: of the files that were looked at.
        baseline: what was there before.
        paths: all files that there are; entries of others may be found under another name.
    """
    left = Counter(baseline.counts)
    moved = Counter[tuple[str, str]]()
    for known, count in baseline.counts.items():
        if known.path not in paths:
            moved[known.code, known.text] += count
    new: list[Diagnostic] = []
    looked_at: set[str] = set()
    for diagnostic in diagnostics:
        known = known_by(diagnostic)
        looked_at.add(known.path)
        if left[known] > 0:
            left[known] -= 1
        elif moved[known.code, known.text] > 0:
            moved[known.code, known.text] -= 1
        else:
            new.append(diagnostic)
    gone = sum(count for known, count in left.items() if known.path in paths)
    return Compared(tuple(new), gone + sum(moved.values()))


def not_said_before(new: Iterable[Diagnostic], gone: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return those of `new` that say something else of their file than all of `gone`.

    A paragraph that was written anew around a broken link has that link still.
    """
    left = Counter(map(_said, gone))
    unheard: list[Diagnostic] = []
    for diagnostic in new:
        said = _said(diagnostic)
        if left[said] > 0:
            left[said] -= 1
        else:
            unheard.append(diagnostic)
    return tuple(unheard)


def _said(diagnostic: Diagnostic) -> tuple[str, str, str]:
    return diagnostic.place.path, diagnostic.code, str(diagnostic.message)


def write_baseline(baseline: Baseline) -> str:
    """Return the text of a baseline: a line of JSON per finding, sorted, so that branches merge."""
    lines: list[dict[str, str | int]] = [{"docpipe-baseline": VERSION}]
    lines += [
        {"path": known.path, "code": known.code, "text": known.text, **({"count": count} if count > 1 else {})}
        for known, count in sorted(baseline.counts.items())
    ]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def read_baseline(text: str, path: str) -> Baseline:
    """Return the baseline that `text` holds.

    Raises:
        ConfigError: it is none, or a line of it is damaged; with its place.
    """
    counts: dict[Known, int] = {}
    lines = text.removeprefix("\ufeff").split("\n")
    if _object(lines[0]).get("docpipe-baseline") != VERSION:
        raise ConfigError("this is no baseline of docpipe", hint="Make one with --update-baseline", path=path)
    for number, known, count in _entries(lines):
        if known is None:
            hint = "Make the file anew with --update-baseline"
            raise ConfigError("this line is no entry of a baseline", hint=hint, path=path, position=Position(number, 1))
        counts[known] = counts.get(known, 0) + count
    return Baseline(counts)


def _entries(lines: list[str]) -> Iterator[tuple[int, Known | None, int]]:
    for number, line in enumerate(lines[1:], start=2):
        if not line.strip():
            continue
        entry = _object(line)
        words = [entry.get(key) for key in ("path", "code", "text")]
        count = entry.get("count", 1)
        if all(isinstance(word, str) for word in words) and isinstance(count, int):
            yield number, Known(*map(str, words)), count
        else:
            yield number, None, 0


def _object(line: str) -> dict[str, object]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}
