"""What is gathered while a document's blocks are read: text for the blocks, and facts with places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docpipe.model.block import Run
from docpipe.model.link import Image, Link, LinkKind
from docpipe.model.markup import Comment, RawHtml
from docpipe.model.text import Span
from docpipe.parse import html
from docpipe.parse.noted import TARGET

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markdown_it.token import Token

    from docpipe.parse.places import InlinePlaces
    from docpipe.parse.tags import TagLink

_PLAYED = frozenset({"img", "source", "video", "audio"})

Target = tuple[str, Span]
"""A destination as written and where it is written."""


class Reading:
    """What one block says, gathered while its tokens are walked.

    Attributes:
        span: of its content, markup included.
        text: what the reader sees, in pieces, lines joined.
        prose: the same with one mark for each code span and each address, line breaks as they are.
        codes: what its code spans hold.
    """

    __slots__ = ("codes", "prose", "span", "text")

    def __init__(self, span: Span) -> None:
        """Start without a word."""
        self.span = span
        self.text: list[str] = []
        self.prose: list[str] = []
        self.codes: list[str] = []

    @classmethod
    def of(cls, span: Span, text: str) -> Reading:
        """Return the reading of a plain text."""
        reading = cls(span)
        reading.text.append(text)
        reading.prose.append(text)
        return reading


class Collector:
    """Gathers what the inline blocks of one document hold, in the order of the file.

    Links and images are numbered as they come; the token keeps its number for the renderer.
    `other_links` and `other_images` are those that no token stands for and no digest of a block counts.
    """

    def __init__(
        self, text: str, definitions: Mapping[str, Target], notes: Mapping[int, Sequence[Token]], *, jsx: bool = False
    ) -> None:
        """Take what is known of the document.

        Args:
            text: of the whole file, as far as it was parsed.
            definitions: the reference definitions by normalised label.
            notes: the tokens of the inline notes by id.
            jsx: whether tags that name components are no HTML.
        """
        self.runs: list[Run] = []
        self.links: list[Link] = []
        self.images: list[Image] = []
        self.other_links: list[Link] = []
        self.other_images: list[Image] = []
        self.comments: list[Comment] = []
        self.html: list[RawHtml] = []
        self.ids: list[tuple[int, str]] = []
        self.components: list[int] = []
        self._text = text
        self._definitions = definitions
        self._notes = notes
        self._jsx = jsx

    def raw_html(self, span: Span, block: int) -> None:
        """Read a stretch of raw HTML: comments, addresses and ids."""
        text = span.of(self._text)
        found = list(html.comments(text))
        for comment in found:
            place = Span(span.start + comment.start, span.start + comment.end)
            self.comments.append(Comment(place, comment.inner.strip()))
        text = html.blanked(text, ((comment.start, comment.end) for comment in found))
        found_attributes = list(html.attributes(text, span.start))
        languages = {each.tag_span: each.value for each in found_attributes if each.name == "hreflang"}
        for attribute in found_attributes:
            self._attribute(attribute, block, languages.get(attribute.tag_span, ""))
        if self._jsx:
            components = list(html.components(text))
            self.components += (span.start + first for first, _ in components)
            text = html.blanked(text, components)
        if kept := text.strip():
            start = span.start + len(text) - len(text.lstrip())
            self.html.append(RawHtml(Span(start, start + len(kept)), kept))

    def _attribute(self, found: html.Attribute, block: int, language: str) -> None:
        if found.name == "href" and found.tag in {"a", "area"}:
            self.links.append(Link(LinkKind.HTML, found.tag_span, found.value, found.value_span, block, language))
        elif found.name == "src" and found.tag in _PLAYED:
            self.images.append(Image(LinkKind.HTML, found.tag_span, found.value, found.value_span, "", block))
        elif found.name == "poster" and found.tag == "video":
            self.other_images.append(Image(LinkKind.HTML, found.tag_span, found.value, found.value_span, "", block))
        elif found.name == "srcset" and found.tag in {"img", "source"}:
            for address, place in html.candidates(found, self._text):
                self.other_images.append(Image(LinkKind.HTML, found.tag_span, address, place, "", block))
        elif found.name == "id" or (found.name == "name" and found.tag == "a"):
            self.ids.append((found.value_span.start, found.value))

    def tag_link(self, found: TagLink, content: str, places: InlinePlaces, block: int) -> None:
        """Note a link or an image whose address is a generator's tag."""
        whole, place = places.span(found.start, found.end), places.span(found.first, found.last)
        target = content[found.first : found.last]
        if not found.is_image:
            self.other_links.append(Link(LinkKind.TAG, whole, target, place, block, text=found.text))
        else:
            self.other_images.append(Image(LinkKind.TAG, whole, target, place, found.text, block))

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of all link reference definitions, sorted."""
        return tuple(sorted(self._definitions))

    def target(self, token: Token, base: int, places: InlinePlaces) -> tuple[LinkKind, Target]:
        """Return how a link or image is written, its destination, and where that stands."""
        label = token.meta.get("label")
        if label is not None:
            return LinkKind.REFERENCE, self._definitions[label]
        start, end, destination = token.meta[TARGET]
        if places.span(base + start, base + end).of(self._text).startswith("<") and end - start >= len("<>"):
            start, end = start + 1, end - 1
        return LinkKind.INLINE, (destination, places.span(base + start, base + end))

    def note(self, token: Token) -> Sequence[Token] | None:
        """Return the tokens of an inline note, or None for a reference to a defined one."""
        return None if "label" in token.meta else self._notes[token.meta["id"]]
