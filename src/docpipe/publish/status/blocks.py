"""One block that is to be done, as the page shows it: what changed in the source, and the translation beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from zoneinfo import ZoneInfo

import msgspec
from markupsafe import Markup

from docpipe.config.schema import Config
from docpipe.model.source import LocaleName
from docpipe.model.translation import Freshness
from docpipe.model.work import Passage, Piece, PieceKind, WorkItem
from docpipe.publish.changes import change_markup
from docpipe.publish.messages import Words
from docpipe.publish.status import phrases
from docpipe.publish.text import Text, language_attributes

_LONGEST = 420
"""Characters of a passage that nothing marks a place in."""

_CONTEXT = 60
"""Characters that are shown on either side of a change."""

_ELLIPSIS = "…"

PageOf = Callable[[str], str]
"""Gives the address of the page that is made of a file, "" for none."""


class Side(msgspec.Struct, frozen=True):
    """One of the two texts of a block.

    Attributes:
        place: file and line.
        href: of the passage on its page, or "".
        attributes: the language of the text.
        markup: the text; "" where there is none.
    """

    place: str
    href: str
    attributes: Markup
    markup: Markup


class BlockView(msgspec.Struct, frozen=True):
    """A block that is to be done.

    Attributes:
        state: of it, as a word of the program.
        called: the same in the page's language.
        headings: those it stands under.
        notes: what is to be said besides.
        target: None where there is no translation.
        place: where a missing translation belongs, or "".
    """

    state: str
    called: str
    headings: tuple[Text, ...]
    notes: tuple[str, ...]
    source: Side | None
    target: Side | None
    place: str = ""


def block_view(item: WorkItem, config: Config, words: Words, page_of: PageOf, target_path: str) -> BlockView:
    """Return a block as the page shows it.

    Args:
        item: the block.
        config: of the site.
        words: of the page.
        page_of: asked where its two pages are.
        target_path: of the translation.
    """
    state = item.state
    text = change_markup(_shortened(item.changes)) if item.changes else None
    # A block has an id on its pages only where both are published.
    has_pages = bool(item.id and page_of(target_path))
    anchor = f"#{item.id}" if has_pages else ""

    def side(passage: Passage | None, name: LocaleName, markup: Markup | None = None) -> Side | None:
        if passage is None:
            return None
        page = page_of(passage.path)
        return Side(
            f"{passage.path}:{passage.start}",
            page + anchor if page and anchor else "",
            Markup(language_attributes(config.locale(name), words.locale)),  # noqa: S704 - escaped
            # A change is one of the Markdown, so that is shown beside it; else what a reader sees will do.
            markup if markup is not None else Markup("{}").format(_cut(passage.markup if text else passage.text)),
        )

    return BlockView(
        state=state.freshness.value,
        called=phrases.freshness(state.freshness, words),
        headings=tuple(Text(heading, config.locale(item.source_locale)) for heading in item.headings),
        notes=phrases.notes(state, words, _day(state.since, config, words), is_known=bool(item.changes)),
        source=side(item.source, item.source_locale, text),
        target=side(item.target, item.source_locale if state.freshness is Freshness.UNTRANSLATED else item.locale),
        place=_place(item, target_path, words),
    )


def _place(item: WorkItem, target_path: str, words: Words) -> str:
    if item.target is not None:
        return ""
    if not item.insert_after:
        return words("belongs at the beginning of {path}", path=target_path)
    return words("belongs behind {place}", place=f"{target_path}:{item.insert_after}")


def _day(since: int, config: Config, words: Words) -> str:
    if not since:
        return ""
    return words.date(dt.datetime.fromtimestamp(since, ZoneInfo(config.site.timezone)))


def _shortened(pieces: tuple[Piece, ...]) -> Iterator[Piece]:
    """Yield the pieces with what stands far from any change left out."""
    for number, piece in enumerate(pieces):
        if piece.kind is not PieceKind.KEPT:
            yield Piece(piece.kind, _cut(piece.text))
        elif number == 0:
            yield Piece(piece.kind, _end(piece.text))
        elif number == len(pieces) - 1:
            yield Piece(piece.kind, _start(piece.text))
        elif len(piece.text) > 2 * _CONTEXT + len(_ELLIPSIS):
            yield Piece(piece.kind, _start(piece.text) + _end(piece.text).removeprefix(_ELLIPSIS))
        else:
            yield piece


def _start(text: str) -> str:
    return text if len(text) <= _CONTEXT else text[:_CONTEXT].rstrip() + f" {_ELLIPSIS} "


def _end(text: str) -> str:
    return text if len(text) <= _CONTEXT else _ELLIPSIS + text[-_CONTEXT:].lstrip()


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + _ELLIPSIS
