"""Pictures drawn for pages that have none: what stands on them, and how pages name them. Pipeline draws."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from docpipe.index.routes import locale_root
from docpipe.model.locale import Locale
from docpipe.model.page import Output, Route
from docpipe.publish.articles import day_of, title_of
from docpipe.publish.contents import Contents
from docpipe.publish.edition import Edition
from docpipe.publish.images.assets import Drawn
from docpipe.publish.page import Card
from docpipe.publish.sharing.cover import cover_of


class Preview(msgspec.Struct, frozen=True):
    """What stands on the picture of a page.

    Attributes:
        title: of the page.
        locale: the title's language: it decides on the characters' shapes and on the direction.
        site: the site's name.
        line: the date and the page's language, or what the site says of itself.
    """

    title: str
    locale: Locale
    site: str
    line: str


Draw = Callable[[Mapping[Route, Preview]], Mapping[Route, Drawn]]
"""Draws pictures, and leaves out those it cannot draw."""


def previews_of(contents: Contents) -> dict[Route, Preview]:
    """Return what is to be drawn: for every listed article without a picture, and for homes where the site has none."""
    edition = contents.edition
    if not edition.urls.base:
        return {}
    found = {}
    for article in contents.articles:
        if article.is_listed and not cover_of(article, edition)[0].image:
            words, title, config = edition.words[article.locale.name], title_of(article), edition.config
            date = words.date(day_of(article.meta.date, edition)) if article.meta.date else ""
            line = " · ".join(part for part in (date, article.locale.label) if part)
            found[article.route] = Preview(title.text, title.locale, config.site_title(article.locale.name), line)
    return _homes(edition) | found


def preview_card(route: Route, edition: Edition, alt: str) -> Card:
    """Return a card with the picture that was drawn for a page; an empty one without."""
    drawn = edition.previews.get(route)
    if drawn is None:
        return Card()
    return Card(edition.urls.absolute(f"/assets/images/{drawn.name}"), drawn.width, drawn.height, alt)


def preview_files(edition: Edition) -> dict[str, Output]:
    """Return the files of the pictures that were drawn, by their paths."""
    return {
        path: Output(path, source=f"{edition.files.root}/{drawn.path}")
        for path, drawn in sorted((f"assets/images/{each.name}", each) for each in edition.previews.values())
    }


def _homes(edition: Edition) -> dict[Route, Preview]:
    config = edition.config
    return {
        locale_root(config, locale.name): Preview(
            config.site_title(locale.name), locale, "", config.site_description(locale.name) or locale.label
        )
        for locale in edition.locales
        if config.site_title(locale.name) and not config.site_image(locale.name)
    }
