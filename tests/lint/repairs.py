"""What the fixes of one rule make of a post."""

from __future__ import annotations

from docpipe.config.linting import Lint
from tests.lint.posts import HEAD, findings, read


def repaired(body: str, code: str, path: str = "content/zh/a.md", *, head: str = HEAD) -> str | None:
    """Return the whole text with the fixes of the rule `code` applied, or None if it offers none."""
    text = read(body, path, head=head).text
    found = findings(body, path, lint=Lint(select=(code,)), head=head)
    edits = [edit for each in found if each.fix for edit in each.fix.edits]
    for edit in sorted(edits, key=lambda each: each.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text if edits else None
