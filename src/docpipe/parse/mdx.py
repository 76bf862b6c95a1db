"""`.mdx` read as Markdown: module lines and JSX comments are blanked before parsing."""

from __future__ import annotations

import re
from bisect import bisect_right

from docpipe.model.diagnostic import Issue, Message, RuleCode, Severity
from docpipe.model.text import Span
from docpipe.parse import html

_MODULE_LINE = re.compile(r"^(?:import|export)\s.*$", re.MULTILINE)
_COMPONENT = re.compile(r"</?[A-Z][\w.]*(?=[\s/>])")
_FENCE_LINE = re.compile(r"^[ \t]*(`{3,}|~{3,})(.*)$", re.MULTILINE)


class _Code:
    """Where a text is fenced code, and so holds neither modules nor components."""

    def __init__(self, text: str) -> None:
        self._edges: list[int] = []
        fence = ""
        for line in _FENCE_LINE.finditer(text):
            closes = fence and line[1].startswith(fence) and not line[2].strip()
            if closes or not fence:
                self._edges.append(line.start())
                fence = "" if closes else line[1]

    def __contains__(self, offset: object) -> bool:
        return isinstance(offset, int) and bisect_right(self._edges, offset) % 2 == 1


def plain_markdown(body: str, start: int) -> tuple[str, Issue | None]:
    """Return a body of the same length that is Markdown, and one issue if anything is left out.

    `start` is the offset at which the body begins in its file.
    """
    code = _Code(body)
    modules = [found for found in _MODULE_LINE.finditer(body) if found.start() not in code]
    text = html.blanked(body, (module.span() for module in modules))
    comments = [comment for comment in html.comments(text, "{/*", "*/}") if comment.start not in code]
    marker = next((comment for comment in comments if _is_marker(comment)), None)
    text = html.blanked(text, ((comment.start, comment.end) for comment in comments if comment is not marker))
    if marker:
        # One blank shorter inside, one mark longer outside: the same length.
        text = f"{text[: marker.start]}<!--{marker.inner[1:]}-->{text[marker.end :]}"
    components = (found.start() for found in _COMPONENT.finditer(text) if found.start() not in code)
    places = [found.start() for found in modules[:1]]
    places += [first for first in (next(components, None),) if first is not None]
    return text, _left_out(start + min(places)) if places else None


def _is_marker(comment: html.Enclosed) -> bool:
    return html.is_truncate_marker(comment.inner) and comment.inner[:1] == " "


def _left_out(offset: int) -> Issue:
    message = Message("import and export lines and JSX tags are left out of the page")
    return Issue(RuleCode("SE002"), Span(offset, offset + 1), message, severity=Severity.INFO)
