"""A feed before it is written: what all formats have in common."""

from __future__ import annotations

import datetime as dt
import re
from functools import cached_property
from xml.sax.saxutils import escape

import msgspec

from docpipe.publish.text import Text

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Version(msgspec.Struct, frozen=True):
    """An entry's text in another language: its BCP 47 tag and the whole address of its page."""

    language: str
    url: str


class Item(msgspec.Struct, frozen=True, dict=True):
    """An entry.

    Attributes:
        id: a tag URI (RFC 4151), the same as long as there is the text.
        url: whole address of its page.
        published, updated: by the clocks of the site.
        markup: the whole text, without ids, every address in it whole.
        language: BCP 47 tag of the text.
        versions: its pages in other languages, real translations only.
    """

    id: str
    url: str
    title: Text
    summary: Text
    published: dt.datetime
    updated: dt.datetime
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    markup: str
    language: str
    versions: tuple[Version, ...] = ()

    @cached_property
    def text(self) -> str:
        """The markup without what no feed can hold; found once for all feeds that have the entry."""
        return plain(self.markup)

    @cached_property
    def xml(self) -> bytes:
        """The same as XML holds it."""
        return escape(self.text).encode()


class Feed(msgspec.Struct, frozen=True):
    """A feed in one language.

    Attributes:
        title: in the feed's language.
        language: its BCP 47 tag.
        place: the site path of the feed itself.
        url: its whole address.
        home: of the page whose entries it has.
        image: whole address of a picture of the site, or "".
        items: newest first; never empty.
    """

    title: str
    description: str
    language: str
    place: str
    url: str
    home: str
    image: str
    items: tuple[Item, ...]

    @property
    def updated(self) -> dt.datetime:
        """When anything in it changed last."""
        return max(item.updated for item in self.items)


def plain(text: str) -> str:
    """Return the text without the characters that XML 1.0 (§2.2) cannot hold in any form."""
    return _NOT_XML.sub("", text)
