"""What the original of an outdated passage says today, to be unfolded behind it."""

from __future__ import annotations

import datetime as dt

from docpipe.model.body import Role
from docpipe.model.locale import Locale
from docpipe.model.translation import Freshness
from docpipe.publish.changes import fold_out, with_fold_out
from docpipe.publish.messages import Words
from docpipe.publish.passages.compose import Shown
from docpipe.publish.passages.voice import Voice


def with_original(
    markup: str, shown: Shown, source: Voice, *, words: Words, around: Locale, zone: dt.tzinfo = dt.UTC
) -> str:
    """Return the markup of a piece, with what the original says today if that is newer.

    Args:
        markup: of the piece.
        shown: the piece.
        source: the original.
        words: in the page's language.
        around: the language declared around the text.
        zone: in which a moment is that day.
    """
    state = shown.state
    if state is None or state.freshness is not Freshness.OUTDATED or shown.piece.role is not Role.LEAF:
        return markup
    today = " ".join(source.document.blocks[block].text for block in state.source)
    day = words.date(dt.datetime.fromtimestamp(state.since, zone)) if state.since else ""
    found = fold_out(state.previous, today, day=day, original=source.locale, around=around, words=words)
    return with_fold_out(markup, found)
