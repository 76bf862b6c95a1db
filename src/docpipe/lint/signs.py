"""One pattern for many signs of which hardly a text holds any: one look in place of as many as there are signs."""

from __future__ import annotations

import re
from collections.abc import Iterable


def any_of(signs: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that a search finds where one of the signs stands, and nowhere else.

    >>> bool(any_of(("ghp_", "AKIA")).search("a token: ghp_x"))
    True
    """
    return re.compile("|".join(map(_led_by_what_is_rare, signs)))


def _led_by_what_is_rare(sign: str) -> str:
    """Return a pattern for a sign that begins at its first character that is no small letter, and looks back.

    A search passes over all characters that begin no alternative, and prose is made of small letters.
    """
    at = next((index for index, character in enumerate(sign) if not character.islower()), 0)
    return f"{re.escape(sign[at])}(?<={re.escape(sign[: at + 1])}){re.escape(sign[at + 1 :])}"
