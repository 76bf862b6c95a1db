"""Where a translation is shown beside its original."""

from __future__ import annotations

from docpipe.model.page import Route
from docpipe.publish.articles import Article
from docpipe.publish.edition import Edition


def side_by_side_route(article: Article, edition: Edition) -> Route | None:
    """Return the address of that page; None where there is none: of an original, or where the site wants none."""
    if (
        not edition.config.build.side_by_side
        or not article.is_translated
        or article.source is None
        or article.is_fallback
    ):
        return None
    if article.source.file.path not in edition.bodies:
        return None
    stem = article.route.removesuffix(".html").removesuffix(".htm").rstrip("/")
    route = Route(f"{stem}/side-by-side/")
    return None if route in edition.site.by_route else route
