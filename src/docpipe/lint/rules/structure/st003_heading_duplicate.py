"""Two headings side by side say the same.

## Why
Two sections of one name below one heading are not told apart in a list of contents, their addresses differ by a
`-1` that moves with the order, and often the second is a copy that was to be changed. Sections of different
parents may share a name, and so may labels (`参数`, `返回值`) that come again and again: two names or more that are
repeated below one heading, a name that stands there three times, and levels 5 and 6 are left alone.

## Bad
```markdown
## 概述

正文。

## 概述

又一段正文。
```

## Good
```markdown
## 服务端

### 配置

正文。

## 客户端

### 配置

正文。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.rule import DocumentRule
from docpipe.model.block import Heading
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.document import Document

_LEVELS = 4
"""Headings below these are labels in a section."""


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per heading whose text one sibling has already, and no pattern makes that."""
    document = facts.document
    for siblings in _families(document) if document else ():
        repeated = [headings for headings in siblings.values() if len(headings) > 1]
        if len(repeated) != 1 or len(repeated[0]) != 2:  # noqa: PLR2004 - a pair
            continue
        first, second = repeated[0]
        yield Finding(
            second.span,
            {"heading": second.text},
            hint=Message("Name the sections apart, or join them"),
            related=((first.span, Message("the first one")),),
        )


def _families(document: Document) -> Iterator[dict[str, list[Heading]]]:
    """Yield the headings that share a parent and a level, by their text."""
    open_: list[dict[str, list[Heading]]] = [{} for _ in range(_LEVELS + 1)]
    for heading in document.headings:
        if not document.blocks[heading.block].nesting:
            for level in range(heading.level + 1, _LEVELS + 1):
                yield open_[level]
                open_[level] = {}
            name = " ".join(heading.text.split())
            if name and heading.level <= _LEVELS:
                open_[heading.level].setdefault(name, []).append(heading)
    yield from open_


RULE = DocumentRule(
    code=RuleCode("ST003"),
    name="heading-duplicate",
    severity=Severity.WARNING,
    message="a heading `{heading}` stands above already, in the same section",
    page=__doc__,
    check=check,
)
