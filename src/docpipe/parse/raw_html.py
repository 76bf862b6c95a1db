"""Raw HTML of a post made harmless and whole, where a site shows it: by nh3, in units that are balanced.

What an author opens in one place may end paragraphs later (`<details>`), so pieces of the body are joined until
everything that was opened in raw HTML is closed again; the joined markup is read as a browser would, reduced to what
is allowed, and written anew. Slots survive that as attributes and text under a name that the post does not contain,
and so does what only docpipe may write: classes and roles, with which an author could dress up a passage as part of
the page, formulas and checkboxes.
"""

from __future__ import annotations

import html
import itertools
import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

import nh3

from docpipe.model.body import Piece, Role, Slot, SlotKind
from docpipe.parse.html import AUTHORS
from docpipe.parse.slot_marks import MARK, parts_of

# fmt: off
_PHRASING = frozenset(
    {
        "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn", "em", "i", "img", "ins", "kbd",
        "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var",
        "wbr",
    }
)
# What our own renderer writes is among it; a page has one h1, which is its title.
_FLOW = _PHRASING | frozenset(
    {
        "address", "aside", "blockquote", "caption", "col", "colgroup", "dd", "details", "div", "dl", "dt",
        "figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "section", "summary",
        "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    }
)
# fmt: on
_ATTRIBUTES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "*": frozenset({"dir", "lang", "title"}),
        "a": frozenset({"href"}),
        "img": frozenset({"src", "alt"}),
        "details": frozenset({"open"}),
        "ol": frozenset({"start", "reversed"}),
        "li": frozenset({"value"}),
        "td": frozenset({"colspan", "rowspan"}),
        "th": frozenset({"colspan", "rowspan", "scope"}),
        "col": frozenset({"span"}),
        "time": frozenset({"datetime"}),
        "data": frozenset({"value"}),
        "del": frozenset({"datetime"}),
        "ins": frozenset({"datetime"}),
    }
)
_VOID = frozenset(
    {"br", "col", "hr", "img", "input", "wbr", "embed", "source", "track", "area", "base", "link", "meta"}
)
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_OURS = re.compile(r' (class|role|tabindex|aria-label)="')
_KEPT = re.compile(r"<math\b.*?</math>|<input\b[^>]*>", re.DOTALL)
_ADDRESS = re.compile(r' (href|src)="([^"]*)"')
_STEPS = {Role.OPEN: 1, Role.CLOSE: -1, Role.LEAF: 0}
# These slots are attributes of the tag they stand in; the others are text or parts of an attribute's value.
_IN_TAGS = frozenset({SlotKind.LINK, SlotKind.IMAGE, SlotKind.HEADING, SlotKind.BLOCK})


class Sanitizer:
    """Makes the raw HTML of one document harmless; the addresses in it are collected in `targets`."""

    def __init__(self, text: str) -> None:
        """Work on a document whose whole text is `text`."""
        plain = (text + html.unescape(text)).lower()
        self._name = next(name for number in itertools.count() if (name := f"slot{number}x") not in plain)
        self.targets: list[str] = []

    def pieces(self, pieces: Sequence[Piece], raw: Mapping[int, str], mixed: Container[int]) -> Iterator[Piece]:
        """Yield the pieces, those with raw HTML cleaned, and joined with what belongs together with them.

        Args:
            pieces: of the document, or of one of its notes.
            raw: the blocks of HTML, by the number of the piece.
            mixed: the numbers of the pieces with tags in their text: what is opened there ends there.
        """
        ready = [self._inside(piece) if number in mixed else piece for number, piece in enumerate(pieces)]
        number = 0
        while number < len(ready):
            if number not in raw:
                yield ready[number]
                number += 1
                continue
            end = _end_of_unit(ready, raw, number)
            yield self._whole(ready[number:end])
            number = end

    def _inside(self, piece: Piece) -> Piece:
        first, last = piece.parts[0], piece.parts[-1]
        if isinstance(first, Slot) and isinstance(last, Slot):
            # A paragraph of a tight list has no tag of its own, but slots for one.
            between = self._clean(_joined([Piece(piece.role, piece.parts[1:-1])]), _PHRASING)
            return Piece(piece.role, (first, *parts_of(between), last), piece.block)
        markup = _joined([piece])
        start, end = markup.find(">") + 1, markup.rfind("</")
        if not markup.startswith("<") or not 0 < start <= end:
            return Piece(piece.role, parts_of(self._clean(markup, _PHRASING)), piece.block)
        inner = self._clean(markup[start:end], _PHRASING)
        return Piece(piece.role, parts_of(markup[:start] + inner + markup[end:]), piece.block)

    def _whole(self, unit: Sequence[Piece]) -> Piece:
        blocks = {piece.block for piece in unit if piece.block >= 0}
        cleaned = self._clean(_joined(unit), _FLOW).strip("\n")
        return Piece(Role.LEAF, parts_of(f"{cleaned}\n" if cleaned else ""), blocks.pop() if len(blocks) == 1 else -1)

    def _clean(self, markup: str, tags: frozenset[str]) -> str:
        numbers = itertools.count()
        kept: list[str] = []

        def keep(found: re.Match[str]) -> str:
            kept.append(found[0])
            return f"{self._name}({len(kept) - 1})"

        def ours(text: str) -> str:
            return _OURS.sub(rf' data-{self._name}-\1="', _KEPT.sub(keep, text))

        def hidden(mark: re.Match[str]) -> str:
            said = f"{mark[1]}{mark[2]}.{mark[3]}"
            if SlotKind(mark[1]) in _IN_TAGS:
                return f' data-{self._name}-{next(numbers)}="{said}"'
            return f"{self._name}({said})"

        # The parts between are what an author wrote, at every second place.
        parts = AUTHORS.split(markup)
        parts[::2] = map(ours, parts[::2])
        cleaned = nh3.clean(
            MARK.sub(hidden, "".join(parts)),
            tags=set(tags),
            attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
            generic_attribute_prefixes={f"data-{self._name}-"},
            url_schemes={"http", "https", "mailto"},
            link_rel=None,
            strip_comments=True,
        )
        cleaned = _TAG.sub(self._open_addresses, cleaned)
        found = re.sub(rf' data-{self._name}-\d+="([a-z]+\d+\.\d+)"', "\0\\1\0", cleaned)
        found = re.sub(rf' data-{self._name}-([a-z-]+)="', r' \1="', found)
        found = re.sub(rf"{self._name}\(([a-z]+\d+\.\d+)\)", "\0\\1\0", found)
        # In the value of an attribute, which an author left open before it, a formula would end the value.
        found = _TAG.sub(lambda tag: re.sub(rf"{self._name}\(\d+\)", "", tag[0]), found)
        return re.sub(rf"{self._name}\((\d+)\)", lambda number: kept[int(number[1])], found)

    def _open_addresses(self, tag: re.Match[str]) -> str:
        """Leave the addresses of a tag open; our own links have none yet."""

        def opened(found: re.Match[str]) -> str:
            self.targets.append(html.unescape(found[2]))
            kind = SlotKind.RAW_LINK if found[1] == "href" else SlotKind.RAW_IMAGE
            return f"\0{kind.value}{len(self.targets) - 1}.0\0"

        return _ADDRESS.sub(opened, tag[0])


def _end_of_unit(pieces: Sequence[Piece], raw: Mapping[int, str], start: int) -> int:
    """Return the end of the shortest run of whole pieces from `start` in which raw HTML closes what it opens.

    Where nothing ever closes it, that is the end of the container it stands in.
    """
    depth = 0
    still_open: list[str] = []
    for number in range(start, len(pieces)):
        depth += _STEPS[pieces[number].role]
        if depth < 0:
            return number
        still_open = _after(still_open, raw.get(number, ""))
        if depth == 0 and not still_open:
            return number + 1
    return len(pieces)


def _after(still_open: Sequence[str], text: str) -> list[str]:
    """Return the names of the elements that are open behind more raw HTML."""
    stack = list(still_open)
    for tag in _TAG.finditer(text):
        name = tag[2].lower()
        if tag[1]:
            if name in stack:
                del stack[len(stack) - 1 - stack[::-1].index(name) :]
        elif name not in _VOID:
            stack.append(name)
    return stack


def _joined(pieces: Iterable[Piece]) -> str:
    return "".join(_mark(part) if isinstance(part, Slot) else part for piece in pieces for part in piece.parts)


def _mark(slot: Slot) -> str:
    return f"\0{slot.kind.value}{slot.index}.{slot.nth}\0"
