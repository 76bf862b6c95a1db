"""`.mdx` read as Markdown: module lines are blanked before parsing, and JSX comments become HTML's."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import islice

from docpipe.model.diagnostic import Issue, Message, RuleCode, Severity
from docpipe.model.text import Span
from docpipe.parse import html

_MODULE = re.compile(r"(?:import|export)\s")
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")
_FENCE_LINE = re.compile(r"(?<![^\r\n])[ \t]*(`{3,}|~{3,})([^\r\n]*)")
_SCAN = re.compile(r"`+|\\.|[\r\n]|\{/\*|<!--|</?(?:[A-Z][\w.]*(?=[\s/>])|(?=>))")
_IN_TAG = re.compile(r"[\"'{}>]|(?:\r\n?|\n)[ \t]*[\r\n]")
_REST_IS_BLANK = re.compile(r"[ \t]*(?![^\r\n])")
_CLOSING = {"{/*": "*/}", "<!--": "-->"}
# What is HTML too: it stays for the Markdown parser.
_PLAIN_TAG = re.compile(r"</?[A-Z]\w*(?:[ \t/][^{}\r\n]*)?>")
_LINE_END = re.compile(r"[\r\n]")
_FILLED = re.compile(r"[^\r\n]")
_BLANK_LINE = re.compile(r"(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)")
# What ends an HTML comment early, or is none for markdown-it.
_NO_COMMENT = re.compile(r"-->|-\Z|\A-?>")
# Docusaurus reads `.md` as MDX, so its marker stands in plain Markdown too.
_MARKER_LINE = re.compile(r"(?<![^\r\n]) {0,3}(\{/\*[ \t]+truncate[ \t]*\*/\})[ \t]*(?![^\r\n])")

# What may stand before the first words of a line: blanks, and the marks of quotes and lists.
_MARKS = re.compile(r"(?:[ \t]|>|(?:[-*+]|\d{1,9}[.)])[ \t])*")
_LONGEST_MARKS = 60
# Characters that one tag may take.
_LONGEST_TAG = 4000
# Tags and modules without an end, after which no other is looked for.
_MOST_FAILURES = 20
# Lines that one import or export may take; behind that its brackets are taken for text.
_LONGEST_MODULE = 500


class _Code:
    """Where a text is fenced code, and so holds neither modules nor comments."""

    def __init__(self, text: str) -> None:
        self._edges: list[int] = []
        fence = ""
        for line in _FENCE_LINE.finditer(text):
            closes = fence and line[1].startswith(fence) and not line[2].strip()
            if closes or not fence:
                self._edges.append(line.start())
                fence = "" if closes else line[1]

    def holds(self, offset: int) -> bool:
        """Tell whether the character at `offset` is code."""
        return bisect_right(self._edges, offset) % 2 == 1


def plain_markdown(body: str) -> tuple[str, int | None]:
    """Return an MDX body of the same length that is Markdown, and where the first thing left out starts, if any is.

    Tags of components that are HTML too stay for the Markdown parser.
    """
    code = _Code(body)
    modules = list(_modules(body, code))
    text = html.blanked(body, modules)
    stand_ins = list(_stand_ins(text, code))
    gone = [start for start, _ in modules] + [start for start, _, _ in stand_ins if text[start] == "<"]
    return _replaced(text, stand_ins), min(gone, default=None)


def marked_markdown(body: str) -> str:
    """Return a Markdown body of the same length in which Docusaurus' `{/* truncate */}` is an HTML comment."""
    if "{/*" not in body:
        return body
    code = _Code(body)
    return _replaced(
        body,
        (
            (*found.span(1), _stand_in(found[1], begins=True, ends=True))
            for found in _MARKER_LINE.finditer(body)
            if not code.holds(found.start())
        ),
    )


def left_out(offset: int) -> Issue:
    """Return the remark that a file holds what its page will not, the first of it at `offset`."""
    message = Message("import and export lines and JSX tags are left out of the page")
    return Issue(RuleCode("SE002"), Span(offset, offset + 1), message, severity=Severity.INFO)


def _modules(text: str, code: _Code) -> Iterator[tuple[int, int]]:
    """Yield the imports and exports: they begin a block, and end where their brackets are closed."""
    end, may_begin, failures = 0, True, 0
    for line in _LINE.finditer(text):
        if line.start() < end:
            continue
        if may_begin and _MODULE.match(line[0]) and not code.holds(line.start()):
            end = _module_end(text, line.start()) if failures < _MOST_FAILURES else -1
            failures += end < 0
            end = max(end, line.end())
            yield line.start(), end
        else:
            may_begin = not line[0].strip()


def _module_end(text: str, start: int) -> int:
    """Return where a module ends: behind the first line at which no bracket is open; -1 for nowhere near."""
    depth = 0
    for line in islice(_LINE.finditer(text, start), _LONGEST_MODULE):
        depth += sum((character in "([{") - (character in ")]}") for character in line[0])
        if depth <= 0:
            return line.end()
    return -1


def _stand_ins(text: str, code: _Code) -> Iterator[tuple[int, int, str]]:
    """Yield the places of comments and tags outside code, each with what stands for it in Markdown."""
    ends = _Ends(text)
    position, line, ticks = 0, 0, ""
    while (found := _SCAN.search(text, position)) is not None:
        (start, position), mark = found.span(), found[0]
        if mark in "\r\n":
            ticks, line = "", position
        elif mark[0] == "`":
            ticks = mark if not ticks else "" if ticks == mark else ticks
        elif mark[0] == "\\":
            position = start + 1 if ticks else position
        elif not (ticks or code.holds(start)):
            position = ends.behind(mark, position)
            if position > found.end() and mark != "<!--" and not _PLAIN_TAG.fullmatch(text, start, position):
                begins = start - line <= _LONGEST_MARKS and _MARKS.fullmatch(text, line, start) is not None
                ends_line = _REST_IS_BLANK.match(text, position) is not None
                yield start, position, _stand_in(text[start:position], begins=begins, ends=ends_line)


class _Ends:
    """Finds where comments and tags end, and gives up on a text in which they do not."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._last = {closing: text.rfind(closing) for closing in _CLOSING.values()}
        self._failures = 0

    def behind(self, mark: str, start: int) -> int:
        """Return the place behind what begins with `mark` in front of `start`; `start` itself if it does not end."""
        closing = _CLOSING.get(mark)
        if closing is not None:
            found = self._text.index(closing, start) + len(closing) if start <= self._last[closing] else start
        else:
            found = _tag_end(self._text, start) if self._failures < _MOST_FAILURES else start
            self._failures += found == start
        return found


def _tag_end(text: str, start: int) -> int:
    """Return where a tag ends whose name ends at `start`: strings and braces may hold `>`; `start` if it does not."""
    depth, position = 0, start
    while (found := _IN_TAG.search(text, position, start + _LONGEST_TAG)) is not None:
        position = found.end()
        if found[0] in "\"'":
            closing = text.find(found[0], position, start + _LONGEST_TAG)
            position = closing + 1 or len(text)
        elif found[0] in "{}":
            depth += 1 if found[0] == "{" else -1
        elif depth <= 0:
            return position if found[0] == ">" else start
    return start


def _stand_in(written: str, *, begins: bool, ends: bool) -> str:
    """Return what a comment or tag becomes: an HTML comment, blanks where no paragraph can hold one."""
    is_comment, is_long = written[0] == "{", "\n" in written or "\r" in written
    if (is_long or not is_comment or not ends) if begins else _BLANK_LINE.search(written):
        return _blanks(written)
    inner = written[len("{/*") : -len("*/}")]
    # The marks of HTML take one character more, so a blank goes.
    if is_comment and not is_long and inner[:1] == " " and not _NO_COMMENT.search(inner):
        return f"<!--{inner[1:]}-->"
    return _hidden(written)


def _hidden(text: str) -> str:
    """Return an HTML comment of the same length that says nothing; what is too short for one stays."""
    if _LINE_END.search(text[:4] + text[-3:]):
        return _blanks(text)
    if len(text) < len("<!---->"):
        return {5: "<!-->", 6: "<!--->"}.get(len(text), text)
    return f"<!--{_FILLED.sub('.', text[4:-3])}-->"


def _blanks(text: str) -> str:
    return html.blanked(text, [(0, len(text))])


def _replaced(text: str, stretches: Iterable[tuple[int, int, str]]) -> str:
    kept: list[str] = []
    position = 0
    for start, end, stand_in in stretches:
        kept += text[position:start], stand_in
        position = end
    return "".join(kept) + text[position:]
