"""What is kept of a page: all that others tell of it, with its locales by their names."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from docpipe.model.locale import Locale
from docpipe.model.page import Route
from docpipe.model.source import LocaleName
from docpipe.publish.feeds.place import FeedPlace
from docpipe.publish.page import Alternates, Page

_Named = tuple[tuple[LocaleName, Route], ...]


class Head(msgspec.Struct, frozen=True, array_like=True):
    """A page without its text; the attributes are those of `Page`."""

    route: Route
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
    copies: dict[str, str]
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


def head_of(page: Page) -> Head:
    """Return what is kept of a page."""
    return Head(
        page.route,
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
        page.copies,
        page.updated,
    )


def _named(versions: Alternates) -> _Named:
    return tuple([(locale.name, route) for locale, route in versions])
