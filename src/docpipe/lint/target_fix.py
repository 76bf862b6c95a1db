"""Fixes of where a link leads: one part of its address is written anew, where the address stands letter by letter."""

from __future__ import annotations

import re

from docpipe.lint.facts import ResolvedLink
from docpipe.lint.fragments import fragment_span
from docpipe.lint.letter_case import path_of
from docpipe.model.diagnostic import Applicability, Edit, Fix
from docpipe.model.link import Link
from docpipe.model.text import Span

# What can be written in an address of Markdown as it is.
_PLAIN = re.compile(r"[^\s()<>%\\&]+")


def path_fix(link: Link, written: str, applicability: Applicability) -> Fix | None:
    """Return the fix that writes another path and keeps query and fragment, or None where that is not safe to write."""
    return None if path_of(link.target).endswith("/") else address_fix(link, written, applicability)


def address_fix(link: Link, written: str, applicability: Applicability) -> Fix | None:
    """Return the same for a path that may be the address of a page, with a slash at its end or a whole web address."""
    path = path_of(link.target)
    if not _PLAIN.fullmatch(path) or len(link.target_span) != len(link.target) or not _PLAIN.fullmatch(written):
        return None
    start = link.target_span.start
    return Fix(applicability, (Edit(Span(start, start + len(path)), written),))


def fragment_fix(resolved: ResolvedLink, fragment: str, written: str, applicability: Applicability) -> Fix | None:
    """Return the fix that writes another id behind the `#`, or None where that is not safe to write."""
    span = fragment_span(resolved, fragment)
    return Fix(applicability, (Edit(span, written),)) if span is not None and _PLAIN.fullmatch(written) else None
