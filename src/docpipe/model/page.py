"""Pages and what is published of each document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NewType

import msgspec

from docpipe.model.source import DocumentKey, LocaleName

Route = NewType("Route", str)
"""An address below the site's base, decoded: `/zh/blog/a/`."""


class Published(msgspec.Struct, frozen=True):
    """Which page exists in which locale: one value, decided after states, for rules and render alike.

    Attributes:
        routes: the address of every document version that becomes a page.
        alternates: per document, the locales it is published in (as real translations), source first.
        block_ids: per document, the language-neutral id of each source block, in the order of the source's
            blocks; "" for those that have none. Empty for a document with one version only.
        anchors: per published route, every id its page carries, in page order.
    """

    routes: dict[tuple[LocaleName, DocumentKey], Route]
    alternates: dict[DocumentKey, tuple[LocaleName, ...]]
    anchors: Mapping[Route, frozenset[str]]
    block_ids: Mapping[DocumentKey, tuple[str, ...]] = {}


class Output(msgspec.Struct, frozen=True):
    """A file of the built site.

    Attributes:
        path: POSIX, relative to the output folder.
        content: the bytes to write; None to copy `source`.
        source: an absolute path to copy from, when `content` is None.
    """

    path: str
    content: bytes | None = None
    source: str = ""
