"""What one rule says of a post, as lines and places of its body."""

from __future__ import annotations

import msgspec

from docpipe.config.layout import Layout
from docpipe.config.linting import Lint
from docpipe.lint.engine import check_document
from docpipe.lint.registry import RULES
from docpipe.lint.selection import Selection
from tests.lint.posts import HEAD, config, read


def said(body: str, code: str, *, head: str = HEAD, layout: str = "docpipe") -> list[tuple[int, str, str]]:
    """Return the line in the body, the severity and the place of what one rule says of a post."""
    parsed = read(body, head=head)
    site = msgspec.structs.replace(config(Lint(select=(code,))), layout=Layout(name=layout))
    above = head.count("\n")
    found = check_document(parsed, Selection(site, RULES)).diagnostics
    return [
        (each.place.start.line - above, each.severity.value, each.place.span.of(parsed.text))
        for each in found
        if each.code == code and each.place.start and each.place.span
    ]


def lines_said(body: str, code: str, **more: str) -> list[int]:
    """Return the lines in the body alone."""
    return [line for line, _, _ in said(body, code, **more)]
