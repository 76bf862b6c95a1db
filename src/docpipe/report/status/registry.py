"""The formats of the translation status by name, those for people first."""

from __future__ import annotations

from docpipe.report.status import badge, github, html, json, markdown, text
from docpipe.report.status.standing import StatusFormat

STATUS_FORMATS: tuple[StatusFormat, ...] = (
    text.FORMAT,
    json.FORMAT,
    github.FORMAT,
    markdown.FORMAT,
    html.FORMAT,
    badge.FORMAT,
)
