"""Where lists stand, and long ones cut into pages: the first at the list's own address, the others below it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from docpipe.index.routes import locale_root
from docpipe.model.locale import Locale
from docpipe.model.page import Route
from docpipe.publish.edition import Edition

Item = TypeVar("Item")


def parts_of(items: Sequence[Item], size: int) -> tuple[Sequence[Item], ...]:
    """Return the items in parts of `size`; one empty part where there are none."""
    return tuple(items[start : start + size] for start in range(0, len(items), size)) or ((),)


def numbered(first: Route, number: int) -> Route:
    """Return the address of a part, counted from 1.

    >>> numbered(Route("/zh/"), 1), numbered(Route("/zh/"), 2)
    ('/zh/', '/zh/page/2/')
    """
    return first if number == 1 else Route(f"{first}page/{number}/")


def list_places(folder: str, locales: Iterable[Locale], edition: Edition) -> tuple[tuple[Locale, Route], ...]:
    """Return where a list of each of these locales stands; none where a document has the address."""
    taken = {route.casefold() for route in edition.published.routes.values()}
    places = ((locale, Route(f"{locale_root(edition.config, locale.name)}{folder}/")) for locale in locales)
    return tuple((locale, route) for locale, route in places if route.casefold() not in taken)
