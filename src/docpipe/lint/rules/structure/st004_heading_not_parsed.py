"""A line that looks like a heading is none.

## Why
Markdown wants a half-width `#` and a blank behind it. `##标题` and `＃ 标题` are shown as text with their marks, and
the section is missing from the list of contents. A single `#` may also begin a topic (`#区块链`): it is reported
only where it stands in a paragraph of its own, with other paragraphs below it.

## Bad
```markdown
##安装

先下载安装包。
```

```markdown
＃ 安装

先下载安装包。
```

## Good
```markdown
## 安装

先下载安装包，再看 #1 号问题。

#区块链 #数据

#!/bin/sh
```

## Sources
CommonMark 0.31, 4.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docpipe.lint.aspect import Aspect
from docpipe.lint.facts import DocumentFacts
from docpipe.lint.open_text import TextBlocks
from docpipe.lint.rule import DocumentRule
from docpipe.lint.scan import is_han
from docpipe.model.block import Block, BlockKind
from docpipe.model.diagnostic import Applicability, Edit, Finding, Fix, Message, RuleCode, Severity
from docpipe.model.text import Span

_LINE = re.compile(
    r"^ {0,3}(?P<marks>#{1,6}|＃{1,6})(?![#＃])(?P<blank>[ \t\u3000\xa0]*)(?P<rest>[^\s#＃][^\r\n]*)", re.MULTILINE
)
_WIDE = "\u3000\xa0"
_WORD = re.compile(r"[\w*`\[“「《（【]")
_NO_HEADING = re.compile(r"[#＃。！？；，,;]")
_LONGEST = 40


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per line that was to be a heading."""
    document = facts.document
    if document is None or not ("#" in facts.text or "＃" in facts.text):
        return
    found = [line for line in _LINE.finditer(facts.open_text) if _looks_like_heading(line)]
    # Who forgets the blank behind two marks forgets it behind one.
    is_habit = any(len(line["marks"]) > 1 for line in found)
    blocks = TextBlocks(document) if found else None
    for line in found:
        block = blocks.at(line.start("marks")) if blocks else None
        if block and _is_text(line, block, is_last=block is document.blocks[-1], is_habit=is_habit):
            yield _finding(line)


def _finding(line: re.Match[str]) -> Finding:
    marks, rest = Span(line.start("marks"), line.end("blank")), line["rest"].rstrip()
    right = "#" * len(line["marks"]) + " "
    edits = [Edit(marks, right)]
    # `##标题##` closes too early: without a blank before them the last marks would be text.
    kept = rest.rstrip("#")
    if len(kept) < len(rest) and kept and not kept[-1].isspace():
        edits.append(Edit(Span(line.start("rest") + len(kept), line.start("rest") + len(rest)), ""))
        rest = kept
    shown = rest[:_LONGEST]
    return Finding(
        Span(marks.start, line.start("rest") + len(shown)),
        {"line": line["marks"] + line["blank"] + shown},
        hint=Message("Write `{line}`", {"line": right + shown}),
        fix=Fix(Applicability.SAFE, tuple(edits)),
    )


def _looks_like_heading(line: re.Match[str]) -> bool:
    is_wide = "＃" in line["marks"] or any(blank in line["blank"] for blank in _WIDE)
    if line["blank"]:
        return is_wide
    if len(line["marks"]) > 1:
        return _WORD.match(line["rest"]) is not None
    return is_han(line["rest"][0]) and not _NO_HEADING.search(line["rest"])


def _is_text(line: re.Match[str], block: Block, *, is_last: bool, is_habit: bool) -> bool:
    """Tell whether a line is text to the parser.

    A single mark also needs a paragraph of its own, with more below; or other headings that are written like it.
    """
    if block.kind is not BlockKind.PARAGRAPH or block.nesting:
        return False
    if len(line["marks"]) > 1 or line["blank"] or is_habit:
        return True
    is_alone = block.span.start == line.start("marks") and block.span.end <= line.end()
    return is_alone and len(line["rest"]) <= _LONGEST and not is_last


RULE = DocumentRule(
    code=RuleCode("ST004"),
    name="heading-not-parsed",
    severity=Severity.WARNING,
    message="`{line}` is no heading: the reader sees the marks",
    fixable=Applicability.SAFE,
    changes=frozenset({Aspect.TEXT, Aspect.INLINE, Aspect.BLOCKS, Aspect.IDS}),
    page=__doc__,
    check=check,
)
