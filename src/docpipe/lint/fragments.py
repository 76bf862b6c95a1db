"""Which place of which page a link names: what the rules about anchors ask for."""

from __future__ import annotations

import re
from urllib.parse import unquote

from docpipe.index.anchors import decode_fragment
from docpipe.index.targets import Here, ToDocument
from docpipe.lint.facts import ResolvedLink, SiteFacts
from docpipe.model.document import Document
from docpipe.model.text import Span

# Of characters beyond ASCII: what is encoded of ASCII would be a mark of the address.
_ENCODED = re.compile(r"(?:%[89A-Fa-f][0-9A-Fa-f])+")


def aim(resolved: ResolvedLink, facts: SiteFacts) -> tuple[Document | None, str]:
    """Return the document a link leads to and the fragment as written behind the `#`; None for no document."""
    if isinstance(resolved.target, Here):
        return resolved.document, resolved.target.fragment
    if isinstance(resolved.target, ToDocument):
        known = facts.site.documents.get((resolved.target.locale, resolved.target.key))
        return known, resolved.target.fragment
    return None, ""


def readable(address: str) -> str:
    """Return an address with letters for their percent-encoding, where it stands for nothing but text.

    >>> readable("b.md#519-%E5%90%AF%E5%8A%A8"), readable("100%25#a%20b"), readable("#%E5%90")
    ('b.md#519-启动', '100%25#a%20b', '#%E5%90')
    """
    return _ENCODED.sub(_letters, address)


def _letters(match: re.Match[str]) -> str:
    try:
        text = unquote(match[0], errors="strict")
    except UnicodeDecodeError:
        return match[0]
    return text if text.isprintable() else match[0]


class LetterCase:
    """Finds ids by their letters, capital or small; each document's ids are folded once."""

    def __init__(self) -> None:
        """Start without a document."""
        self._folded: dict[str, dict[str, str]] = {}

    def meant(self, document: Document, fragment: str) -> str | None:
        """Return the one id of `document` that differs from the fragment in letter case alone, else None."""
        path = document.file.path
        if path not in self._folded:
            known: dict[str, str] = {}
            for name in document.ids:
                # Two ids of the same letters: which of them is meant, nobody can tell.
                known[name.casefold()] = name if known.get(name.casefold(), name) == name else ""
            self._folded[path] = known
        return self._folded[path].get(decode_fragment(fragment).casefold()) or None


def fragment_span(resolved: ResolvedLink, fragment: str) -> Span | None:
    """Return where the fragment is written; None where an escape or entity in the address hides that."""
    link = resolved.link
    if len(link.target_span) != len(link.target) or not link.target.endswith("#" + fragment):
        return None
    return Span(link.target_span.end - len(fragment), link.target_span.end)
