"""Inline tokens to facts with places: runs of text, links, images, raw HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from docpipe.model.block import Run, RunKind
from docpipe.model.link import Image, Link, LinkKind
from docpipe.model.text import Span
from docpipe.parse import digests, html
from docpipe.parse.collector import Collector, Reading
from docpipe.parse.extensions.cjk import joins
from docpipe.parse.noted import AT
from docpipe.parse.tags import tag_links

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from docpipe.parse.places import InlinePlaces

INDEX = "index"
JOIN = "join"

MATH = {"math_inline", "math_inline_double"}
_TEXT = {"text", "text_special", "code_inline"} | MATH
BREAKS = {"softbreak", "hardbreak"}


def read_inline(inline: Token, places: InlinePlaces, block: int, collector: Collector) -> list[Reading]:
    """Read one inline block; return what it says, and then what each description of its images says.

    The descriptions are the blocks behind `block`; a blank one is none.
    """
    content, children = inline.content, inline.children or ()
    if len(children) == 1 and children[0].type == "text":
        readings = [_plain(children[0], places, block, collector)]
    else:
        reader = _Reader(collector, content, places, block)
        reader.walk(children, 0, RunKind.TEXT)
        readings = reader.readings
    for found in tag_links(content, children):
        collector.tag_link(found, content, places, block)
    return readings


def _plain(text: Token, places: InlinePlaces, block: int, collector: Collector) -> Reading:
    """Read a block that is one text throughout, as every second one is."""
    start, end = text.meta[AT]
    for first, last in places.pieces(start, end):
        shown = text.content[first - start : last - start]
        collector.runs.append(Run(RunKind.TEXT, places.span(first, last), shown, block))
    return Reading.of(places.whole, text.content)


class _Reader:
    """Walks the tokens of one inline block."""

    def __init__(self, collector: Collector, content: str, places: InlinePlaces, block: int) -> None:
        self.to = collector
        self.content = content
        self.places = places
        self.owner = self.block = block
        self.readings = [Reading(places.whole)]
        self.reading = self.readings[0]
        self.strong = 0
        self.link = -1
        self.link_text = 0
        self.autolink = False

    def walk(self, tokens: Sequence[Token], base: int, kind: RunKind) -> None:
        """Read tokens whose places count from `base` of the content; `kind` is that of plain text."""
        for index, token in enumerate(tokens):
            start, end = token.meta[AT]
            start, end = base + start, base + end
            match token.type:
                case "text" | "text_special":
                    self._text(token, start, end, kind)
                case "code_inline" | "math_inline" | "math_inline_double":
                    self._code(token, start, end)
                case "softbreak" | "hardbreak":
                    self._line_break(tokens, index)
                case "strong_open" | "strong_close":
                    self.strong += token.nesting
                case "link_open" | "link_close":
                    self._link(token, start, end, base)
                case "image":
                    self._image(token, start, end, base, kind)
                case "html_inline":
                    self._html(token, start, end)
                case "footnote_ref":
                    self._note(token, start, kind)

    def _run(self, kind: RunKind, start: int, end: int, text: str | None = None) -> None:
        shown = self.content[start:end] if text is None else text
        run = Run(kind, self.places.span(start, end), shown, self.block, self.strong > 0, self.link)
        self.to.runs.append(run)

    def _text(self, token: Token, start: int, end: int, kind: RunKind) -> None:
        if not token.content:  # the second marker of a `**`
            return
        if token.type == "text_special":
            self._run(kind, start, end, token.content)
        else:
            for first, last in self.places.pieces(start, end):
                self._run(RunKind.URL if self.autolink else kind, first, last)
        self.reading.text.append(token.content)
        self.reading.prose.append(digests.URL if self.autolink else token.content)

    def _code(self, token: Token, start: int, end: int) -> None:
        width = len(token.markup)
        first, last = start + width, end - width
        if len(token.content) < last - first and self.content[first] == self.content[last - 1] == " ":
            first, last = first + 1, last - 1
        for piece_start, piece_end in self.places.pieces(first, last):
            self._run(RunKind.CODE, piece_start, piece_end)
        self.reading.text.append(token.content)
        self.reading.prose.append(digests.CODE)
        self.reading.codes.append(token.content)

    def _line_break(self, tokens: Sequence[Token], index: int) -> None:
        token = tokens[index]
        before, behind = _neighbour(tokens, index, -1), _neighbour(tokens, index, 1)
        token.meta[JOIN] = token.type == "softbreak" and joins(before, behind)
        self.reading.text.append("" if token.meta[JOIN] else " ")
        self.reading.prose.append("\n")

    def _html(self, token: Token, start: int, end: int) -> None:
        self.to.raw_html(self.places.span(start, end), self.block)
        if html.tag_name(token.content).lower() == "br":
            self.reading.text.append(" ")
            self.reading.prose.append("\n")

    def _link(self, token: Token, start: int, end: int, base: int) -> None:
        if token.nesting < 0:
            text = "".join(self.reading.text[self.link_text :])
            self.to.links[self.link] = msgspec.structs.replace(self.to.links[self.link], text=text)
            self.link, self.autolink = -1, False
            return
        span = self.places.span(start, end)
        if token.info == "auto":
            inner = Span(span.start + 1, span.end - 1)
            scheme = "mailto:" if str(token.attrs["href"]).startswith("mailto:") else ""
            written = self.content[start + 1 : end - 1]
            link = Link(LinkKind.AUTOLINK, span, scheme + written.removeprefix(scheme), inner, self.block)
            self.autolink = True
        else:
            kind, (target, target_span) = self.to.target(token, base, self.places)
            link = Link(kind, span, target, target_span, self.block)
        self.link = token.meta[INDEX] = len(self.to.links)
        self.link_text = len(self.reading.text)
        self.to.links.append(link)

    def _image(self, token: Token, start: int, end: int, base: int, outer: RunKind) -> None:
        kind, (target, target_span) = self.to.target(token, base, self.places)
        index = token.meta[INDEX] = len(self.to.images)
        image = Image(kind, self.places.span(start, end), target, target_span, "", self.block)
        self.to.images.append(image)
        children, inside = token.children or (), start + len("![")
        if outer is RunKind.ALT:  # an image in a description is a part of that description
            self.walk(children, inside, RunKind.ALT)
        elif token.content.strip():
            self._description(children, inside, token.content)
        self.to.images[index] = msgspec.structs.replace(image, alt=alternative_text(children))

    def _description(self, children: Sequence[Token], start: int, content: str) -> None:
        """Read an image's description: a block of its own, behind the block that holds the image."""
        own = self.block, self.link, self.reading
        first = start + len(content) - len(content.lstrip())
        self.reading = Reading(self.places.span(first, first + len(content.strip())))
        self.block, self.link = self.owner + len(self.readings), -1
        self.readings.append(self.reading)
        self.walk(children, start, RunKind.ALT)
        self.block, self.link, self.reading = own

    def _note(self, token: Token, start: int, kind: RunKind) -> None:
        inner = self.to.note(token)
        if inner is not None:
            length, link = len(self.reading.text), self.link
            self.link = -1
            self.walk(inner, start + len("^["), kind)
            self.link = link
            del self.reading.text[length:]  # the note is shown elsewhere


def _neighbour(tokens: Sequence[Token], index: int, step: int) -> str:
    """Return the character that the reader sees beside the line break at `index`, or "" for none on that line."""
    index += step
    while 0 <= index < len(tokens) and tokens[index].type not in BREAKS and tokens[index].type != "image":
        token = tokens[index]
        shown = token.content if token.type in _TEXT else html.without_comments(token.content)
        if shown:
            return shown[0 if step > 0 else -1]
        index += step
    return ""


def alternative_text(tokens: Sequence[Token]) -> str:
    """Return the plain text of an image's description."""
    words = []
    for token in tokens:
        if token.type in _TEXT:
            words.append(token.content)
        elif token.type == "image":
            words.append(alternative_text(token.children or ()))
        elif token.type in BREAKS:
            words.append("" if token.meta.get(JOIN) else " ")
    return "".join(words)
