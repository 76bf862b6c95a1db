"""Tags, authors and series as pages: what each is called in a locale, its posts there, and its address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from docpipe.index.routes import locale_root, safe_segments
from docpipe.index.site import composed
from docpipe.model.document import DocumentKind
from docpipe.model.front_matter import Meta
from docpipe.model.locale import Locale
from docpipe.model.page import Route
from docpipe.model.source import LocaleName
from docpipe.model.taxonomy import Registries
from docpipe.publish.articles import Article
from docpipe.publish.edition import Edition
from docpipe.publish.urls import Address

TAGS, AUTHORS, SERIES = "tags", "authors", "series"
"""The folders of the three, below a locale's home."""


class Term(NamedTuple):
    """A tag, an author or a series in one locale.

    Attributes:
        key: the same in all locales.
        label: as this locale calls it.
        posts: newest first; never empty.
    """

    key: str
    label: str
    route: Route
    posts: tuple[Article, ...]


class Label(NamedTuple):
    """A tag or an author as a post names it, and where its page is; "" for none."""

    text: str
    href: str


class Taxonomy(NamedTuple):
    """All terms by folder and locale, in the order of their labels, and the key that each spelling stands for.

    Attributes:
        keys: by spellings as they are compared.
        written: by those that were met; whatever else is asked for has to be made comparable first.
    """

    terms: Mapping[tuple[str, LocaleName], Mapping[str, Term]]
    keys: Mapping[str, Mapping[str, str]]
    written: Mapping[str, Mapping[str, str]]

    def of(self, folder: str, locale: Locale) -> tuple[Term, ...]:
        """Return the terms of a locale."""
        return tuple(self.terms.get((folder, locale.name), {}).values())

    def named(self, folder: str, article: Article, edition: Edition) -> dict[str, str]:
        """Return the keys an article names with the labels of its locale, each once, in its order."""
        own: dict[str, str] = {}
        for written, name in _NAMED[folder](article.meta):
            key = self.written[folder].get(written) or self.keys[folder].get(_folded(written), written)
            if key not in own:
                own[key] = name or _label(folder, key, edition.site.registries, article.locale.name)
        return own

    def labels(self, folder: str, article: Article, edition: Edition, address: Address) -> tuple[Label, ...]:
        """Return what an article says of itself, with addresses for the page that `address` writes for."""
        known = self.terms.get((folder, article.locale.name), {})
        return tuple(
            Label(known[key].label, address(known[key].route)) if key in known else Label(text, "")
            for key, text in self.named(folder, article, edition).items()
        )

    def alternates(self, folder: str, key: str, edition: Edition) -> tuple[tuple[Locale, Route], ...]:
        """Return the page of a term in every locale that has one, in the site's order."""
        found = ((locale, self.terms.get((folder, locale.name), {}).get(key)) for locale in edition.locales)
        return tuple((locale, term.route) for locale, term in found if term is not None)


def taxonomy_of(edition: Edition, articles: Sequence[Article]) -> Taxonomy:
    """Return every tag, author and series that has posts; an address that a document has is not taken."""
    taken = {route.casefold() for route in edition.published.routes.values()}
    listed = [one for one in articles if one.kind is DocumentKind.POST and one.is_listed]
    keys = {folder: _keys(folder, edition.site.registries, listed) for folder in _NAMED}
    written = {folder: _written(folder, keys[folder], listed) for folder in _NAMED}
    bare = Taxonomy({}, keys, written)
    return Taxonomy(
        {
            (folder, locale.name): _terms(folder, locale, edition, listed, bare, taken)
            for folder in _NAMED
            for locale in edition.locales
        },
        keys,
        written,
    )


def _terms(
    folder: str,
    locale: Locale,
    edition: Edition,
    listed: Sequence[Article],
    taxonomy: Taxonomy,
    taken: set[str],
) -> dict[str, Term]:
    slugs = _slugs(taxonomy.keys[folder].values())
    labels: dict[str, str] = {}
    found: dict[str, list[Article]] = {}
    for article in listed:
        if article.locale == locale:
            for key, text in taxonomy.named(folder, article, edition).items():
                labels.setdefault(key, text)
                found.setdefault(key, []).append(article)
    root = f"{locale_root(edition.config, locale.name)}{folder}/"
    terms = (Term(key, labels[key], Route(f"{root}{slugs[key]}/"), tuple(posts)) for key, posts in found.items())
    free = (term for term in terms if term.route.casefold() not in taken)
    return {term.key: term for term in sorted(free, key=lambda term: (term.label.casefold(), term.key))}


def _keys(folder: str, registries: Registries, listed: Sequence[Article]) -> dict[str, str]:
    """Return the key of each spelling: `AI` and `ai` are one tag for a reader.

    The registry's spelling counts, else that of the oldest post: a new post moves no page.
    """
    known = {TAGS: registries.tags, AUTHORS: registries.authors, SERIES: registries.series}[folder] or {}
    keys: dict[str, str] = {}
    for key in sorted(known):
        keys.setdefault(_folded(key), key)
    for article in sorted(listed, key=_oldest_first):
        for key, _ in _NAMED[folder](article.meta):
            keys.setdefault(_folded(key), key)
    return keys


def _written(folder: str, keys: Mapping[str, str], listed: Sequence[Article]) -> dict[str, str]:
    met = {written for article in listed for written, _ in _NAMED[folder](article.meta)}
    return {written: keys[_folded(written)] for written in sorted(met)}


def _oldest_first(article: Article) -> tuple[bool, float, str]:
    date = article.meta.date
    return (date is None, date.timestamp() if date is not None else 0.0, article.route)


def _folded(key: str) -> str:
    return composed(key).casefold()


def _slugs(keys: Iterable[str]) -> dict[str, str]:
    """Return a folder name for each key, the same in all locales, and no two alike where case does not count."""
    slugs: dict[str, str] = {}
    used: set[str] = set()
    for key in sorted(keys):
        stem = _stem(key)
        slug, number = stem, 1
        while slug.casefold() in used:
            number += 1
            slug = f"{stem}-{number}"
        used.add(slug.casefold())
        slugs[key] = slug
    return slugs


def _stem(key: str) -> str:
    """Return the key as one name that a file system can hold, however many segments it has."""
    return next(iter(safe_segments("-".join(safe_segments(key)))), "-")


def _label(folder: str, key: str, registries: Registries, locale: LocaleName) -> str:
    named = {TAGS: registries.tag_label, AUTHORS: registries.author_name, SERIES: registries.series_label}
    return named[folder](key, locale)


def _tags(meta: Meta) -> Iterator[tuple[str, str]]:
    return ((tag, "") for tag in meta.tags)


def _authors(meta: Meta) -> Iterator[tuple[str, str]]:
    return ((author.key or author.name, author.name) for author in meta.authors)


def _series(meta: Meta) -> Iterator[tuple[str, str]]:
    return iter([(meta.series, "")] if meta.series else [])


_NAMED: Mapping[str, Callable[[Meta], Iterator[tuple[str, str]]]] = {TAGS: _tags, AUTHORS: _authors, SERIES: _series}
"""What an article names: as it is written, and the label that stands beside it, or ""."""
