"""One frozen list of findings for every format: ordinary ones, odd places, and hostile text."""

from __future__ import annotations

import msgspec

from docpipe.model.diagnostic import (
    Applicability,
    Diagnostic,
    Edit,
    Fix,
    Message,
    Place,
    Related,
    RuleCode,
    Severity,
)
from docpipe.model.text import LineIndex, Span
from docpipe.report.format import Report, RuleInfo

TEXT = (
    "先看**注意：**请保存。\n"
    "\t\t缩进\t后的词\n"
    "这种集成代表了叙事，" + "它通过交易活动创造利润，吸引资本投资，" * 8 + "并助长了\n"
    "跨行的一段\n到这里。\n"
    "emoji 👩‍👩‍👧 和 é́ 后面的词\n"
    "藏着\x1b[2J\u202e的\u2066词\u2028后\n"
)
PATH = "content/zh/a.md"
_LINES = LineIndex(TEXT)


def place(found: str, path: str = PATH, *, length: int | None = None) -> Place:
    """Return the place of `found` in `TEXT`, with its whole line; of `length` code points if given."""
    start = TEXT.index(found)
    span = Span(start, start + (len(found) if length is None else length))
    position = _LINES.position(span.start)
    return Place(path, span, position, _LINES.position(span.end), _LINES.line_span(position.line).of(TEXT))


def _finding(code: str, name: str, severity: Severity, where: Place, message: str) -> Diagnostic:
    return Diagnostic(RuleCode(code), name, severity, where, Message(message))


ORDINARY = Diagnostic(
    RuleCode("ST006"),
    "emphasis-not-rendered",
    Severity.ERROR,
    place("**注意：**"),
    Message("`{found}` is no emphasis: the reader sees the marks", {"found": "**注意：**"}),
    Message("Write `{fix}`", {"fix": "**注意**："}),
    Fix(Applicability.SAFE, (Edit(Span(2, 9), "**注意**："),)),
    (Related(place("缩进"), Message("as it is done here")),),
)

FILES = (PATH, "content/zh/clean.md", "content/zh/posts/c.md")

REPORT = Report(
    diagnostics=(
        ORDINARY,
        _finding("XX001", "behind-tabs", Severity.WARNING, place("后的词"), "tabs before the place"),
        _finding("TR001", "truncated-ending", Severity.ERROR, place("并助长了"), "the end of a long line"),
        _finding("XX002", "long-start", Severity.INFO, place("这种集成"), "the start of a long line"),
        _finding("XX003", "all-of-it", Severity.INFO, place("它通过", length=150), "more than fits"),
        _finding("XX004", "two-lines", Severity.WARNING, place("跨行的一段\n到这里"), "over two lines"),
        _finding("XX005", "empty", Severity.WARNING, place("到这里", length=0), "an empty place"),
        _finding("XX006", "combining", Severity.INFO, place("后面的词"), "behind emoji and accents"),
        _finding("XX007", "hostile-line", Severity.INFO, place("词\u2028"), "behind controls"),
        _finding(
            "XX008",
            "hostile-words",
            Severity.INFO,
            Place("content/zh/b\n::error::\x1b[31m.md"),
            "a message\nb.md:1:1: error TR001 forged \u202e\x9b0m\udc80",
        ),
        _finding("FM001", "fm-missing", Severity.ERROR, Place("content/zh/posts/c.md"), "a post needs front matter"),
    ),
    files=FILES,
)

RULE = RuleInfo(
    ORDINARY.code,
    ORDINARY.name,
    Severity.ERROR,
    "Emphasis that is written, but not rendered",
    why="The reader sees the marks.",
    help="# ST006 emphasis-not-rendered\n\nEmphasis that is written, but not rendered",
    tags=("structure", "recommended"),
    precision=0.97,
)

KNOWN = msgspec.structs.replace(
    REPORT,
    version="1.2.3",
    in_repository=lambda path: f"文档/{path}",
    text=lambda path: LineIndex(TEXT) if path == PATH else None,
    rule=lambda code: RULE if code == RULE.code else None,
)
"""The same findings with all that is to be known about them."""


def clean(*files: str) -> Report:
    """Return a report without findings."""
    return Report(diagnostics=(), files=files)


def report_of(*diagnostics: Diagnostic) -> Report:
    """Return a report of these findings in one file."""
    return Report(diagnostics=diagnostics, files=(PATH,))


def report_on(text: str, *diagnostics: Diagnostic) -> Report:
    """Return a report on files that all hold `text`."""
    return Report(diagnostics=diagnostics, files=(PATH,), text=lambda _path: LineIndex(text))
