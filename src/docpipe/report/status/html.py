"""The status as one page that needs no other file; whoever makes pages makes it."""

from __future__ import annotations

from docpipe.report.status.standing import Standing, StatusFormat


def render(standing: Standing) -> str:
    """Return the page."""
    return standing.page()


FORMAT = StatusFormat("html", "one page, with what is to be done in it", render)
