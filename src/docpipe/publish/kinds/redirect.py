"""Pages at earlier addresses that lead to where a document stands now."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from docpipe.index.routes import output_path, safe_segments
from docpipe.model.page import Route
from docpipe.publish.articles import Article, title_of
from docpipe.publish.contents import Contents
from docpipe.publish.page import Page


def redirect_pages(contents: Contents) -> Iterator[Page]:
    """Yield a page for every alias that nothing else stands at; the first document that names one has it."""
    edition = contents.edition
    taken = {output_path(route).casefold() for route in edition.published.routes.values()}
    for article in contents.articles:
        if article.is_fallback:
            continue
        for alias in article.document.meta.aliases:
            route = alias_route(alias, article)
            file = output_path(route).casefold() if route is not None else ""
            if route is None or file in taken:
                continue
            taken.add(file)
            yield Page(
                route=route,
                locale=article.locale,
                template="redirect.html.j2",
                title=title_of(article).text,
                canonical=article.route,
                is_indexed=False,
                values={"target": edition.urls.relative_to(route)(article.route)},
            )


def alias_route(alias: str, article: Article) -> Route | None:
    """Return the address of an alias: from the root of the site, or beside the page where it has no leading slash.

    Addresses that end in neither `.html` nor a slash are folders. None for one that is nothing, or has another host.
    """
    path = alias.partition("#")[0].partition("?")[0]
    if "://" in path or path.startswith("//"):
        return None
    if not path.startswith("/"):
        path = posixpath.join(posixpath.dirname(article.route.rstrip("/")), path)
    segments = safe_segments(path)
    if not segments:
        return None
    is_file = segments[-1].endswith((".html", ".htm")) and not path.endswith("/")
    return Route("/" + "/".join(segments) + ("" if is_file else "/"))
