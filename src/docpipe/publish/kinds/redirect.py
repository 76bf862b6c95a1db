"""Pages at earlier addresses that lead to where a document stands now."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from docpipe.model.locale import Locale
from docpipe.model.page import Route
from docpipe.publish.articles import Article, title_of
from docpipe.publish.contents import Contents
from docpipe.publish.moved.generators import GENERATORS
from docpipe.publish.moved.lists import moved_lists
from docpipe.publish.moved.posts import moved_documents
from docpipe.publish.page import Page
from docpipe.publish.redirects import Places, redirects_of
from docpipe.publish.text import Text


def redirect_pages(contents: Contents, taken: Collection[str]) -> Iterator[Page]:
    """Yield a page for every earlier address; made last, because everything else goes before it.

    Aliases come first, then what the generator had that made the site before: posts, then lists.

    Args:
        contents: of the build.
        taken: paths of all other files of the site.
    """
    places = Places(taken)
    for route, article in redirects_of(contents, places):
        yield _to_article(route, article, contents)
    generator = GENERATORS.get(contents.edition.config.build.moved_from)
    if generator is None:
        return
    for route, article in moved_documents(contents, generator):
        if places.take(route):
            yield _to_article(route, article, contents)
    for old in moved_lists(contents, generator):
        if places.take(old.route):
            yield _page(old.route, old.locale, old.target, Text(old.title, old.locale), contents, old.part)


def _to_article(route: Route, article: Article, contents: Contents) -> Page:
    return _page(route, article.locale, article.route, title_of(article), contents)


def _page(route: Route, locale: Locale, target: Route, title: Text, contents: Contents, part: str = "") -> Page:
    edition, words = contents.edition, contents.edition.words[locale.name]
    address = edition.urls.relative_to(route)(target)
    return Page(
        route=route,
        locale=locale,
        template="redirect.html.j2",
        title=words("This page has moved"),
        canonical=target,
        is_indexed=False,
        values={"target": f"{address}#{part}" if part else address, "target_title": title},
    )
