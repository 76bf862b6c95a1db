"""A feed before it is written: what all formats have in common."""

from __future__ import annotations

import datetime as dt
import re

import msgspec

from docpipe.publish.text import Text

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Item(msgspec.Struct, frozen=True):
    """An entry.

    Attributes:
        id: a tag URI (RFC 4151), the same as long as there is the text.
        url: whole address of its page.
        published, updated: by the clocks of the site.
        markup: the whole text, without ids, every address in it whole.
        language: BCP 47 tag of the text.
        image: whole address of its picture, or "".
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
    image: str = ""


class Feed(msgspec.Struct, frozen=True):
    """A feed in one language.

    Attributes:
        title: in the feed's language.
        language: its BCP 47 tag.
        url: whole address of the feed itself.
        home: of the page whose entries it has.
        items: newest first; never empty.
    """

    title: str
    description: str
    language: str
    url: str
    home: str
    items: tuple[Item, ...]

    @property
    def updated(self) -> dt.datetime:
        """When anything in it changed last."""
        return max(item.updated for item in self.items)


def plain(text: str) -> str:
    """Return the text without the characters that XML 1.0 (§2.2) cannot hold in any form."""
    return _NOT_XML.sub("", text)
