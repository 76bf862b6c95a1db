"""What filling a page takes and gives: the documents it is made of, and the text that comes of them."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from markupsafe import Markup

from docpipe.model.body import Body
from docpipe.model.document import Document
from docpipe.model.locale import Locale
from docpipe.publish.text import Text
from docpipe.publish.urls import fragment_of

Anchors = Callable[[str], str]
"""Returns the id a page carries for the id an author wrote."""


class Voice(msgspec.Struct, frozen=True):
    """One of the documents a page is made of.

    Attributes:
        ids: the language-neutral id of each block, "" for none.
        link: makes the attributes of a link from its target as written.
        image: makes those of an image; the flag says that it is the page's first.
    """

    document: Document
    body: Body
    locale: Locale
    ids: tuple[str, ...]
    link: Callable[[str, Anchors], str]
    image: Callable[[str, bool], str]


class Heading(msgspec.Struct, frozen=True):
    """A heading as the page shows it; the level is 2 at least."""

    id: str
    text: Text
    level: int

    @property
    def href(self) -> str:
        """The address of the heading on its own page."""
        return fragment_of(self.id)


class FilledNote(msgspec.Struct, frozen=True):
    """A footnote as the page lists it, with the attributes of its list item."""

    attributes: Markup
    markup: Markup


class Filled(msgspec.Struct, frozen=True):
    """The text of a page, ready to be written.

    Attributes:
        title_id: the id of the page's own heading, or "".
        headings: all others, in the order of the page.
    """

    markup: Markup
    notes: tuple[FilledNote, ...]
    headings: tuple[Heading, ...]
    title_id: str
