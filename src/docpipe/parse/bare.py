"""Addresses written out in a text without any mark of a link, each as far as it goes."""

from __future__ import annotations

import itertools
import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from docpipe.model.block import Run, RunKind
from docpipe.model.link import Link, LinkKind
from docpipe.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Begins with what is rare in a text, so that the search is quick; what stands before is looked at afterwards.
_ADDRESS = re.compile(r"://(?P<host>[A-Za-z0-9.:-]+)[A-Za-z0-9\-._~:/?#@!$&'()*+,;=%\[\]]*+")
_SCHEME = re.compile(r"(?<![A-Za-z0-9])(?:https?|ftp)\Z")
_LONGEST_SCHEME = 6
_TRAILING = "?!.,:;*_~'"

_LETTERS = r"\w\-.~:/?#@!$&'()*+,;=%\[\]"
_OTHER = re.compile(rf"[^{_LETTERS}]")
_SHOWN = re.compile(rf"https?://[A-Za-z0-9.:-]+(?P<path>[{_LETTERS}]*+)")
_HAN = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
# Letters of the address or of the sentence: nobody can tell.
_GLUED = re.compile(r"(?:[A-Za-z0-9]|\A/)[^\W\x00-\x7f]")
# What stands there for something else: `https://a.example/<name>`, `https://a.example/{id}`.
_BLANKS_TO_FILL = frozenset("<{^\\")
# How many characters are read of an address, and of what may open a template before it.
_LONGEST = 2000
_TEMPLATES = (("{{", "}}"), ("{%", "%}"))


class Found(NamedTuple):
    """An address in a text.

    Attributes:
        start, end: of the address.
        behind: offset of the first character that no address can hold; marks of the sentence stand between.
        is_host: whether nothing stands behind its host.
    """

    start: int
    end: int
    behind: int
    is_host: bool


def addresses_in(text: str, span: Span | None = None) -> Iterator[Found]:
    """Yield the addresses with a scheme that stand in `text`, or in a span of it, in order; O(length).

    They end at what is not ASCII, and before the marks and brackets that are the sentence's.
    """
    within = span or Span(0, len(text))
    for found in _ADDRESS.finditer(text, within.start, within.end):
        scheme = _SCHEME.search(text[max(0, found.start() - _LONGEST_SCHEME) : found.start()])
        if scheme is not None:
            first = found.start() - len(scheme[0])
            end = first + len(trimmed(text[first : found.end()]))
            yield Found(first, end, found.end(), found.end() == found.end("host"))


def bare_links(text: str, runs: Sequence[Run]) -> tuple[Link, ...]:
    """Return the web addresses that stand in the prose of a post and in no link, in order; O(length).

    Generators that make links of them take Chinese text behind them along; what is returned is the address itself.
    Chinese letters in a path belong to it, unless they follow a letter, a digit or the slash of the host: such an
    address is left out, and so is one with a place to be filled in, and one that a template is given.

    Args:
        text: of the file.
        runs: of the file, in order.
    """
    links: list[Link] = []
    behind = 0
    for number, run in enumerate(runs) if "://" in text else ():
        if "://" in run.text and _is_prose(run):
            for found in addresses_in(text, run.span):
                # What is a part of another address is none.
                if found.start >= max(behind, run.span.start):
                    stretch = _stretch(runs, number, found.start)
                    behind = stretch.end
                    links += [] if _is_argument(run, found.start) else _link(stretch, found.start, run)
    return tuple(links)


class _Stretch(NamedTuple):
    """What the reader sees in one piece, from an address on.

    Attributes:
        text: it, escapes and entities undone.
        runs: it is made of, each with the index in `text` of its first character, be that a negative one.
        end: offset of the first character of the file behind what may belong to an address.
    """

    text: str
    runs: tuple[tuple[int, Run], ...]
    end: int

    def place(self, index: int) -> Span:
        """Return where the character `index` stands in the file."""
        first, run = next(each for each in reversed(self.runs) if each[0] <= index)
        return run.at(index - first)


def _stretch(runs: Sequence[Run], number: int, start: int) -> _Stretch:
    """Return what is read from `start` in a run on, as far as an address may reach, and some more."""
    text, parts = "", []
    first, end = runs[number].span.start - start, runs[number].span.start
    for run in itertools.islice(runs, number, None):
        if run.span.start != end or not _is_prose(run):
            break
        shown = run.text[max(0, -first) : _LONGEST - first]
        parts.append((first, run))
        text += shown
        other = _OTHER.search(shown)
        if other is not None or len(text) >= _LONGEST:
            end = run.at((other.start() if other else len(shown)) - min(0, first)).start
            break
        first, end = len(text), run.span.end
    return _Stretch(text, tuple(parts), end)


def _link(stretch: _Stretch, start: int, run: Run) -> Iterator[Link]:
    """Yield the address that a stretch begins with, if it is one."""
    shown = stretch.text
    found = _SHOWN.match(shown)
    if found is None or found.end() >= _LONGEST:
        return
    path, end = found["path"], found.end()
    if path and _HAN.match(path):
        path, end = "", found.start("path")
    elif not path.isascii() and (not path[:1].isascii() or _GLUED.search(path)):
        return
    behind = shown[end : end + 1]
    if behind in _BLANKS_TO_FILL or (behind and unicodedata.category(behind).startswith("M")):
        return
    address = trimmed(shown[:end])
    span = Span(start, stretch.place(len(address) - 1).end)
    yield Link(LinkKind.BARE, span, address, span, run.block)


def _is_prose(run: Run) -> bool:
    return run.kind is RunKind.TEXT and run.link < 0


def _is_argument(run: Run, start: int) -> bool:
    """Tell whether a generator's template is open at `start`."""
    before = run.text[max(0, start - run.span.start - _LONGEST) : start - run.span.start]
    return any(before.rfind(opening) > before.rfind(closing) for opening, closing in _TEMPLATES)


def trimmed(address: str) -> str:
    """Return an address without the marks and brackets at its end that are the sentence's.

    >>> trimmed("https://a.example/x_(y)),")
    'https://a.example/x_(y)'
    """
    end = len(address)
    extra = {closing: address.count(closing) - address.count(opening) for opening, closing in ("()", "[]")}
    while end and (address[end - 1] in _TRAILING or extra.get(address[end - 1], 0) > 0):
        end -= 1
        if address[end] in extra:
            extra[address[end]] -= 1
    return address[:end]
