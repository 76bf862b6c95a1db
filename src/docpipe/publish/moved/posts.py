"""The addresses that a generator gave to posts and pages, and the pages that stand for them now."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from docpipe.config.schema import Config
from docpipe.index.routes import route_of
from docpipe.model.document import Document, DocumentKind
from docpipe.model.page import Route
from docpipe.model.source import LocaleName
from docpipe.publish.articles import Article
from docpipe.publish.contents import Contents
from docpipe.publish.moved.generators import Generator


def moved_documents(contents: Contents, generator: Generator) -> Iterator[tuple[Route, Article]]:
    """Yield an earlier address of every document, or several, with its page."""
    config = contents.edition.config
    before = _as_before(config, generator)
    own = [one for one in contents.articles if not one.is_fallback]
    for article in own:
        for route in _routes(article.document, article, before, generator):
            yield route, article
    if generator.fills:
        yield from _fillers(contents, own, before, generator)


def _as_before(config: Config, generator: Generator) -> Config:
    """Return the configuration under which addresses are what they were: the source locale stood at the root."""
    permalink = config.build.old_permalink or generator.permalink
    site = msgspec.structs.replace(config.site, root="source", permalink=permalink)
    return msgspec.structs.replace(config, site=site)


def _routes(document: Document, article: Article, before: Config, generator: Generator) -> Iterator[Route]:
    route = route_of(document, article.source, before)
    yield route
    name = document.file.key.rpartition("/")[2]
    if generator.keeps_names and article.kind is DocumentKind.POST and document.stem != name:
        yield route_of(msgspec.structs.replace(document, stem=name), article.source, before)
    if generator.has_html and article.kind is DocumentKind.PAGE and route.endswith("/") and route != "/":
        yield Route(f"{route[:-1]}.html")


def _fillers(
    contents: Contents, own: list[Article], before: Config, generator: Generator
) -> Iterator[tuple[Route, Article]]:
    """Yield where untranslated documents stood: there they are shown still, or else their originals are."""
    edition = contents.edition
    shown = {(one.locale.name, one.group.key): one for one in contents.articles}
    for article in own:
        if article.source is not None:
            continue
        for locale in edition.locales:
            there = shown.get((locale.name, article.group.key), article)
            if there.document.file == article.document.file and locale != article.locale:
                elsewhere = _in(article.document, locale.name)
                yield from ((route, there) for route in _routes(elsewhere, article, before, generator))


def _in(document: Document, locale: LocaleName) -> Document:
    return msgspec.structs.replace(document, file=msgspec.structs.replace(document.file, locale=locale))
