"""What is told of a page once it is made: all that others tell of it, packed, for only some are ever asked for."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from docpipe.model.locale import Locale
from docpipe.model.page import Route
from docpipe.model.source import LocaleName
from docpipe.publish.feeds.place import FeedPlace
from docpipe.publish.page import Alternates, Card, Page

_Named = tuple[tuple[LocaleName, Route], ...]


class Head(msgspec.Struct, frozen=True, array_like=True):
    """A page without its text.

    Attributes:
        route: its address.
        copies: files that go with it, as those of `Page`.
        packed: the page; as it is where it holds text that is no Unicode, and cannot be kept.
    """

    route: Route
    copies: dict[str, str]
    packed: msgspec.Raw | Page

    def page(self, locales: Mapping[LocaleName, Locale]) -> Page:
        """Return the page; `locales` are those of the site."""
        return self.packed if isinstance(self.packed, Page) else _PACKED.decode(self.packed).page(locales)


def head_of(page: Page) -> Head:
    """Return what is told of a page."""
    try:
        return Head(page.route, page.copies, msgspec.Raw(msgspec.msgpack.encode(_packed(page))))
    except ValueError:
        # Its text is the greater part of it, and what others show of that is in its file.
        return Head(page.route, page.copies, msgspec.structs.replace(page, values={}, description="", card=Card()))


def unpacked(data: msgspec.Raw) -> Head:
    """Return what is told of a page that was packed.

    Raises:
        ValueError: this is none.
    """
    first = _FIRST.decode(data)
    return Head(first.route, first.copies, data)


class _First(msgspec.Struct, frozen=True, array_like=True):
    """What is asked for of every page: it is packed first."""

    route: Route
    copies: dict[str, str]


class _Packed(msgspec.Struct, frozen=True, array_like=True):
    """A page without its text, with its locales by their names; the attributes are those of `Page`."""

    route: Route
    copies: dict[str, str]
    locale: LocaleName
    template: str
    title: str
    alternates: _Named
    counterparts: _Named
    default: Route | None
    canonical: Route | None
    is_indexed: bool
    is_anywhere: bool
    is_article: bool
    markdown: str
    feeds: tuple[FeedPlace, ...]
    updated: str

    def page(self, locales: Mapping[LocaleName, Locale]) -> Page:
        """Return the page; `locales` are those of the site."""
        return Page(
            route=self.route,
            locale=locales[self.locale],
            template=self.template,
            title=self.title,
            alternates=tuple([(locales[name], route) for name, route in self.alternates]),
            counterparts=tuple([(locales[name], route) for name, route in self.counterparts]),
            default=self.default,
            canonical=self.canonical,
            is_indexed=self.is_indexed,
            is_anywhere=self.is_anywhere,
            is_article=self.is_article,
            markdown=self.markdown,
            feeds=self.feeds,
            copies=self.copies,
            updated=self.updated,
        )


def _packed(page: Page) -> _Packed:
    return _Packed(
        page.route,
        page.copies,
        page.locale.name,
        page.template,
        page.title,
        _named(page.alternates),
        _named(page.counterparts),
        page.default,
        page.canonical,
        page.is_indexed,
        page.is_anywhere,
        page.is_article,
        page.markdown,
        page.feeds,
        page.updated,
    )


def _named(versions: Alternates) -> _Named:
    return tuple([(locale.name, route) for locale, route in versions])


_FIRST = msgspec.msgpack.Decoder(_First)
_PACKED = msgspec.msgpack.Decoder(_Packed)
