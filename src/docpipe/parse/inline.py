"""Inline tokens to facts with places: runs of text, links, images, raw HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from docpipe.model.document import Comment, Image, Link, LinkKind, RawHtml, Run, RunKind
from docpipe.model.text import Span
from docpipe.parse import html
from docpipe.parse.extensions.cjk import joins
from docpipe.parse.positions import AT, TARGET

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markdown_it.token import Token

    from docpipe.parse.places import InlinePlaces

INDEX = "index"
JOIN = "join"

# How far from a line break a character may stand, marks and blanks between them, to decide what it joins.
_NEAR = 8

Target = tuple[str, Span]
"""A destination as written and where it is written."""


class Collector:
    """Gathers what the inline blocks of one document hold, in the order of the file.

    Links and images are numbered as they come; the token keeps its number for the renderer.
    """

    def __init__(self, file_text: str, definitions: Mapping[str, Target], notes: Mapping[int, Sequence[Token]]) -> None:
        """Take the file's text, the reference definitions by normalised label, and inline notes by id."""
        self.runs: list[Run] = []
        self.links: list[Link] = []
        self.images: list[Image] = []
        self.comments: list[Comment] = []
        self.html: list[RawHtml] = []
        self.ids: list[str] = []
        self._file_text = file_text
        self._definitions = definitions
        self._notes = notes

    def read(self, tokens: Sequence[Token], content: str, places: InlinePlaces, block: int) -> str:
        """Read one inline block; return its text as the reader sees it, lines joined.

        Runs of an image's description belong to the blocks behind `block`, one for each
        description that is not blank.
        """
        reader = _Reader(self, content, places, block)
        reader.walk(tokens, 0, RunKind.TEXT)
        return "".join(reader.text)

    def raw_html(self, span: Span, block: int) -> None:
        """Read a stretch of raw HTML: comments, addresses and ids."""
        text = span.of(self._file_text)
        found = list(html.comments(text))
        for comment in found:
            place = Span(span.start + comment.start, span.start + comment.end)
            self.comments.append(Comment(place, comment.inner.strip()))
        text = html.blanked(text, ((comment.start, comment.end) for comment in found))
        if text.strip():
            inset = len(text) - len(text.lstrip())
            kept = text.strip()
            self.html.append(RawHtml(Span(span.start + inset, span.start + inset + len(kept)), kept))
        for attribute in html.attributes(text, span.start):
            self._attribute(attribute, block)

    def _attribute(self, found: html.Attribute, block: int) -> None:
        if found.name == "href" and found.tag in {"a", "area"}:
            self.links.append(Link(LinkKind.HTML, found.tag_span, found.value, found.value_span, block))
        elif found.name == "src" and found.tag in {"img", "source", "video", "audio"}:
            self.images.append(Image(LinkKind.HTML, found.tag_span, found.value, found.value_span, "", block))
        elif found.name == "id" or (found.name == "name" and found.tag == "a"):
            self.ids.append(found.value)

    def target(self, token: Token, base: int, places: InlinePlaces) -> tuple[LinkKind, Target]:
        """Return how a link or image is written, its destination, and where that stands."""
        label = token.meta.get("label")
        if label is not None:
            return LinkKind.REFERENCE, self._definitions.get(label, ("", places.span(base, base)))
        start, end, destination = token.meta[TARGET]
        if places.span(base + start, base + end).of(self._file_text).startswith("<") and end - start >= len("<>"):
            start, end = start + 1, end - 1
        return LinkKind.INLINE, (destination, places.span(base + start, base + end))

    def note(self, token: Token) -> Sequence[Token] | None:
        """Return the tokens of an inline note, or None for a reference to a defined one."""
        return None if "label" in token.meta else self._notes.get(token.meta["id"])


class _Reader:
    """Walks the tokens of one inline block."""

    def __init__(self, collector: Collector, content: str, places: InlinePlaces, block: int) -> None:
        self.to = collector
        self.content = content
        self.places = places
        self.owner = self.block = block
        self.text: list[str] = []
        self.strong = 0
        self.link = -1
        self.autolink = False
        self.descriptions = 0

    def walk(self, tokens: Sequence[Token], base: int, kind: RunKind) -> None:
        """Read tokens whose places count from `base` of the content; `kind` is that of plain text."""
        for token in tokens:
            start, end = token.meta[AT]
            start, end = base + start, base + end
            match token.type:
                case "text" | "text_special":
                    self._text(token, start, end, kind)
                case "code_inline":
                    self._code(token, start, end)
                case "softbreak" | "hardbreak":
                    self._line_break(token, start, end)
                case "strong_open" | "strong_close":
                    self.strong += token.nesting
                case "link_open" | "link_close":
                    self._link(token, start, end, base)
                case "image":
                    self._image(token, start, end, base)
                case "html_inline":
                    self.to.raw_html(self.places.span(start, end), self.block)
                case "footnote_ref":
                    self._note(token, start)

    def _run(self, kind: RunKind, start: int, end: int, text: str | None = None) -> None:
        span = self.places.span(start, end)
        shown = self.content[start:end] if text is None else text
        if shown:
            self.to.runs.append(Run(kind, span, shown, self.block, self.strong > 0, self.link))

    def _text(self, token: Token, start: int, end: int, kind: RunKind) -> None:
        if not token.content:  # the second marker of a `**`
            return
        if token.type == "text_special":
            self._run(kind, start, end, token.content)
        else:
            for first, last in self.places.pieces(start, end):
                self._run(RunKind.URL if self.autolink else kind, first, last)
        if kind is not RunKind.ALT:
            self.text.append(token.content)

    def _code(self, token: Token, start: int, end: int) -> None:
        width = len(token.markup)
        first, last = start + width, end - width
        if len(token.content) < last - first and self.content[first] == self.content[last - 1] == " ":
            first, last = first + 1, last - 1
        for piece_start, piece_end in self.places.pieces(first, last):
            self._run(RunKind.CODE, piece_start, piece_end)
        self.text.append(token.content)

    def _line_break(self, token: Token, start: int, end: int) -> None:
        token.meta[JOIN] = token.type == "softbreak" and joins(
            self.content[max(start - _NEAR, 0) : start].rstrip(" *_~`")[-1:],
            self.content[end : end + _NEAR].lstrip(" \t*_~`")[:1],
        )
        self.text.append("" if token.meta[JOIN] else " ")

    def _link(self, token: Token, start: int, end: int, base: int) -> None:
        if token.nesting < 0:
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
        self.to.links.append(link)

    def _image(self, token: Token, start: int, end: int, base: int) -> None:
        kind, (target, target_span) = self.to.target(token, base, self.places)
        index = token.meta[INDEX] = len(self.to.images)
        image = Image(kind, self.places.span(start, end), target, target_span, "", self.block)
        self.to.images.append(image)
        # A description is a block of its own, behind the block that holds the image.
        own = self.block, self.link
        if token.content.strip():
            self.descriptions += 1
            self.block = self.owner + self.descriptions
        self.link = -1
        self.walk(token.children or (), start + len("!["), RunKind.ALT)
        self.block, self.link = own
        self.to.images[index] = msgspec.structs.replace(image, alt=alternative_text(token.children or ()))

    def _note(self, token: Token, start: int) -> None:
        inner = self.to.note(token)
        if inner is not None:
            length = len(self.text)
            self.walk(inner, start + len("^["), RunKind.TEXT)
            del self.text[length:]  # the note is shown elsewhere


def alternative_text(tokens: Sequence[Token]) -> str:
    """Return the plain text of an image's description."""
    words = []
    for token in tokens:
        if token.type in {"text", "text_special", "code_inline"}:
            words.append(token.content)
        elif token.type == "image":
            words.append(alternative_text(token.children or ()))
        elif token.type in {"softbreak", "hardbreak"}:
            words.append("" if token.meta.get(JOIN) else " ")
    return "".join(words)
