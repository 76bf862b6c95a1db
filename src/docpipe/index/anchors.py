"""Whether a document has the id that a fragment names."""

from __future__ import annotations

import difflib
import unicodedata
from urllib.parse import unquote

from docpipe.model.document import Document

# The HTML standard, §7.4.6.3: these two always lead to the top of the page.
_TOP = ("", "top")
_TEXT_DIRECTIVE = ":~:"
_CANDIDATES = 400


def decode_fragment(fragment: str) -> str:
    """Return the id that `fragment` names: percent-decoded, NFC, without a text directive.

    >>> decode_fragment("%E5%AE%89%E8%A3%85:~:text=a")
    '安装'
    """
    return unicodedata.normalize("NFC", unquote(fragment.partition(_TEXT_DIRECTIVE)[0]))


def anchors_of(document: Document) -> frozenset[str]:
    """Return the ids of `document` in the form in which fragments are compared with them: NFC."""
    return frozenset(known if known.isascii() else unicodedata.normalize("NFC", known) for known in document.ids)


def leads_to(fragment: str, anchors: frozenset[str]) -> bool:
    """Tell whether `fragment`, as written behind the `#`, names one of `anchors` or the top of the page."""
    wanted = decode_fragment(fragment)
    return wanted.lower() in _TOP or wanted in anchors


def nearest_anchors(document: Document, fragment: str, limit: int = 1) -> tuple[str, ...]:
    """Return the ids of `document` most like `fragment`, best first; empty if none is near."""
    wanted = decode_fragment(fragment)
    known = document.ids[:_CANDIDATES]
    same_letters = [anchor for anchor in known if _letters(anchor) == _letters(wanted)]
    return tuple(same_letters[:limit] or difflib.get_close_matches(wanted, known, n=limit, cutoff=0.6))


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
