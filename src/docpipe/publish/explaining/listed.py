"""Where a page is named: lists that people read, and lists that programs read."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from html import escape

from docpipe.model.explanation import Listing
from docpipe.publish.articles import Article
from docpipe.publish.explaining.known import Known
from docpipe.publish.page import Page

KINDS = {
    "listing": "home page",
    "archive": "archive",
    "term": "tag or author",
    "terms": "list of tags or authors",
    "series": "series",
    "search": "search",
    "chooser": "choice of languages",
    "notfound": "error page",
    "redirect": "redirect",
    "status": "translation status",
    "beside": "translation beside its original",
}
_FEEDS = ("feed.xml", "rss.xml", "feed.json")
# What follows the address of an entry. Where a text that a feed holds has a link, other characters follow.
_ENDS = {".xml": r'(?="/>|<)', ".json": r'(?=",|"\s*\})', ".txt": r"(?=(?:index\.md)?[)\s])"}


def kind_of(page: Page, known: Known) -> str:
    """Return what sort of page it is, in a word or two."""
    article = known.article(page.route)
    if page.is_article and article is not None:
        return "original shown in place of a translation" if article.is_fallback else article.kind.value
    if "/authors/" in page.route:
        return "author" if page.template.startswith("term.") else "list of authors"
    if page.template.startswith("terms.") and page.route.endswith("/series/"):
        return "list of series"
    if page.template.startswith("term"):
        return "tag" if page.template.startswith("term.") else "list of tags"
    return KINDS.get(page.template.partition(".")[0], "page")


def listed(article: Article, known: Known) -> tuple[Listing, ...]:
    """Return every list of the site that names an article."""
    # A version in another language is named beside an entry of that language's feed, and is none itself.
    foreign = tuple(f"/{one.name}/" for one in known.edition.locales if one != article.locale)
    programs = in_lists(known.address(article.route), known, beside=foreign)
    return (*_for_people(article, known), *programs)


def _for_people(article: Article, known: Known) -> Iterator[Listing]:
    for route, one in sorted(known.pages.items()):
        if one.hrefs and known.edition.urls.relative_to(route)(article.route) in one.hrefs:
            yield Listing(kind_of(one.page, known), known.address(route))


def in_lists(address: str, known: Known, beside: tuple[str, ...] = ()) -> Iterator[Listing]:
    """Yield what programs read and an address stands in: feeds, the sitemap, llms.txt; nothing below `beside`."""
    wanted = {suffix: re.compile(re.escape(escape(address)) + end) for suffix, end in _ENDS.items()}
    for path, text in sorted(known.lists.items()):
        name = path.rpartition("/")[2]
        if not path.startswith(beside) and wanted[posixpath.splitext(name)[1]].search(text):
            yield Listing("feed" if name in _FEEDS else name.partition(".")[0], known.address(path))
