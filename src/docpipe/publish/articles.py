"""The published documents: which version is shown where, its title, summary, dates and people."""

from __future__ import annotations

import datetime as dt
import itertools
import math
from collections.abc import Callable, Iterable
from functools import wraps
from typing import TypeVar
from zoneinfo import ZoneInfo

import msgspec

from docpipe.index.groups import Group
from docpipe.index.inherit import effective_kind, effective_meta
from docpipe.model.block import BlockKind
from docpipe.model.document import Document, DocumentKind
from docpipe.model.front_matter import Meta
from docpipe.model.locale import Locale
from docpipe.model.page import Route
from docpipe.model.source import DocumentKey, LocaleName
from docpipe.model.translation import Freshness, TranslationState
from docpipe.publish.edition import Edition
from docpipe.publish.looks import Look, of_document, of_state
from docpipe.publish.text import Text

# Of a text in another script; a locale's own rate is that of its script.
_HAN_PER_MINUTE, _WORDS_PER_MINUTE = 400, 220
_BY_CHARACTERS = frozenset({"Hans", "Hant"})
Found = TypeVar("Found")
_SUMMARY_LENGTH = 160
_SUMMARY_LENGTH_HAN = 90


class Article(msgspec.Struct, frozen=True, dict=True):
    """A document's page in one locale.

    Attributes:
        locale: the page's.
        document: the version that is shown.
        text_locale: the language of `document`.
        source: what it was translated from; None for an original.
        source_locale: its language; that of `document` for an original.
        edition: what it is part of.
        is_translated: whether it is a translation whose state is known.
        is_fallback: whether `document` stands in for a translation that does not exist.
    """

    locale: Locale
    group: Group
    document: Document
    text_locale: Locale
    source: Document | None
    source_locale: Locale
    route: Route
    meta: Meta
    kind: DocumentKind
    edition: Edition
    is_translated: bool = False
    is_fallback: bool = False

    @property
    def state(self) -> TranslationState | None:
        """How the translation stands; None for an original."""
        if not self.is_translated:
            return None
        name, key = self.locale.name, self.group.key
        self.edition.watch.note(of_state(name, key))
        return self.edition.states[name, key]

    @property
    def is_listed(self) -> bool:
        """Whether lists, feeds and search engines are told of it."""
        return not self.meta.unlisted and not self.is_fallback


def articles(edition: Edition) -> tuple[Article, ...]:
    """Return every published page of a document: newest first, then by address."""
    found = [_article(edition, locale, key, route) for (locale, key), route in edition.published.routes.items()]
    return tuple(sorted((one for one in found if one is not None), key=_newest_first))


def _newest_first(article: Article) -> tuple[float, str]:
    date = article.meta.date
    return (-date.timestamp() if date else math.inf, article.route)


def _article(edition: Edition, name: LocaleName, key: DocumentKey, route: Route) -> Article | None:
    site, locale = edition.site, edition.locale(name)
    own = site.documents.get((name, key))
    group = site.group_of(own) if own is not None else site.groups.get(key)
    document = own if own is not None or group is None else group.original
    if document is None or group is None or document.file.path not in edition.bodies:
        return None
    source = site.source_of(document)
    return Article(
        locale=locale,
        group=group,
        document=document,
        text_locale=edition.locale(document.file.locale),
        source=source,
        source_locale=edition.locale((source or document).file.locale),
        route=route,
        meta=effective_meta(document, source),
        kind=effective_kind(document, source),
        edition=edition,
        is_translated=source is not None and (name, group.key) in edition.states,
        is_fallback=own is None,
    )


def once(find: Callable[[Article], Found]) -> Callable[[Article], Found]:
    """Return `find`, of which each article keeps the answer, and what it took to find it: every list asks again."""
    name = find.__name__

    @wraps(find)
    def found(article: Article) -> Found:
        known: dict[str, tuple[Found, frozenset[Look]]] = article.__dict__
        return article.edition.watch.remembered(known, name, lambda: find(article))

    return found


@once
def untranslated_in(article: Article) -> frozenset[int]:
    """Return the numbers of the blocks that still are in the source's language."""
    states = article.state.states if article.state is not None else ()
    found = (block for each in states if each.freshness is Freshness.UNTRANSLATED for block in each.target)
    return frozenset(found)


@once
def title_of(article: Article) -> Text:
    """Return the title with the language it is in: the source's where the translation has none."""
    own = _field(article, BlockKind.TITLE, article.document.title)
    if own is None and article.source is not None and article.source.title:
        return Text(article.source.title, article.source_locale)
    return own or Text(article.document.stem or article.document.file.key, article.text_locale)


@once
def summary_of(article: Article) -> Text:
    """Return the description, else the excerpt that the author marked, else the first paragraph, as one line of text.

    An excerpt may be three times as long as what nobody has chosen.
    """
    own = _field(article, BlockKind.DESCRIPTION, article.document.meta.description)
    if own is not None:
        return own
    article.edition.watch.note(of_document(article.document.file.path))
    openings, is_marked = article.document.openings, article.document.is_marked
    if not openings:
        return Text("", article.text_locale)
    locale = _locale_of_block(article, openings[0].block)
    same = itertools.takewhile(lambda opening: _locale_of_block(article, opening.block) == locale, openings)
    text = " ".join(opening.text for opening in same)
    length = _SUMMARY_LENGTH_HAN if openings[0].is_han else _SUMMARY_LENGTH
    return Text(_shortened(text, length * 3 if is_marked else length), locale)


@once
def minutes_of(article: Article) -> int:
    """Return the time it takes to read, in whole minutes, at least 1: Han by characters, other scripts by words.

    What the text is written in decides, not what stands around it: an original that stands in for a translation
    takes as long as it does at home. Code is left out.
    """
    article.edition.watch.note(of_document(article.document.file.path))
    document, rate = article.document, article.text_locale.words_per_minute
    is_by_words = article.text_locale.script not in _BY_CHARACTERS
    han = document.han / (_HAN_PER_MINUTE if is_by_words else rate)
    words = document.words / (rate if is_by_words else _WORDS_PER_MINUTE)
    return max(1, round(han + words))


def day_of(moment: dt.datetime, edition: Edition) -> dt.datetime:
    """Return a moment as the clocks of the site show it."""
    return moment.astimezone(ZoneInfo(edition.config.site.timezone))


def authors_of(article: Article, edition: Edition) -> tuple[str, ...]:
    """Return the names of the authors as the page's locale writes them."""
    registries = edition.site.registries
    return tuple(
        author.name or registries.author_name(author.key, article.locale.name) for author in article.meta.authors
    )


def tags_of(article: Article, edition: Edition) -> tuple[str, ...]:
    """Return the labels of the tags in the page's locale."""
    return tuple(edition.site.registries.tag_label(tag, article.locale.name) for tag in article.meta.tags)


def alternates_of(article: Article, edition: Edition) -> tuple[tuple[Locale, Route], ...]:
    """Return all real versions of a page with their addresses, the source first; a page that stands in is none.

    A listed page does not tell of a version that is unlisted.
    """
    group = article.group
    names = edition.published.alternates.get(group.key, ())
    told = (name for name in names if article.meta.unlisted or not _is_unlisted(group.versions[name], group))
    found = ((edition.locale(name), edition.route(group, name)) for name in told)
    return tuple((locale, route) for locale, route in found if route is not None)


def _is_unlisted(version: Document, group: Group) -> bool:
    return effective_meta(version, group.original).unlisted


def posts(found: Iterable[Article], locale: Locale) -> tuple[Article, ...]:
    """Return the listed posts of a locale, in their order."""
    return tuple(one for one in found if one.locale == locale and one.kind is DocumentKind.POST and one.is_listed)


def _field(article: Article, kind: BlockKind, text: str) -> Text | None:
    if not text:
        return None
    return Text(" ".join(text.split()), _locale_of_field(article, kind))


def _locale_of_field(article: Article, kind: BlockKind) -> Locale:
    if not untranslated_in(article):
        return article.text_locale
    blocks = article.document.blocks
    number = next((n for n, block in enumerate(blocks) if block.kind is kind), None)
    if number is None and kind is BlockKind.TITLE and article.document.title_heading >= 0:
        number = article.document.headings[article.document.title_heading].block
    return _locale_of_block(article, number) if number is not None else article.text_locale


def _locale_of_block(article: Article, block: int) -> Locale:
    return article.source_locale if block in untranslated_in(article) else article.text_locale


def _shortened(text: str, length: int) -> str:
    flat = " ".join(text.split())
    if len(flat) <= length:
        return flat
    cut = flat[:length]
    head, blank, _ = cut.rpartition(" ")
    return (head if blank and len(head) > length // 2 else cut).rstrip("，。、；：,.;: ") + "…"
