"""A page before it is rendered: its address, its languages, and what its template is given."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from docpipe.model.locale import Locale
from docpipe.model.page import Route
from docpipe.publish.feeds.place import FeedPlace

Alternates = tuple[tuple[Locale, Route], ...]


class Card(msgspec.Struct, frozen=True):
    """What other sites show of a page.

    Attributes:
        image: whole address, or "".
        width, height: of the image, 0 where they are not known.
        alt: what the image shows, or "".
        published, updated: ISO 8601, or "".
        authors: whole addresses of the pages of its authors.
        tags: as the page's locale calls them.
        is_post: whether it is one of the site's posts.
        linked_data: for search engines, or None.
    """

    image: str = ""
    width: int = 0
    height: int = 0
    alt: str = ""
    published: str = ""
    updated: str = ""
    is_post: bool = False
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    linked_data: dict[str, object] | None = None


class Page(msgspec.Struct, frozen=True):
    """One page of the site.

    Attributes:
        locale: the page's own language, its words and its dates.
        title: without the site's name.
        alternates: all versions, this page included; empty keeps it out of the clusters of search engines.
        counterparts: where the language switcher leads, if that is not to the alternates: a list's second page is no
            version of another's, but its readers want the same list.
        default: the version for readers of any other language, where there are alternates.
        canonical: the page whose text this is; None for its own.
        is_indexed: whether search engines may list it.
        is_anywhere: whether it is shown at any address, as an error page is.
        is_article: whether it is a text by itself, not a list.
        values: for the template, besides what every page is given.
        markdown: site path of its text as Markdown, or "".
        feeds: those of its own list; the locale's are announced on every page.
        copies: files that go with it: site path → path below the root.
    """

    route: Route
    locale: Locale
    template: str
    title: str
    description: str = ""
    alternates: Alternates = ()
    counterparts: Alternates = ()
    default: Route | None = None
    canonical: Route | None = None
    is_indexed: bool = True
    is_anywhere: bool = False
    is_article: bool = False
    card: Card = Card()
    values: dict[str, object] = {}
    markdown: str = ""
    feeds: tuple[FeedPlace, ...] = ()
    copies: dict[str, str] = {}
    updated: str = ""


class Later(msgspec.Struct, frozen=True):
    """A page whose place is known before it is made, which is the greater part of the work.

    Attributes:
        make: plans the page; the same from whatever process calls it.
        is_article: as the page's.
    """

    route: Route
    make: Callable[[], Page]
    is_article: bool = False
