"""Text that tries to be more than text: for properties that hold whatever a file, a path or a message says."""

from __future__ import annotations

from hypothesis import strategies as st

from docpipe.model.diagnostic import Applicability, Diagnostic, Edit, Fix, Message, Place, Related, RuleCode, Severity
from docpipe.model.text import LineIndex, Span
from docpipe.report.format import Report, RuleInfo

_PIECES = (
    "\n",
    "\r\n",
    "\r",
    "\t",
    " ",
    "::error::x",
    "::error file=a,line=1::x",
    "##[error]x",
    "##[add-mask]x",
    "##vso[task.setvariable variable=a]x",
    "%0A::error::x",
    "%25",
    "]]>",
    "<script>",
    "</failure>",
    "&amp;",
    '"',
    "'",
    "<!--",
    "|",
    "`",
    "[x](https://example.org)",
    "\x1b[31m",
    "\x1b]0;x\x07",
    "\x9b0m",
    "\x00",
    "\x08",
    "\u202e",
    "\u2066",
    "\u2028",
    "\ufeff",
    "\ufffe",
    "\uffff",
    "\ud800",
    "\udc80",
    "\U000e0041",
    "😀",
    "一段中文。",
    "#",
    "a",
    ",",
    ":",
    "\\",
    "{0}",
    "../",
)

texts = st.lists(st.sampled_from(_PIECES), max_size=6).map("".join)
"""Fragments that one format or another gives a meaning to."""

contents = texts.filter(lambda text: not any("\ud800" <= character <= "\udfff" for character in text))
"""What a file can hold: it was UTF-8."""


@st.composite
def diagnostics(draw: st.DrawFn, text: str | None = None) -> Diagnostic:
    """Return a finding in a file that holds `text`, or any text."""
    content = draw(contents) if text is None else text
    where = _place(draw(texts) or "a", content, draw)
    related = (Related(where, Message(draw(texts))),) if draw(st.booleans()) else ()
    hint = Message(draw(texts)) if draw(st.booleans()) else None
    fix = None
    if where.span is not None and draw(st.booleans()):
        fix = Fix(draw(st.sampled_from(Applicability)), (Edit(where.span, draw(contents)),))
    code = RuleCode(draw(st.sampled_from(["TR001", "ZH004"])))
    severity = draw(st.sampled_from(Severity))
    return Diagnostic(code, draw(texts) or "x", severity, where, Message(draw(texts)), hint, fix, related)


def _place(path: str, content: str, draw: st.DrawFn) -> Place:
    if draw(st.booleans()):
        return Place(path)
    start = draw(st.integers(0, len(content)))
    span = Span(start, draw(st.integers(start, len(content))))
    lines = LineIndex(content)
    first = lines.position(span.start)
    return Place(path, span, first, lines.position(span.end), lines.line_span(first.line).of(content))


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Return a report of such findings, with or without the texts of the files."""
    content = draw(contents)
    found = tuple(sorted(draw(st.lists(diagnostics(content), max_size=4)), key=lambda each: each.sort_key))
    rule = RuleInfo(RuleCode("TR001"), "truncated-ending", Severity.ERROR, draw(contents), help=draw(contents))
    lines = LineIndex(content) if draw(st.booleans()) else None
    return Report(
        diagnostics=found,
        files=tuple(dict.fromkeys((*(each.place.path for each in found), draw(texts) or "b"))),
        text=lambda _path: lines,
        rule=lambda code: rule if code == "TR001" else None,
    )
