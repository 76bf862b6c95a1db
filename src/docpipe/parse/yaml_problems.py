"""YAML's complaints in words that say what to type."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec
import yaml

from docpipe.model.diagnostic import Applicability, Edit, Fix
from docpipe.model.text import Span
from docpipe.parse.delimiters import glued_field, is_field
from docpipe.parse.refusal import SYNTAX, UNCLOSED, RefusedError, quoted, refuse

_FIELD = re.compile(
    r"""[ \t]*+(?:-[ \t]++)*+(?:"[^"\r\n]*+"|'[^'\r\n]*+'|[^\s:#'"\[\]{}][^:\r\n]*+):[ \t]++(?P<value>\S.*)""",
)
_TAB = re.compile(r"[ \t]*\t[ \t]*")
# No line of front matter starts like this: a field, a list, a comment, a bracket's end, an indented line.
_PROSE = re.compile(r"[^\s#\-\"'\[\]{}&*!|>?@`%]")


class _Case(msgspec.Struct, frozen=True):
    """One complaint: where in `content`, and the lines around it."""

    content: str
    start: int
    opening: Span
    problem: str
    context: str
    at: int
    context_at: int

    def span(self, start: int, end: int) -> Span:
        """Return the place in the file of a stretch of `content`."""
        return Span(self.start + start, self.start + end)

    def point(self, at: int) -> Span:
        """Return the character at `at`, or the empty place where a line or the content ends."""
        end = at + (at < len(self.content) and self.content[at] not in "\r\n")
        return self.span(at, end)

    def line(self, at: int) -> tuple[int, str]:
        """Return the start of the line that holds `at`, and the line."""
        at = min(at, len(self.content))
        start = max(self.content.rfind("\n", 0, at), self.content.rfind("\r", 0, at)) + 1
        return start, re.split(r"[\r\n]", self.content[start:], maxsplit=1)[0]


def explain(error: yaml.YAMLError, content: str, start: int, opening: Span) -> RefusedError:
    """Return what to tell the author about `error`, met in `content`, which stands at `start` of the file."""
    problem = getattr(error, "problem", None) or str(error)
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    at = min(mark.index, len(content)) if mark else 0
    context_mark = getattr(error, "context_mark", None)
    context_at = min(context_mark.index, len(content)) if context_mark else at
    case = _Case(content, start, opening, problem, getattr(error, "context", None) or "", at, context_at)
    for explanation in _EXPLANATIONS:
        refused = explanation(case)
        if refused is not None:
            return refused
    return refuse(
        SYNTAX,
        case.point(at),
        "the front matter is no YAML: {problem}",
        hint="put the value in quotes if it is a text",
        arguments={"problem": problem},
    )


def _tab(case: _Case) -> RefusedError | None:
    if not case.content.startswith("\t", case.at) and "tab character" not in case.problem:
        return None
    tabs = _TAB.match(case.content, case.line(case.at)[0])
    place = tabs.span() if tabs else (case.at, case.at + 1)
    return refuse(
        SYNTAX,
        case.point(case.content.find("\t", place[0])),
        "a tab indents this line; YAML wants spaces",
        hint="replace the tab by two spaces",
        fix=Fix(Applicability.UNSAFE, (Edit(case.span(*place), "  "),)),
    )


def _open_quote(case: _Case) -> RefusedError | None:
    if "scalar" not in case.context or not ("end of stream" in case.problem or "document indicator" in case.problem):
        return None
    return refuse(
        SYNTAX,
        case.point(case.context_at),
        "this quotation mark is never closed",
        hint="close it at the end of the value with the same mark, {mark}",
        arguments={"mark": case.content[case.context_at : case.context_at + 1]},
    )


def _escape(case: _Case) -> RefusedError | None:
    if "escape" not in case.problem and "hexdecimal" not in case.problem:
        return None
    backslash = max(case.content.rfind("\\", 0, case.at + 1), 0)
    end = re.compile(r"\\(?:[xuU][0-9A-Fa-f]*|.|$)", re.DOTALL).match(case.content, backslash)
    written = end.group() if end else "\\"
    return refuse(
        SYNTAX,
        case.span(backslash, backslash + len(written)),
        "`{escape}` is no escape of a text in double quotes",
        hint="double the backslash, or use single quotes",
        arguments={"escape": written},
    )


def _glued(case: _Case) -> RefusedError | None:
    """Explain a line whose colon no blank follows: it joined the value above or the key below."""
    above = case.line(max(case.line(case.at)[0] - 1, 0))
    for start, line in (case.line(case.context_at), case.line(case.at), above):
        glued = glued_field(line)
        if glued is not None:
            colon = start + glued.end() - 1
            return refuse(
                SYNTAX,
                case.point(colon),
                "no half-width colon and space divide this line into a key and a value",
                hint="write `{line}`",
                arguments={"line": f"{glued.group()[:-1]}: {line[glued.end() :].strip()}"},
                fix=Fix(Applicability.UNSAFE, (Edit(case.point(colon), ": "),)),
            )
    return None


def _never_closed(case: _Case) -> RefusedError | None:
    """Explain text that was taken for front matter, because a `---` further down closed it."""
    blank = re.compile(r"(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)+").search(case.content)
    if blank is None or blank.end() > max(case.at, case.context_at):
        return None
    line = case.line(blank.end())[1]
    is_heading = re.match(r"#{1,6} |> |!\[|\*\*", line) is not None
    if is_field(line) or not (is_heading or _PROSE.match(line)):
        return None
    return refuse(
        UNCLOSED,
        case.opening,
        "the front matter is not closed before the text starts",
        hint="type a line `---` above `{line}`",
        arguments={"line": line},
    )


def _needs_quotes(case: _Case) -> RefusedError | None:
    """Explain a value that YAML reads as more than a text."""
    start, line = case.line(case.at)
    field = _FIELD.match(line)
    if field is None or not _is_in_value(case, start + field.start("value")):
        return None
    value = field["value"].rstrip()
    place = (start + field.start("value"), start + field.start("value") + len(value))
    safe = _in_quotes(value)
    is_start = value[0] not in "\"'[{" and "mapping values" not in case.problem
    return refuse(
        SYNTAX,
        case.point(place[0] if is_start else case.at),
        _reason(case, value),
        hint="put the whole value in quotes: {value}",
        arguments={"value": safe, "first": value[0]},
        fix=Fix(Applicability.UNSAFE, (Edit(case.span(*place), safe),)),
    )


def _is_in_value(case: _Case, value_start: int) -> bool:
    starts_here = case.at >= value_start or case.context_at >= value_start
    return starts_here and ("flow" not in case.context or case.content[value_start] not in "[{")


def _in_quotes(value: str) -> str:
    """Return `value` as a quoted scalar; what was quoted in part keeps its marks."""
    mark = value[0]
    if mark in "'\"" and value[1:].endswith(mark) and value.count(mark) % 2:
        value = value[1:-1]  # the marks were meant to be the outer ones: 'it's'
    if "'" not in value:
        return f"'{value}'" if '"' in value or "\\" in value else f'"{value}"'
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _reason(case: _Case, value: str) -> str:
    if "mapping values" in case.problem:
        return "a colon and a space stand in a value without quotes"
    if value[0] in "\"'":
        return "text follows the closing quotation mark of this value"
    if value[0] in "[{":
        return "text follows the closing bracket of this value"
    return "a value without quotes cannot start with `{first}`"


def _open_bracket(case: _Case) -> RefusedError | None:
    if "flow" not in case.context:
        return None
    return refuse(
        SYNTAX,
        case.point(case.context_at),
        "this bracket is not closed, or no comma stands between its items",
        hint="close it on the same line; a list is written `[a, b]` with half-width commas",
    )


def _directive(case: _Case) -> RefusedError | None:
    match = re.compile(r"^%\w.*", re.MULTILINE).search(case.content)
    if match is None or "document start" not in case.problem:
        return None
    return refuse(SYNTAX, case.span(*match.span()), "front matter has no YAML directives", hint="delete this line")


def _indentation(case: _Case) -> RefusedError | None:
    start, line = case.line(case.at)
    if not any(word in case.problem for word in ("mapping values", "expected key", "block end", "'-' indicator")):
        return None
    return refuse(
        SYNTAX,
        case.point(start + len(line) - len(line.lstrip())),
        "this line is indented differently from the ones it belongs to",
        hint="start every field at the beginning of its line, and indent the items of one list equally",
    )


def _stray_line(case: _Case) -> RefusedError | None:
    if "':'" not in case.problem:
        return None
    start, line = case.line(case.context_at)
    return refuse(
        SYNTAX,
        case.span(start, start + len(line.rstrip())),
        "`{line}` is neither a field nor part of one",
        hint="write `key: value`, or indent the line if it goes on with the value above",
        arguments={"line": quoted(line)},
    )


_EXPLANATIONS: tuple[Callable[[_Case], RefusedError | None], ...] = (
    _tab,
    _never_closed,
    _open_quote,
    _escape,
    _glued,
    _needs_quotes,
    _open_bracket,
    _directive,
    _indentation,
    _stray_line,
)
