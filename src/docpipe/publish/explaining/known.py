"""What is known of a build once it is made: its pages, its files, and what was decided before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

import msgspec

from docpipe.model.diagnostic import Diagnostic
from docpipe.model.document import Document
from docpipe.model.page import Route
from docpipe.model.source import LocaleName
from docpipe.model.translation import TranslationState
from docpipe.publish.articles import Article
from docpipe.publish.contents import Contents
from docpipe.publish.edition import Edition
from docpipe.publish.entries import Entry
from docpipe.publish.page import Page
from docpipe.translation.verdict import Verdict, judge


class Noted(msgspec.Struct, frozen=True):
    """A page that was made, and the links of the entries it lists, as it writes them."""

    page: Page
    hrefs: frozenset[str]


class Known(msgspec.Struct, frozen=True):
    """A build, after the fact.

    Attributes:
        contents: what its pages were planned from.
        pages: by address.
        files: all files of the site, each with the path it is copied from, or "".
        lists: what programs read, feeds and the sitemap among it: text by site path.
        blocking: what forbids publishing a file, by its path.
        existing: those files that pages are made from and that are there: ledgers, registries, templates.
        now: aware.
        drafts: whether drafts and posts of the future are published.
    """

    contents: Contents
    pages: Mapping[Route, Noted]
    files: Mapping[str, str]
    lists: Mapping[str, str]
    blocking: Mapping[str, tuple[Diagnostic, ...]]
    existing: frozenset[str]
    now: dt.datetime
    drafts: bool

    @property
    def edition(self) -> Edition:
        """The values of the build."""
        return self.contents.edition

    def article(self, route: Route) -> Article | None:
        """Return the document's page at an address, or None."""
        return next((one for one in self.contents.articles if one.route == route), None)

    def state_of(self, document: Document) -> TranslationState | None:
        """Return how the translation stands that `document` is; None for an original."""
        states = self.edition.states.values()
        return next((state for state in states if state.target_path == document.file.path), None)

    def verdict(self, document: Document) -> Verdict:
        """Return whether `document` became a page, as the build decided it."""
        blocked = frozenset(self.blocking)
        state = self.state_of(document)
        return judge(document, self.edition.site, state, blocked=blocked, now=self.now, drafts=self.drafts)

    def address(self, route: str) -> str:
        """Return the whole address of a route, or the route where no base is known."""
        return self.edition.urls.absolute(route) if self.edition.urls.base else route

    def version(self, document: Document, locale: LocaleName) -> Document | None:
        """Return the version of `document` in `locale`, or None."""
        return self.edition.site.group_of(document).versions.get(locale)


def noted(page: Page) -> Noted:
    """Return what is kept of a page: not its text."""
    hrefs = frozenset(entry.href for entry in _entries(tuple(page.values.values())))
    return Noted(msgspec.structs.replace(page, values={}), frozenset() if page.is_article else hrefs)


def _entries(value: object) -> Iterator[Entry]:
    """Yield every entry in the values of a template, however deep it stands in them."""
    if isinstance(value, Entry):
        yield value
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _entries(part)
    elif isinstance(value, msgspec.Struct) and hasattr(value, "entries"):
        yield from _entries(value.entries)
