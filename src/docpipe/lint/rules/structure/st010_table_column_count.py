r"""A table row has more cells than the table has columns, or the head does not fit the line below it.

## Why
Cells that have no column are left out of the page without a word: mostly a `|` in a cell was not escaped. Where
the head and the line of dashes differ there is no table at all, and the reader sees the marks. Jekyll's own renderer,
kramdown, shows rows of any length, so its sites are not asked.

## Bad
```markdown
| 命令 | 用途 |
|---|---|
| `ls` | 列出文件 |
| 搜索 | `ps | grep` 查进程 |
```

```markdown
| 命令 | 用途 |
|---|---|---|
| `ls` | 列出文件 |
```

## Good
```markdown
| 命令 | 用途 |
|---|---|
| `ls` | 列出文件 ||
| 搜索 | `ps \| grep` 查进程 |
| 空行 |
```

## Sources
GitHub Flavored Markdown 0.29, 4.10.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from docpipe.config.schema import Config
from docpipe.lint.facts import DocumentFacts
from docpipe.lint.open_text import TextBlocks
from docpipe.lint.rule import DocumentRule
from docpipe.model.block import BlockKind
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.document import Document
from docpipe.model.text import Span

_PIPE = re.compile(r"\\.|(\|)", re.DOTALL)
_MARKS = re.compile(r"(?:[ \t>]|(?:[-*+]|\d{1,9}[.)])[ \t])*+")
_DASHES = re.compile(r"^[ \t>]*+(\|?[ \t]*+:?-+:?[ \t]*+(?:\|[ \t]*+:?-+:?[ \t]*+)++\|?)[ \t]*\r?$", re.MULTILINE)
_NO_TABLE = "this is no table: its head and the line below it have {cells} and {columns} cells"


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per row with text in a surplus cell, and per head that makes no table."""
    document = facts.document
    if document is None or "|" not in facts.text or _is_kramdown(facts.config):
        return
    lines = facts.parsed.lines
    cells = (block for block in document.blocks if block.kind is BlockKind.CELL)
    for number, columns in Counter(lines.position(cell.span.start).line for cell in cells).items():
        row = lines.line_span(number)
        written = _cells(row, facts.text)
        surplus = [cell for cell in written[columns:] if cell.of(facts.text).strip()]
        if surplus:
            yield Finding(
                _stripped(surplus[0], facts.text),
                {"cells": str(len(written)), "columns": str(columns)},
                hint=Message("Write \\| for a stroke that is text, or give the table another column"),
            )
    yield from _no_tables(facts, document)


def _is_kramdown(config: Config) -> bool:
    return config.layout.name == "jekyll" and config.markdown.renderer != "commonmark"


def _cells(row: Span, text: str) -> list[Span]:
    """Return where the cells of a row stand; the strokes at both ends make none."""
    start = _MARKS.match(text, row.start, row.end)
    first = start.end() if start else row.start
    end = row.end
    while end > first and text[end - 1] in " \t":
        end -= 1
    strokes = [found.start() for found in _PIPE.finditer(text, first, end) if found[1]]
    if strokes and strokes[0] == first:
        first, strokes = first + 1, strokes[1:]
    if strokes and strokes[-1] == end - 1:
        end, strokes = end - 1, strokes[:-1]
    starts = [first, *(stroke + 1 for stroke in strokes)]
    return [Span(*pair) for pair in zip(starts, [*strokes, end], strict=True)]


def _stripped(cell: Span, text: str) -> Span:
    written = cell.of(text)
    start = cell.start + len(written) - len(written.lstrip())
    return Span(start, start + len(written.strip()))


def _no_tables(facts: DocumentFacts, document: Document) -> Iterator[Finding]:
    found = list(_DASHES.finditer(facts.open_text))
    blocks = TextBlocks(document) if found else None
    for dashes in found:
        block = blocks.at(dashes.start(1)) if blocks else None
        number = facts.parsed.lines.position(dashes.start()).line
        if block is None or number < 2 or block.span.start >= dashes.start():  # noqa: PLR2004 - the second line
            continue
        head = facts.parsed.lines.line_span(number - 1)
        cells = len(_cells(head, facts.text))
        columns = len(_cells(Span(dashes.start(1), dashes.end(1)), facts.text))
        if "|" in head.of(facts.text) and cells != columns:
            arguments = {"cells": str(cells), "columns": str(columns)}
            yield Finding(
                Span(dashes.start(1), dashes.end(1)),
                arguments,
                message=_NO_TABLE,
                hint=Message("Write {cells} times --- between strokes", arguments),
            )


RULE = DocumentRule(
    code=RuleCode("ST010"),
    name="table-column-count",
    severity=Severity.WARNING,
    message="the row has {cells} cells, the table {columns} columns: the rest is not shown",
    page=__doc__,
    check=check,
)
