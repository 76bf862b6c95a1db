"""A translation and its original filled for one page, a row for the parts that belong together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from docpipe.model.document import Document
from docpipe.model.locale import Locale
from docpipe.model.translation import BlockState, Freshness
from docpipe.publish.articles import Article
from docpipe.publish.edition import Edition
from docpipe.publish.messages import Words
from docpipe.publish.passages.compose import Version, mark
from docpipe.publish.passages.destinations import Destinations
from docpipe.publish.passages.fill import Filler
from docpipe.publish.passages.rows import rows
from docpipe.publish.passages.tree import pieces_of, tree
from docpipe.publish.passages.voice import Voice
from docpipe.publish.urls import Address


class Beside(NamedTuple):
    """A row of the page; `both` is what stands once for the two of them."""

    source: Markup
    target: Markup
    both: Markup
    freshness: Freshness | None


def beside(
    article: Article, source: Document, edition: Edition, *, address: Address
) -> tuple[tuple[Beside, ...], dict[str, str]]:
    """Return the rows, and the files they need: site path → path below the root.

    Nothing in them has an id, because both texts would have the same; notes are linked on the pages of their texts.

    Args:
        article: a translation.
        source: its original, whose body the edition holds.
        edition: the build they are part of.
        address: writes addresses for where the rows will stand.
    """
    states, words = article.state.states if article.state is not None else (), edition.words[article.locale.name]
    copies: dict[str, str] = {}

    def filled(document: Document, locale: Locale, other: Voice | None, known: Sequence[BlockState]) -> list[str]:
        voice = _voice(document, locale, article, edition, address, copies)
        place = edition.published.routes.get((document.file.locale, document.file.key))
        filler = _filler((voice, other), words, address(place or article.route))
        return _by_part(voice, filler.fill_each(mark(voice.body.pieces, known), known))

    spoken = _voice(source, article.source_locale, article, edition, address, copies)
    own = filled(article.document, article.text_locale, spoken, states)
    original = filled(source, article.source_locale, None, ())
    found = rows(
        Version(edition.bodies[article.document.file.path].pieces, article.document.blocks),
        Version(spoken.body.pieces, source.blocks),
        states,
    )
    made = (
        _beside(
            "".join(original[number] for number in row.source),
            "".join(own[place] for place in row.target),
            row.freshness,
            is_same=row.is_same,
        )
        for row in found
    )
    return tuple(one for one in made if one.source or one.target or one.both), copies


def _beside(source: str, target: str, freshness: Freshness | None, *, is_same: bool) -> Beside:
    # Escaped by parse.
    if is_same:
        return Beside(Markup(), Markup(), Markup(target), None)  # noqa: S704 - as said
    return Beside(Markup(source), Markup(target), Markup(), freshness)  # noqa: S704 - as said


def _voice(
    document: Document, locale: Locale, article: Article, edition: Edition, address: Address, copies: dict[str, str]
) -> Voice:
    own = article.document.file
    places = Destinations(
        edition, document, locale=locale, page=article.route, address=address, owner=own, offers=False
    )
    places.copies = copies
    return Voice(document, edition.bodies[document.file.path], locale, (), places.link, places.image)


def _filler(voices: tuple[Voice, Voice | None], words: Words, page: str) -> Filler:
    return Filler(voices, words, text_locale=voices[0].locale, page=page, bare=True)


def _by_part(voice: Voice, pieces: Sequence[str]) -> list[str]:
    """Return the markup of every top-level part."""
    found, start = [], 0
    for node in tree(voice.body.pieces):
        end = start + sum(1 for _ in pieces_of(node))
        found.append("".join(pieces[start:end]))
        start = end
    return found
