"""A section has a heading and nothing below it.

## Why
The reader is promised something that does not come: the text was lost, or was to be written later. (The last
heading of a file without text is TR003.) A heading above its own subheadings is none of these, nor is a heading
that is a link, as lists of posts have them, nor are the first headings of a file without a title, which are its title.
A file with more than three such sections is told so once.

## Bad
```markdown
## 背景

## 方法

正文。
```

## Good
```markdown
## 背景

### 历史

正文。

## 方法

正文。
```
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.rule import DocumentRule
from docpipe.model.block import BlockKind, Heading
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.document import Document

_MANY = "nothing stands below the heading `{heading}`, nor below {others} others"
_MOST = 3
_UNDERLINE = re.compile(r"[=-]+")


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per heading that another one of its level or above follows at once; many are one."""
    empty = list(_empty(facts.document, facts.text)) if facts.document else []
    is_outline = len(empty) > _MOST
    for heading in empty[:1] if is_outline else empty:
        yield Finding(
            heading.span,
            {"heading": heading.text, "others": str(len(empty) - 1)},
            message=_MANY if is_outline else None,
            hint=Message("Write the section, or take the heading out"),
            related=tuple((other.span, Message("another one")) for other in empty[1:]) if is_outline else (),
        )


def _empty(document: Document, text: str) -> Iterator[Heading]:
    own = [heading for heading in document.headings if not document.blocks[heading.block].nesting]
    linked = {link.block for link in document.links}
    # Headings alone stand above this block: where there is no other title, they are one.
    titles = _text_start(document) if not document.meta.title else -1
    for heading, following in pairwise(own):
        if heading.block < titles:
            continue
        is_empty = following.level <= heading.level and heading.block not in linked and heading.text
        if is_empty and _is_nothing(heading, following, document, text):
            yield heading


def _text_start(document: Document) -> int:
    """Return the index of the first block that is no heading."""
    return next((n for n, block in enumerate(document.blocks) if block.kind is not BlockKind.HEADING), 0)


def _is_nothing(heading: Heading, following: Heading, document: Document, text: str) -> bool:
    """Tell whether nothing is written between two headings, be it what no block is made of."""
    if following.block != heading.block + 1:
        return False
    starts = document.line_starts
    line = bisect_left(starts, heading.span.end)
    end = starts[line] if line < len(starts) else len(text)
    lines = text[end : following.span.start].rpartition("\n")[0].split("\n")
    if lines and _UNDERLINE.fullmatch(lines[0].strip()):
        lines = lines[1:]
    return not any(line.strip() for line in lines)


RULE = DocumentRule(
    code=RuleCode("ST005"),
    name="section-empty",
    severity=Severity.WARNING,
    message="nothing stands below the heading `{heading}`",
    page=__doc__,
    precision=1.0,
    check=check,
)
