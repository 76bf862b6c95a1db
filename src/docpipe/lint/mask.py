"""The file with everything that is no prose blotted out: one search over it finds prose, and nothing else."""

from __future__ import annotations

import re

from docpipe.lint.counterexamples import counterexamples
from docpipe.lint.scan import OBJECT
from docpipe.model.block import RunKind
from docpipe.model.document import Parsed

_LINE = re.compile(r"[^\r\n]+")
# What looks like prose to a Markdown parser and is none: mathematics, template tags, attribute lists, MDX, directives,
# emoji codes, bare addresses. One pattern, so that one pass over the text is enough.
_NO_PROSE = re.compile(
    r"^[ \t]*\$\$[ \t\r]*\n[^$]++\$\$|\$\$(?:[^$\n]|\n(?![ \t\r]*\n))++\$\$|\$(?![\s$])[^$\n]*[^\s$\\]\$(?!\d)"
    r"|\{[%{#:.]?[^{}\n]*+\}\}?"
    r"|</?[A-Z][A-Za-z0-9.]*+(?:[ \t/][^<>\n]*+)?>"
    r"|^[ \t]*:::.*$"
    r"|^(?:import|export)[ \t][^={\n]*+(?:[={]|(?<= from )['\"]).*$"
    r"|:[a-z0-9_+-]{2,40}:"
    r"|(?:https?|ftp)://[^\s<>\"'，。；：！？、（）【】《》“”‘’「」『』\ufffc\u3400-\u9fff]+"
    r"|\bwww\.[A-Za-z0-9][^\s<>\"'，。；：！？、（）【】《》“”‘’「」『』\ufffc\u3400-\u9fff]+"
    r"|(?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]++@[A-Za-z0-9-]++\.[A-Za-z0-9.-]+",
    re.MULTILINE,
)
# One of these stands wherever that pattern matches, and a set of first characters finds them fast.
_SIGN = re.compile(r"\$|\{|@|<[/A-Z]|:[a-z0-9_+:/-]|www\.|import[ \t]|export[ \t]")
_OVER_LINES = "$$"
"""The one construct that goes on over the end of a line."""


def masked(parsed: Parsed) -> str:
    """Return the text of a file with `OBJECT` for every character that is no prose; O(length).

    Prose is what a reader reads as language: no markup, code, address, raw HTML, mathematics, template tag,
    directive or emoji code, no front matter and no alternative text, and nothing that is shown as a mistake. Line
    endings stay as they are, and an
    escape or entity counts as no prose. An index of the answer is an offset of the file.
    """
    text, text_kind = parsed.text, RunKind.TEXT
    pieces: list[str] = []
    end = 0
    mistakes = frozenset(counterexamples(parsed.document)) if parsed.document else frozenset()
    for run in parsed.runs:
        start, behind = run.span.start, run.span.end
        if run.kind is not text_kind or len(run.text) != behind - start or start < end:
            continue
        if run.block in mistakes:
            continue
        if start > end:
            pieces.append(blotted(text[end:start]))
        pieces.append(run.text)
        end = behind
    pieces.append(blotted(text[end:]))
    return _without_no_prose("".join(pieces))


def _without_no_prose(text: str) -> str:
    """Blot out what looks like prose and is none, line by line where something in the line may be such."""
    if _OVER_LINES in text:
        return _NO_PROSE.sub(_blot, text)
    pieces: list[str] = []
    end = 0
    sign = _SIGN.search(text)
    while sign:
        start, line_end = text.rfind("\n", 0, sign.start()) + 1, text.find("\n", sign.end())
        behind = line_end if line_end >= 0 else len(text)
        pieces += text[end:start], _NO_PROSE.sub(_blot, text[start:behind])
        end = behind
        sign = _SIGN.search(text, end)
    return "".join((*pieces, text[end:]))


def _blot(match: re.Match[str]) -> str:
    return blotted(match[0])


def blotted(text: str, mark: str = OBJECT) -> str:
    """Return as many marks as `text` has characters; ends of lines stay."""
    if text == "\n":
        return text
    if text.isprintable():
        return mark * len(text)
    if "\r" in text:
        return _LINE.sub(lambda line: mark * len(line[0]), text)
    return "\n".join([mark * len(line) for line in text.split("\n")])
