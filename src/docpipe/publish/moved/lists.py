"""The addresses that a generator gave to its lists, and the lists that stand for them now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from docpipe.index.routes import categories_of, locale_root, safe_segments
from docpipe.model.document import DocumentKind
from docpipe.model.locale import Locale
from docpipe.model.page import Route
from docpipe.publish.articles import Article, day_of, posts
from docpipe.publish.contents import Contents
from docpipe.publish.moved.generators import Generator
from docpipe.publish.paging import list_places, numbered
from docpipe.publish.taxonomy import AUTHORS, TAGS, Term


class MovedList(NamedTuple):
    """An address a list had.

    Attributes:
        target: the list that stands for it.
        part: a place on that list's page, or "".
    """

    route: Route
    locale: Locale
    target: Route
    title: str
    part: str = ""


def moved_lists(contents: Contents, generator: Generator) -> Iterator[MovedList]:
    """Yield the lists of every locale that has any posts; what is a list no more leads to the archive or home."""
    for locale in contents.edition.locales:
        found = posts(contents.articles, locale)
        everywhere = [one for one in contents.articles if one.kind is DocumentKind.POST and one.is_listed]
        old = _Old(contents, generator, locale)
        yield from old.home(found)
        yield from old.archives(found)
        yield from old.terms(everywhere if generator.fills else found)


class _Old:
    """The lists of one locale as they were."""

    def __init__(self, contents: Contents, generator: Generator, locale: Locale) -> None:
        self.contents, self.generator, self.locale = contents, generator, locale
        edition, words = contents.edition, contents.edition.words[locale.name]
        self.below = "/" if locale.name == edition.config.source else f"/{locale.name}/"
        self.root = locale_root(edition.config, locale.name)
        self.name = edition.config.site_title(locale.name) or str(self.root)
        places = list_places("archive", [locale] if posts(contents.articles, locale) else [], edition)
        self.archive = (places[0][1], words("Archive")) if places else (self.root, self.name)

    def home(self, found: Sequence[Article]) -> Iterator[MovedList]:
        """Yield the list of posts and its parts; a later part leads to that of ours, as far as there are as many."""
        generator = self.generator
        if generator.home:
            yield self._moved(generator.home, self.root, self.name)
        most = -(-len(found) // self.contents.edition.config.build.paginate)
        for number in range(2, _parts(len(found), generator) + 1):
            place = generator.home + generator.page.format(number)
            yield self._moved(place, numbered(self.root, max(min(number, most), 1)), self.name)

    def archives(self, found: Sequence[Article]) -> Iterator[MovedList]:
        """Yield the archives of all posts, of years and of months."""
        days = [day_of(one.meta.date, self.contents.edition) for one in found if one.meta.date is not None]
        counted = Counter(
            (pattern.format(day.year, day.month), f"page:year-{day.year}" if "{" in pattern else "")
            for pattern in self.generator.archives
            for day in days
        )
        for (place, part), count in counted.items():
            yield from self._list(place, count, *self.archive, part if self.archive[0] != self.root else "")

    def terms(self, found: Sequence[Article]) -> Iterator[MovedList]:
        """Yield the lists of tags, categories and authors, each as any post writes it."""
        edition, taxonomy = self.contents.edition, self.contents.taxonomy
        overview = list_places(TAGS, [self.locale] if taxonomy.of(TAGS, self.locale) else [], edition)
        tags = (overview[0][1], edition.words[self.locale.name]("Tags")) if overview else self.archive
        for place in self.generator.overviews:
            yield self._moved(place, *tags)
        known = {_folded(text): term for term in taxonomy.of(TAGS, self.locale) for text in (term.label, term.key)}
        for path, count in Counter(path for one in found for path in _paths(one)).items():
            for pattern in self.generator.terms:
                place = pattern.format("/".join(map(self.generator.spelled, path)))
                yield from self._list(place, count, *self._term(known, path[-1], tags))
        authors = {term.key: term for term in taxonomy.of(AUTHORS, self.locale)}
        written = Counter(author.key for one in found for author in one.meta.authors if author.key)
        for key, count in written.items():
            for pattern in self.generator.authors:
                place = pattern.format(self.generator.spelled(key))
                yield from self._list(place, count, *self._term({_folded(key): authors.get(key)}, key, self.archive))

    def _term(self, known: Mapping[str, Term | None], text: str, other: tuple[Route, str]) -> tuple[Route, str]:
        term = known.get(_folded(text))
        return (term.route, term.label) if term is not None else other

    def _list(self, place: str, count: int, target: Route, title: str, part: str = "") -> Iterator[MovedList]:
        """Yield a list of `count` posts and its parts."""
        parts = (place + self.generator.page.format(number) for number in range(2, _parts(count, self.generator) + 1))
        for each in (place, *parts):
            yield self._moved(each, target, title, part)

    def _moved(self, place: str, target: Route, title: str, part: str = "") -> MovedList:
        segments = safe_segments(place)
        return MovedList(Route(self.below + "".join(f"{one}/" for one in segments)), self.locale, target, title, part)


def _parts(count: int, generator: Generator) -> int:
    return -(-count // generator.per_page)


def _paths(article: Article) -> Iterable[tuple[str, ...]]:
    """Return what an article is listed under: tags, categories, and the paths of categories from their first level."""
    paths = [*categories_of(article.document), *categories_of(article.source)]
    levels = (path[: depth + 1] for path in paths for depth in range(len(path)))
    single = ((word,) for path in paths for word in path)
    return dict.fromkeys([*((tag,) for tag in article.meta.tags), *levels, *single])


def _folded(text: str) -> str:
    return text.casefold()
