"""Tags and authors as pages: what each is called in a locale, its posts there, and its address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from docpipe.index.routes import locale_root, safe_segments
from docpipe.model.document import DocumentKind
from docpipe.model.locale import Locale
from docpipe.model.page import Route
from docpipe.model.source import LocaleName
from docpipe.publish.articles import Article
from docpipe.publish.edition import Edition
from docpipe.publish.urls import Address

TAGS, AUTHORS = "tags", "authors"
"""The folders of the two, below a locale's home."""


class Term(NamedTuple):
    """A tag or an author in one locale.

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
    """All terms by folder and locale, in the order of their labels."""

    terms: Mapping[tuple[str, LocaleName], Mapping[str, Term]]

    def of(self, folder: str, locale: Locale) -> tuple[Term, ...]:
        """Return the terms of a locale."""
        return tuple(self.terms.get((folder, locale.name), {}).values())

    def labels(self, folder: str, article: Article, edition: Edition, address: Address) -> tuple[Label, ...]:
        """Return what an article says of itself, with addresses for the page that `address` writes for."""
        known = self.terms.get((folder, article.locale.name), {})
        return tuple(
            Label(text, address(known[key].route) if key in known else "")
            for key, text in _NAMED[folder](article, edition)
        )

    def alternates(self, folder: str, key: str, edition: Edition) -> tuple[tuple[Locale, Route], ...]:
        """Return the page of a term in every locale that has one, in the site's order."""
        found = ((locale, self.terms.get((folder, locale.name), {}).get(key)) for locale in edition.locales)
        return tuple((locale, term.route) for locale, term in found if term is not None)


def taxonomy_of(edition: Edition, articles: Sequence[Article]) -> Taxonomy:
    """Return every tag and author that has posts; an address that a document has is not taken."""
    taken = {route.casefold() for route in edition.published.routes.values()}
    slugs = {folder: _slugs(folder, edition, articles) for folder in _NAMED}
    return Taxonomy(
        {
            (folder, locale.name): _terms(folder, locale, edition, articles, slugs[folder], taken)
            for folder in _NAMED
            for locale in edition.locales
        }
    )


def _terms(
    folder: str,
    locale: Locale,
    edition: Edition,
    articles: Sequence[Article],
    slugs: Mapping[str, str],
    taken: set[str],
) -> dict[str, Term]:
    labels: dict[str, str] = {}
    found: dict[str, list[Article]] = {}
    for article in articles:
        if article.locale == locale and article.kind is DocumentKind.POST and article.is_listed:
            for key, text in dict(_NAMED[folder](article, edition)).items():
                labels.setdefault(key, text)
                found.setdefault(key, []).append(article)
    root = f"{locale_root(edition.config, locale.name)}{folder}/"
    terms = (Term(key, labels[key], Route(f"{root}{slugs[key]}/"), tuple(posts)) for key, posts in found.items())
    free = (term for term in terms if term.route.casefold() not in taken)
    return {term.key: term for term in sorted(free, key=lambda term: (term.label.casefold(), term.key))}


def _slugs(folder: str, edition: Edition, articles: Iterable[Article]) -> dict[str, str]:
    """Return a folder name for each key, the same in all locales, and no two alike where case does not count."""
    keys = sorted({key for article in articles for key, _ in _NAMED[folder](article, edition)})
    slugs: dict[str, str] = {}
    used: set[str] = set()
    for key in keys:
        stem = "-".join(safe_segments(key)) or "-"
        slug, number = stem, 1
        while slug.casefold() in used:
            number += 1
            slug = f"{stem}-{number}"
        used.add(slug.casefold())
        slugs[key] = slug
    return slugs


def _tags(article: Article, edition: Edition) -> Iterator[tuple[str, str]]:
    registries = edition.site.registries
    return ((tag, registries.tag_label(tag, article.locale.name)) for tag in article.meta.tags)


def _authors(article: Article, edition: Edition) -> Iterator[tuple[str, str]]:
    registries = edition.site.registries
    return (
        (author.key or author.name, author.name or registries.author_name(author.key, article.locale.name))
        for author in article.meta.authors
    )


_NAMED: Mapping[str, Callable[[Article, Edition], Iterator[tuple[str, str]]]] = {TAGS: _tags, AUTHORS: _authors}
