"""How a translation stands, as lists say it: a strip of its blocks and a few words; nothing of one that is current."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from markupsafe import Markup

from docpipe.model.translation import Freshness
from docpipe.publish.articles import Article, once
from docpipe.publish.messages import Words
from docpipe.publish.status.strip import cells, strip

_WIDTH = 160
_ALL_RIGHT = frozenset({Freshness.CURRENT, Freshness.UNVERIFIED})


class Standing(msgspec.Struct, frozen=True):
    """What a list shows of a translation that is not all current.

    Attributes:
        drawn: a strip of its blocks.
        said: the same in words.
    """

    drawn: Markup
    said: str


def standing_of(article: Article, words: Words) -> Standing | None:
    """Return how a translation stands; None for an original, a fallback, and a translation that is all current."""
    if article.state is None or article.is_fallback:
        return None
    found = unfinished_in(article)
    if not found:
        return None
    said = _said(found, words)
    return Standing(strip(cells(found, _WIDTH), said), said)


@once
def unfinished_in(article: Article) -> tuple[Freshness, ...]:
    """Return how the blocks of a translation stand; nothing of an original, and where they are all current."""
    states, extra = article.state.states if article.state is not None else (), Freshness.EXTRA
    found = tuple(state.freshness for state in states if state.freshness is not extra)
    return found if not set(found) <= _ALL_RIGHT else ()


def _said(found: Sequence[Freshness], words: Words) -> str:
    """Return the states in words; nothing is called old that is merely not verified."""
    if Freshness.UNVERIFIED not in found:
        return words.count(
            "{current} of {number} passage is up to date",
            "{current} of {number} passages are up to date",
            len(found),
            current=found.count(Freshness.CURRENT),
        )
    lacking = found.count(Freshness.MISSING) + found.count(Freshness.UNTRANSLATED)
    if lacking:
        return words.count(
            "{translated} of {number} passage is translated",
            "{translated} of {number} passages are translated",
            len(found),
            translated=len(found) - lacking,
        )
    return words.count(
        "{number} passage is older than the original",
        "{number} passages are older than the original",
        found.count(Freshness.OUTDATED),
    )
