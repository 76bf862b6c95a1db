"""The characters that hardly a text holds, sought once for all rules that are about them."""

from __future__ import annotations

import re

# Everything but: invisible characters (from U+180E), marks of direction (U+202A, U+2066), radicals (U+2E80), the
# Hangul filler, compatibility forms of Han (U+F900, U+2F800), variation selectors (U+FE00), the byte order mark, tags
# (U+E0000). Written as what it leaves out, because a set is looked through from its start, and there is what is common.
_ODD = re.compile(
    "[^\x00-\u180d\u180f-\u200a\u2010-\u2029\u202f-\u205f\u206a-\u2e7f\u2fe0-\u3163\u3165-\uf8ff\ufb00-\ufdff"
    "\ufe10-\ufefe\uff00-\U0002f7ff]"
)


def holds_odd(text: str) -> bool:
    """Tell whether a text holds a character that a rule about such characters may be about."""
    return not text.isascii() and _ODD.search(text) is not None
