"""A heading is more than one level below the one before it.

## Why
A list of contents and a screen reader show the levels as a tree; a level that is left out is a branch that is
not there. The level of the first heading is the author's choice. A post that leaves levels out all the time is
told so once.

## Bad
```markdown
## 安装

正文。

#### 参数

正文。
```

## Good
```markdown
### 安装

正文。

#### 参数

正文。

## 常见问题

正文。
```

## Sources
WCAG 2.2, technique G141.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.rule import DocumentRule
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.document import Document


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per kind of step (from this level to that one) that leaves a level out, at the first."""
    if facts.document is None:
        return
    seen: dict[tuple[int, int], Finding] = {}
    for finding, step in _skips(facts.document):
        seen.setdefault(step, finding)
    yield from seen.values()


def _skips(document: Document) -> Iterator[tuple[Finding, tuple[int, int]]]:
    own = (heading for heading in document.headings if not document.blocks[heading.block].nesting)
    for before, heading in pairwise(own):
        if heading.level > before.level + 1:
            marks = "#" * (before.level + 1)
            arguments = {"level": str(heading.level), "before": str(before.level)}
            finding = Finding(
                heading.span,
                arguments,
                hint=Message(
                    "Write it with {marks}, or give it a heading of level {wanted} above it",
                    {
                        "marks": marks,
                        "wanted": str(before.level + 1),
                    },
                ),
                related=((before.span, Message("the heading before it")),),
            )
            yield finding, (before.level, heading.level)


RULE = DocumentRule(
    code=RuleCode("ST001"),
    name="heading-skip",
    severity=Severity.WARNING,
    message="a heading of level {level} follows one of level {before}",
    page=__doc__,
    precision=1.0,
    most=1,
    check=check,
)
