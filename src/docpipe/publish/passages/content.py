"""The text of an article, filled for its page or for a feed."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import msgspec

from docpipe.model.body import Body
from docpipe.model.document import Document
from docpipe.model.locale import Locale
from docpipe.publish.articles import Article
from docpipe.publish.edition import Edition
from docpipe.publish.looks import of_document
from docpipe.publish.passages.compose import Shown, Version, compose, lacks_any, mark
from docpipe.publish.passages.destinations import Destinations
from docpipe.publish.passages.fill import Filler
from docpipe.publish.passages.voice import Filled, Voice
from docpipe.publish.urls import Address


class Content(msgspec.Struct, frozen=True):
    """A filled text, and the files it needs: site path → path below the root."""

    filled: Filled
    copies: dict[str, str]


def content_of(article: Article, edition: Edition, *, address: Address, page: str = "", bare: bool = False) -> Content:
    """Return the text of an article.

    Args:
        article: what is published.
        edition: the build it is part of.
        address: writes addresses for where the text will stand.
        page: what stands before a `#`; "" on the article's own page.
        bare: for feeds: no ids, no fold-outs, one file for each image.
    """
    places: list[Destinations] = []

    states = article.state.states if article.state is not None else ()

    def voice(document: Document, locale: Locale, *, is_shown: bool = True) -> Voice:
        place = Destinations(
            edition,
            document,
            locale=article.locale,
            page=article.route,
            address=address,
            owner=article.document.file,
            offers=not bare,
        )
        places.append(place)
        edition.watch.note(of_document(document.file.path))
        if not is_shown:
            return Voice(document, Body(()), locale, (), place.link, place.image)
        ids = edition.neutral_ids(document)
        return Voice(document, edition.bodies[document.file.path], locale, ids, place.link, place.image)

    source = article.source if article.source is not None and article.source.file.path in edition.bodies else None
    own_voice = voice(article.document, article.text_locale)
    # Of the source of a translation that lacks nothing no passage is shown; what is said of it is in the document.
    source_voice = voice(source, article.source_locale, is_shown=lacks_any(states)) if source is not None else None
    words = edition.words[article.locale.name]
    zone = ZoneInfo(edition.config.site.timezone)
    filler = Filler((own_voice, source_voice), words, text_locale=article.text_locale, zone=zone, page=page, bare=bare)
    filled = filler.fill(_shown(own_voice, source_voice, article), states if source is not None else ())
    return Content(filled, {site_path: path for place in places for site_path, path in place.copies.items()})


def _shown(own: Voice, source: Voice | None, article: Article) -> tuple[Shown, ...]:
    if source is None or article.state is None:
        return mark(own.body.pieces, ())
    return compose(
        Version(own.body.pieces, own.document.blocks),
        Version(source.body.pieces, source.document.blocks),
        article.state.states,
    )
