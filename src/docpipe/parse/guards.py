"""What is too deep to parse in reasonable time, found before the parser is asked."""

from __future__ import annotations

import re

from docpipe.model.diagnostic import Issue, Message, RuleCode
from docpipe.model.text import Span

MAX_CONTAINERS = 50
MAX_BRACKETS = 60

TOO_LARGE = RuleCode("ST017")
_PREFIX = re.compile(r"[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]+|>)+")
_MARKER = re.compile(r">|[-*+][ \t]|\d{1,9}[.)][ \t]")
_FENCE = re.compile(r"[ \t]*(?:>[ \t]?)*[ \t]*(`{3,}|~{3,})")
_BRACKET = re.compile(r"\\.|[\[\]]|\n[ \t]*\n")


def check_nesting(text: str, start: int) -> Issue | None:
    """Return a blocking issue where a body is nested deeper than any author means, or None.

    Counts containers opened on one line and square brackets open within one paragraph, outside
    fenced code; linear in the text, which begins at offset `start` of the file.
    """
    return _containers(text, start) or _brackets(text, start)


def too_deep(offset: int) -> Issue:
    """Return the issue for a place at which nesting passes the limit."""
    message = Message("nested too deeply: {limit} levels is the limit", {"limit": str(MAX_CONTAINERS)})
    hint = Message("take a level of quotes or lists out")
    return Issue(TOO_LARGE, Span(offset, offset + 1), message, hint, blocking=True)


def _containers(text: str, start: int) -> Issue | None:
    for found in re.finditer(r"^[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t]).*$", text, re.MULTILINE):
        prefix = _PREFIX.match(found[0])
        if prefix and len(_MARKER.findall(prefix[0])) > MAX_CONTAINERS:
            return too_deep(start + found.start())
    return None


def _brackets(text: str, start: int) -> Issue | None:
    if text.count("[") <= MAX_BRACKETS:
        return None
    depth = 0
    for found in _BRACKET.finditer(_without_fences(text)):
        if found[0] == "[":
            depth += 1
        elif found[0] == "]":
            depth = max(depth - 1, 0)
        elif found[0][0] == "\n":
            depth = 0
        if depth > MAX_BRACKETS:
            message = Message("{count} square brackets are open here", {"count": str(depth)})
            hint = Message("close them, or write \\[ for a bracket that is text")
            offset = start + found.start()
            return Issue(TOO_LARGE, Span(offset, offset + 1), message, hint, blocking=True)
    return None


def _without_fences(text: str) -> str:
    """Blank out fenced code, keeping every offset."""
    lines, fence = [], ""
    for line in text.splitlines(keepends=True):
        found = _FENCE.match(line)
        inside = bool(fence)
        if found and not fence:
            fence, inside = found[1], True
        elif found and found[1][0] == fence[0] and len(found[1]) >= len(fence) and not line[found.end() :].strip():
            fence = ""
        lines.append(re.sub(r"[^\r\n]", " ", line) if inside else line)
    return "".join(lines)
