"""What rules that look beyond one file are shown: the site, its links, and pairs of versions."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from docpipe.index.site import SiteIndex
from docpipe.index.targets import Resolved
from docpipe.model.document import Document
from docpipe.model.link import Image, Link
from docpipe.model.page import Published
from docpipe.model.text import Span
from docpipe.model.translation import TranslationState


class ResolvedLink(msgspec.Struct, frozen=True):
    """A link of a document, and where it leads."""

    document: Document
    link: Link
    target: Resolved


class ResolvedImage(msgspec.Struct, frozen=True):
    """An image of a document, and where it leads; `target_span` is where its address is written."""

    document: Document
    image: Image
    target: Resolved


class SiteFacts(msgspec.Struct, frozen=True):
    """The whole site, as rules see it.

    Attributes:
        links, images: of every document, in the order of the paths and of the files.
        published: which page exists; None when nobody has decided that yet.
    """

    site: SiteIndex
    states: tuple[TranslationState, ...] = ()
    published: Published | None = None
    links: tuple[ResolvedLink, ...] = ()
    images: tuple[ResolvedImage, ...] = ()

    @property
    def documents(self) -> Iterator[Document]:
        """Every document of the site, in the order of the paths."""
        return iter(self.site.by_path.values())


class PairFacts(msgspec.Struct, frozen=True):
    """A translation beside its source."""

    site: SiteIndex
    source: Document
    target: Document
    state: TranslationState


def title_span(document: Document) -> Span | None:
    """Return where the title is written, the place for what is said of a document as a whole.

    None where the document has no title.
    """
    field = document.front_matter.field("title") if document.front_matter else None
    if field is not None:
        return field.value_span
    return document.headings[document.title_heading].span if document.title_heading >= 0 else None
