"""A post has its title twice: in the front matter, and as a heading of the first level.

## Why
The title of the front matter is the heading of the page. A `#` in the text is a second one of the same rank, and
where it says the same the reader sees it twice.

## Bad
```markdown
# 示例

正文。
```

## Good
```markdown
## 背景

正文。
```
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.rule import DocumentRule
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.document import Document

_NO_LETTER = re.compile(r"[\W_]+")
_TITLE_IN_TEXT = frozenset({"docusaurus"})
"""Generators that take a first heading of level 1 for the title, and show no other."""


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding at the first heading of level 1, if there is a title besides it.

    A post that uses level 1 for all its sections is left to its author's taste, at info.
    """
    document = facts.document
    if document is None or not document.meta.title:
        return
    headings = [each for each in document.headings if each.level == 1 and not document.blocks[each.block].nesting]
    if not headings or (facts.config.layout.name in _TITLE_IN_TEXT and _is_title(headings[0].block, document)):
        return
    first = headings[0]
    is_same = _folded(first.text) == _folded(document.meta.title)
    yield Finding(
        first.span,
        {"heading": first.text, "count": str(len(headings))},
        message=None if is_same or len(headings) == 1 else "the title is a heading of level 1, and {count} others are",
        hint=Message("Take it out: the front matter has the title")
        if is_same
        else Message("Start sections with ##: level 1 is the title of the page"),
        related=tuple((each.span, Message("another one")) for each in headings[1:]),
        severity=None if is_same else Severity.INFO,
    )


def _is_title(block: int, document: Document) -> bool:
    """Tell whether a block is the first one of the text."""
    start = document.front_matter.span.end if document.front_matter else 0
    return not any(start <= each.span.start for each in document.blocks[:block])


def _folded(title: str) -> str:
    return _NO_LETTER.sub("", unicodedata.normalize("NFKC", title).casefold())


RULE = DocumentRule(
    code=RuleCode("ST002"),
    name="heading-duplicate-h1",
    severity=Severity.WARNING,
    message="`{heading}` is a heading of level 1 beside the title in the front matter",
    page=__doc__,
    precision=1.0,
    check=check,
)
