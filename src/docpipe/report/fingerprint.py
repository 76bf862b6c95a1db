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
    found: list[Fingerprint] = []
    for diagnostic in report.diagnostics:
        content = digest(diagnostic.code, _normalised(_line(report, diagnostic)))
        seen[diagnostic.place.path, content] += 1
        found.append(Fingerprint(content, seen[diagnostic.place.path, content]))
    return tuple(found)


def digest(*parts: str) -> str:
    """Return the SHA-256 of these texts as hexadecimal digits; no two lists of texts read the same."""
    content = "".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


def _line(report: Report, diagnostic: Diagnostic) -> str:
    """Return the line a finding starts in; "" for the whole file."""
    place = diagnostic.place
    if place.start is None:
        return ""
    lines = report.text_of(place)
    if lines is None or place.start.line > lines.line_count:
        return place.excerpt
    return lines.line_span(place.start.line).of(lines.text)


def _normalised(text: str) -> str:
    """Return a text without what changes when somebody formats it: white space and forms of characters."""
    return "".join(unicodedata.normalize("NFC", text).split())
