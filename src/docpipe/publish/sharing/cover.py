"""The picture of an article: what is shown of it where it is shared."""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.index.targets import External, ToAsset
from docpipe.model.document import Document
from docpipe.publish.articles import Article
from docpipe.publish.edition import Edition
from docpipe.publish.images.assets import Picture, suffix_of
from docpipe.publish.page import Card
from docpipe.publish.passages.destinations import Destinations
from docpipe.publish.urls import clickable

# What other sites show: none of them draws SVG.
_SHOWN = frozenset({"png", "jpg", "jpeg", "gif", "webp", "avif"})
_SMALLEST = 200
"""Pixels of width and height below which other sites show no picture, and an icon or a badge is likely."""


def cover_of(article: Article, edition: Edition) -> tuple[Card, dict[str, str]]:
    """Return a card with the first picture there is, and the files it takes: site path → path below the root.

    That is the cover, the source's cover, or the first picture of the text that is none too small.
    """
    own = article.document
    for document, target, alt, is_cover in _wanted(article):
        places = Destinations(
            edition,
            document,
            locale=article.locale,
            page=article.route,
            address=edition.urls.absolute,
            owner=own.file,
        )
        match places.resolved(target) if target else None:
            case External(url) if clickable(url):
                return Card(image=clickable(url), alt=alt), {}
            case ToAsset(path) if edition.urls.base and suffix_of(path) in _SHOWN:
                picture = places.picture(path)
                if (is_cover or not _is_small(picture)) and (place := places.place(path)):
                    card = Card(edition.urls.absolute(place), picture.width, picture.height, alt)
                    return card, places.copies
            case _:
                continue
    return Card(), {}


def _wanted(article: Article) -> Iterator[tuple[Document, str, str, bool]]:
    """Yield whose picture it would be, its target, what it shows, and whether it is the author's choice."""
    own, source = article.document, article.source
    yield own, own.meta.image, "", True
    if source is not None:
        yield source, source.meta.image, "", True
    for image in own.images[:1]:
        yield own, image.target, image.alt, False


def _is_small(picture: Picture) -> bool:
    return bool(picture.width) and min(picture.width, picture.height) < _SMALLEST
