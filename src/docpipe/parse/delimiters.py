"""Where the front matter starts and ends: three spellings of delimiters, and what only looks like them."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from docpipe.model.text import Span
from docpipe.parse.refusal import UNCLOSED, RefusedError, refuse

Format = Literal["yaml", "toml", "json"]

NEWLINE = r"(?:\r\n?|\n)"
_LEAD = re.compile(rf"\ufeff?(?:[ \t\u3000]*+{NEWLINE})*+\ufeff?")
_OPENING = re.compile(rf"(---|\+\+\+|;;;)[ \t]*+(?:{NEWLINE}|\Z)")
_LINE_START = r"(?:(?<=\n)|(?<=\r)(?!\n))"
_LINE_REST = rf"[ \t]*+(?:{NEWLINE}|\Z)"
_CLOSING = {
    "---": re.compile(rf"{_LINE_START}(?:---|\.\.\.){_LINE_REST}"),
    "+++": re.compile(rf"{_LINE_START}\+\+\+{_LINE_REST}"),
    ";;;": re.compile(rf"{_LINE_START};;;{_LINE_REST}"),
}
_FORMATS: dict[str, Format] = {"---": "yaml", "+++": "toml", ";;;": "json"}
# Blank lines and comments; a heading at the top of a text looks like a comment.
_SKIPPED = re.compile(rf"(?:[ \t]*+(?:#[^\r\n]*+)?{NEWLINE})*+")
_BLANK_LINE = re.compile(rf"[ \t]*+{NEWLINE}")
_FIELD = re.compile(r"""(?:"[^"\r\n]*+"|'[^'\r\n]*+'|\w[\w.-]*+)[ \t]*+:(?=[ \t\r\n]|\Z)""")
_GLUED_FIELD = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*+(?::(?!//)|：)")
_TOML_FIELD = re.compile(r"""[ \t]*+(?:\[|(?:"[^"\r\n]*+"|'[^'\r\n]*+'|[\w.-]++)[ \t]*+=)""")
_JSON_FIELD = re.compile(r'[ \t]*+"[^"\r\n]*+"[ \t]*+:')
# Dashes that phones and Chinese keyboards put for `---`, too few or too many of the right ones, and indented ones.
_OTHER_DASH = r"[\u2010-\u2015\u2212\u2500\ufe58\ufe63\uff0d]"
_DASHES = rf"(?:[ \t\u3000]++(?:{_OTHER_DASH}++|-{{2,}})|{_OTHER_DASH}++|-{{2}}|-{{4,}})[ \t\u3000]*+"
_LOOKALIKE = re.compile(rf"({_DASHES}){NEWLINE}")
_LOOKALIKE_LATER = re.compile(rf"{_LINE_START}({_DASHES})(?:{NEWLINE}|\Z)")
_COMMON_KEYS = re.compile(
    r"(?:title|date|layout|authors?|tags?|categor(?:y|ies)|slug|id|description|draft|image|cover|lang|permalink|keywords"
    r"|published|updated|weight|url|aliases|linkTitle|sidebar_\w+)[ \t]*+[:：]",
    re.IGNORECASE,
)


class Delimited(msgspec.Struct, frozen=True):
    """Where a block stands.

    Attributes:
        lead: what stands before it: a byte order mark, blank lines, or nothing.
        opening: its first line, without the line ending.
        content: what stands between the delimiters.
        end: behind the closing line and its line ending.
    """

    format: Format
    lead: Span
    opening: Span
    content: Span
    end: int

    @property
    def span(self) -> Span:
        """The whole block with its delimiters."""
        return Span(self.opening.start, self.end)


def find_lead(text: str) -> Span:
    """Return the byte order mark and the blank lines that `text` starts with."""
    match = _LEAD.match(text)
    return Span(0, match.end() if match else 0)


def find_delimited(text: str) -> Delimited | None:
    """Return the block that opens `text`, or None where it opens with prose; linear in its length.

    A line of three hyphens is a thematic break, not a delimiter, unless a field follows it or a
    second one closes it; text between two breaks, with blank lines around it, is prose.

    Raises:
        RefusedError: the block is not closed, or its first line is not quite a delimiter.
    """
    lead = find_lead(text)
    match = _OPENING.match(text, lead.end)
    if match is None:
        _refuse_lookalike(text, lead.end)
        return None
    mark = match.group(1)
    opening = Span(match.start(), match.end(1))
    closing = _CLOSING[mark].search(text, match.end())
    if closing is None:
        if _starts_with_field(text, match.end(), _FORMATS[mark]):
            raise _unclosed(text, opening, match.end())
        return None
    content = Span(match.end(), closing.start())
    if mark == "---" and _is_prose_between_rules(content.of(text)):
        return None
    return Delimited(_FORMATS[mark], lead, opening, content, closing.end())


def glued_field(line: str) -> re.Match[str] | None:
    """Match a key whose colon no blank follows, `title:无` or `title：`, at the start of `line`."""
    return _GLUED_FIELD.match(line) if _FIELD.match(line) is None else None


def is_field(line: str) -> bool:
    """Tell whether `line` starts with a key and a colon, as YAML wants them."""
    return _FIELD.match(line) is not None


def _starts_with_field(text: str, start: int, written: Format) -> bool:
    skipped = _SKIPPED.match(text, start)
    first = skipped.end() if skipped else start
    if written == "toml":
        return _TOML_FIELD.match(text, first) is not None
    if written == "json":
        return _JSON_FIELD.match(text, first) is not None
    return _FIELD.match(text, first) is not None or _GLUED_FIELD.match(text, first) is not None


def _is_prose_between_rules(content: str) -> bool:
    """Tell whether `---` above and below are thematic breaks.

    Without the blank line before it, the lower one would make a heading of the prose (CommonMark
    0.31 §4.3), so nobody writes that; front matter has blank lines at neither end.
    """
    if _BLANK_LINE.match(content) is None or not content.strip():
        return False
    lines = content.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return not lines[-2].strip() and not _starts_with_field(content, 0, "yaml")


def _refuse_lookalike(text: str, start: int) -> None:
    match = _LOOKALIKE.match(text, start)
    if match is None or _COMMON_KEYS.match(text, match.end()) is None:
        return
    raise refuse(
        UNCLOSED,
        Span(match.start(1), match.end(1)),
        "the first line is `{line}`, which does not open front matter",
        hint="type three hyphens, `---`, above and below the fields",
        arguments={"line": match.group(1).strip()},
    )


def _unclosed(text: str, opening: Span, start: int) -> RefusedError:
    mark = opening.of(text)
    later = _LOOKALIKE_LATER.search(text, start) if mark == "---" else None
    return refuse(
        UNCLOSED,
        opening,
        "the front matter opens with `{mark}` and is never closed",
        hint="replace `{line}` below the fields by `{mark}`" if later else "type a line `{mark}` below the last field",
        arguments={"mark": mark, "line": later.group(1).strip() if later else ""},
    )
