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


def masked(parsed: Parsed) -> str:
    """Return the text of a file with `OBJECT` for every character that is no prose; O(length).

    Prose is what a reader reads as language: no markup, code, address, raw HTML, mathematics, template tag,
    directive or emoji code, no front matter and no alternative text, and nothing that is shown as a mistake. Line
    endings stay as they are, and an
    escape or entity counts as no prose. An index of the answer is an offset of the file.
    """
    text = parsed.text
    pieces: list[str] = []
    end = 0
    mistakes = frozenset(counterexamples(parsed.document)) if parsed.document else frozenset()
    for run in parsed.runs:
        if run.kind is not RunKind.TEXT or len(run.text) != len(run.span) or run.span.start < end:
            continue
        if run.block in mistakes:
            continue
        pieces.append(_blotted(text[end : run.span.start]))
        pieces.append(run.text)
        end = run.span.end
    pieces.append(_blotted(text[end:]))
    return _NO_PROSE.sub(lambda found: _blotted(found[0]), "".join(pieces))


def _blotted(text: str) -> str:
    return OBJECT * len(text) if text.isprintable() else _LINE.sub(_blot, text)


def _blot(match: re.Match[str]) -> str:
    return OBJECT * len(match[0])
