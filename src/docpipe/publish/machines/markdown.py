"""The Markdown of a page as programs get it: what its author published, with addresses that lead somewhere."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from functools import partial

from docpipe.index.targets import ToAsset, ToDocument
from docpipe.model.page import Route
from docpipe.model.text import Span
from docpipe.publish.articles import Article, alternates_of, authors_of, day_of, title_of
from docpipe.publish.edition import Edition
from docpipe.publish.moments import changed_of
from docpipe.publish.passages.destinations import Destinations
from docpipe.publish.urls import Address

_ADDRESS = re.compile(r' (?:href|src)="([^"]*)"')
_REST = re.compile(r"[ \t]*\r?\n(?:[ \t]*\r?\n)?")
_BLANK_LINES = re.compile(r"\n[ \t]*\r?\n[ \t]*\Z")
_FAR = 40
# Legal in an address, and in Markdown its end.
_ENDS = str.maketrans({"(": "%28", ")": "%29"})


def markdown_place(article: Article, edition: Edition) -> str:
    """Return the site path of an article's Markdown, or "".

    A page that stands in for a translation has none. Nor has one that search engines are kept out of: a page can say
    so to them, a text cannot.

    >>> _beside(Route("/zh/a/")), _beside(Route("/zh/a.html"))
    ('/zh/a/index.md', '/zh/a.md')
    """
    wanted = edition.config.build.markdown and article.is_listed
    return _beside(article.route) if wanted and article.document.file.path in edition.texts else ""


def _beside(route: Route) -> str:
    return f"{route}index.md" if route.endswith("/") else f"{route.rpartition('.')[0]}.md"


def markdown_of(article: Article, edition: Edition) -> str:
    """Return the Markdown of an article's page.

    The front matter is written anew, of what readers see; comments are left out; links and pictures have the
    addresses that they have on the page, whole where the site's address is known.
    """
    text = edition.texts[article.document.file.path]
    document = article.document
    edits = [(_whole_lines(span, text), "") for span in document.hidden]
    edits += _addresses(article, edition)
    start = document.front_matter.span.end if document.front_matter is not None else 0
    body = _edited(text, start, edits).lstrip("\ufeff\r\n")
    heading = "" if document.title_heading >= 0 else f"# {title_of(article).text}\n\n"
    lines = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in _facts(article, edition))
    return f"---\n{lines}---\n\n{heading}{body.rstrip()}\n"


def _facts(article: Article, edition: Edition) -> Iterator[tuple[str, object]]:
    """Yield what the front matter says; JSON is YAML."""
    yield "title", title_of(article).text
    yield "lang", article.text_locale.tag
    if article.meta.date is not None:
        date = day_of(article.meta.date, edition)
        yield "date", (date.date() if article.meta.date_only else date).isoformat()
    if (changed := changed_of(article, edition)) is not None:
        yield "updated", changed.isoformat()
    if authors := authors_of(article, edition):
        yield "authors", list(authors)
    if edition.urls.base:
        yield "canonical", edition.urls.absolute(article.route)
    if article.source is None or article.state is None:
        return
    yield "translated_from", article.source_locale.tag
    original = dict(alternates_of(article, edition)).get(article.source_locale)
    if edition.urls.base and original is not None:
        yield "original", edition.urls.absolute(original)
    coverage = article.state.coverage
    yield "translated_percent", coverage.percent(coverage.covered)


def _addresses(article: Article, edition: Edition) -> Iterator[tuple[Span, str]]:
    """Yield each target that is a file of the site's own, with its address on the site."""
    address: Address = edition.urls.absolute if edition.urls.base else edition.urls.relative_to(article.route)
    document = article.document
    places = Destinations(edition, document, locale=article.locale, page=article.route, address=address)
    found = [(link.target_span, link.target, partial(places.link, anchors=_no_id)) for link in document.links]
    found += [(image.target_span, image.target, partial(places.image, first=True)) for image in document.images]
    for span, target, attributes in found:
        if isinstance(places.resolved(target), ToAsset | ToDocument):
            address_there = _ADDRESS.search(attributes(target))
            if address_there is not None:
                yield span, html.unescape(address_there[1]).translate(_ENDS)


def _no_id(_: str) -> str:
    """Stand in for the ids of a page: links within it are left as they are."""
    return ""


def _whole_lines(span: Span, text: str) -> Span:
    """Return the place of a comment, with its line where it stands alone on that behind an empty one.

    Elsewhere a line stays, and keeps apart what the comment kept apart.
    """
    rest = _REST.match(text, span.end)
    if rest is None or not _BLANK_LINES.search(text[max(0, span.start - _FAR) : span.start]):
        return span
    return Span(span.start, rest.end())


def _edited(text: str, start: int, edits: list[tuple[Span, str]]) -> str:
    """Return the text from `start` with the edits made; of those that overlap, the first."""
    parts = []
    for span, new in sorted(set(edits)):
        if span.start >= start and span.end > span.start:
            parts += [text[start : span.start], new]
            start = span.end
    return "".join((*parts, text[start:]))
