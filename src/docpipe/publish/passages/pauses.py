"""Where readers are told that the translation pauses: before every run of passages in the source's language."""

from __future__ import annotations

import html
from collections.abc import Sequence

from docpipe.model.body import Role
from docpipe.model.locale import Locale
from docpipe.model.translation import Freshness
from docpipe.publish.messages import Words
from docpipe.publish.passages.compose import Shown
from docpipe.publish.text import language_attributes

_STEPS = {Role.OPEN: 1, Role.CLOSE: -1, Role.LEAF: 0}


def pauses(shown: Sequence[Shown]) -> frozenset[int]:
    """Return the numbers of the pieces that begin such a run.

    Only what stands in nothing else counts: within a list, say, the mark at each item tells as much.
    """
    if not any(map(_is_foreign, shown)):
        return frozenset()
    found: set[int] = set()
    depth = 0
    was_foreign = False
    for number, one in enumerate(shown):
        if depth == 0 and one.piece.role is not Role.CLOSE:
            is_foreign = _is_foreign(one)
            if is_foreign and not was_foreign:
                found.add(number)
            was_foreign = is_foreign
        depth += _STEPS[one.piece.role]
    return frozenset(found)


def pause_markup(words: Words, around: Locale) -> str:
    """Return the paragraph that says so, in the page's words, to stand in a text in the language `around`."""
    language = language_attributes(words.locale, around)
    return f'<p class="pause"{language}>{html.escape(words("Not translated yet"))}</p>\n'


def _is_foreign(one: Shown) -> bool:
    return one.of_source or (one.state is not None and one.state.freshness is Freshness.UNTRANSLATED)
