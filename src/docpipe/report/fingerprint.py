"""A name for a finding that stays when lines move: its rule, the text of its line, and a count of equals."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter

import msgspec

from docpipe.model.diagnostic import Diagnostic
from docpipe.report.format import Report


class Fingerprint(msgspec.Struct, frozen=True):
    """What a finding is known by within its file.

    Attributes:
        content: of the rule and the normalised text of the line, 64 hexadecimal digits.
        occurrence: from 1, among the findings of this file with the same content.
    """

    content: str
    occurrence: int


def fingerprints(report: Report) -> tuple[Fingerprint, ...]:
    """Return the fingerprint of every finding, in their order; those of one file all differ."""
    seen: Counter[tuple[str, str]] = Counter()
    # One line may be megabytes long and hold thousands of findings, so it is not read again for each of them.
    known: dict[tuple[str, str, int], str] = {}
    found: list[Fingerprint] = []
    for diagnostic in report.diagnostics:
        content = _content(report, diagnostic, known)
        seen[diagnostic.place.path, content] += 1
        found.append(Fingerprint(content, seen[diagnostic.place.path, content]))
    return tuple(found)


def digest(*parts: str) -> str:
    """Return the SHA-256 of these texts as hexadecimal digits; no two lists of texts read the same."""
    content = "".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


def _content(report: Report, diagnostic: Diagnostic, known: dict[tuple[str, str, int], str]) -> str:
    """Return the digest of a rule and of the line a finding starts in, of nothing for the whole file."""
    place = diagnostic.place
    if place.start is None:
        return digest(diagnostic.code, "")
    number = place.start.line
    lines = report.text_of(place)
    if lines is None or number > lines.line_count:
        return digest(diagnostic.code, _normalised(place.excerpt))
    key = (diagnostic.code, place.path, number)
    if key not in known:
        known[key] = digest(diagnostic.code, _normalised(lines.line_span(number).of(lines.text)))
    return known[key]


def _normalised(text: str) -> str:
    """Return a text without what changes when somebody formats it: white space and forms of characters."""
    return "".join(unicodedata.normalize("NFC", text).split())
