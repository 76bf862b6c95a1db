"""Everything the pages of one build are made from, as one value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import msgspec

from docpipe.config.schema import Config
from docpipe.index.groups import Group
from docpipe.index.site import SiteIndex
from docpipe.model.body import Body
from docpipe.model.document import Document
from docpipe.model.locale import Locale
from docpipe.model.page import Published, Route
from docpipe.model.source import DocumentKey, LocaleName
from docpipe.model.translation import TranslationState
from docpipe.publish.feeds.place import FeedPlace
from docpipe.publish.images.assets import Drawn, Files
from docpipe.publish.looks import Watch, of_document, of_state
from docpipe.publish.messages import Words
from docpipe.publish.status.board import Board
from docpipe.publish.styling import Styling
from docpipe.publish.urls import Urls
from docpipe.translation.neutral import neutral_ids_of_target


class Edition(msgspec.Struct, frozen=True):
    """One build of the site.

    Attributes:
        bodies: by the document's path.
        states: by locale and the group's key.
        words: the theme's messages, by locale.
        styling: how pages carry the style sheet.
        icon: site path of the icon, or "".
        ways: where the header of every page in a locale leads, by the locale and `archive`, `tags`, `search`.
        scripts: site path of each script, by its name.
        feeds: the feeds of each locale, by its name; a locale without dated posts has none.
        texts: the files of the documents as they were read, by path; of those there are that are published as Markdown.
        moments: when the text of a document changed, as git knows it, by its path.
        board: the translation status, where the site has a page of it.
        status: address of that page, or "".
        status_files: site paths of its style sheet and its script.
        previews: the pictures that were drawn for pages without one.
        watch: takes note of what pages are made from.
    """

    site: SiteIndex
    bodies: Mapping[str, Body]
    states: Mapping[tuple[LocaleName, DocumentKey], TranslationState]
    published: Published
    files: Files
    words: Mapping[LocaleName, Words]
    urls: Urls
    styling: Styling
    icon: str = ""
    feeds: Mapping[LocaleName, tuple[FeedPlace, ...]] = {}
    texts: Mapping[str, str] = {}
    moments: Mapping[str, dt.datetime] = {}
    board: Board | None = None
    status: str = ""
    status_files: tuple[str, str] = ("", "")
    scripts: Mapping[str, str] = {}
    ways: Mapping[tuple[LocaleName, str], Route] = {}
    previews: Mapping[Route, Drawn] = {}
    watch: Watch = msgspec.field(default_factory=Watch)

    @property
    def config(self) -> Config:
        """The site's configuration."""
        return self.site.config

    @property
    def locales(self) -> tuple[Locale, ...]:
        """All locales, in the site's order."""
        return self.config.site.locales

    def locale(self, name: LocaleName) -> Locale:
        """Return the locale called `name`."""
        return self.config.locale(name)

    def route(self, group: Group, locale: LocaleName) -> Route | None:
        """Return the address of the page a document has in `locale`, or None without one."""
        version = group.versions.get(locale)
        key = version.file.key if version is not None else group.key
        return self.published.routes.get((locale, key))

    def neutral_ids(self, document: Document) -> tuple[str, ...]:
        """Return the neutral id of each block of `document`; none where it is published in one locale only."""
        group = self.site.group_of(document)
        original, ids = group.original, self.published.block_ids.get(group.key, ())
        if original is None or not ids:
            return ids
        self.watch.note(of_document(original.file.path))
        if original.file == document.file:
            return ids
        self.watch.note(of_state(document.file.locale, group.key))
        state = self.states.get((document.file.locale, group.key))
        return neutral_ids_of_target(original, document, state.states if state is not None else ())
