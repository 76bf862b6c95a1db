"""The versions of a page as search engines are told of them: said once, for the page's head and for the sitemap."""

from __future__ import annotations

from docpipe.publish.edition import Edition
from docpipe.publish.page import Page

DEFAULT = "x-default"
"""The `hreflang` of the version for readers of any other language."""


def is_advertised(page: Page, edition: Edition) -> bool:
    """Tell whether search engines are to list the page: it is a text of its own, at an address that is known whole."""
    return bool(edition.urls.base) and page.is_indexed and page.canonical is None


def versions_of(page: Page, edition: Edition) -> tuple[tuple[str, str], ...]:
    """Return the language tag and the whole address of every version of a page, itself included, `x-default` last.

    A page that search engines are kept out of has none. Each version names all versions, or the pair does not count
    (https://developers.google.com/search/docs/specialty/international/localized-versions).
    """
    if not is_advertised(page, edition):
        return ()
    found = tuple((locale.tag, edition.urls.absolute(route)) for locale, route in page.alternates)
    return (*found, (DEFAULT, edition.urls.absolute(page.default))) if page.default is not None else found
