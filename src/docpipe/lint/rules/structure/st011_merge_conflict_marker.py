r"""A merge conflict was left in the file.

## Why
Both versions are on the page, with git's marks between them, and in the front matter they make the file
unreadable. A conflict that is shown as an example stands in a code block and is left alone.

## Bad
```markdown
正文的开头。

<<<<<<< HEAD
甲写的一段。
=======
乙写的一段。
```

## Good
````markdown escaped
冲突的样子：

```text
<<<<<<< HEAD
甲写的一段。
=======
乙写的一段。
\x3e>>>>>> feature
```
````
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.rule import DocumentRule
from docpipe.model.block import BlockKind
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.text import Span

_MARK = re.compile(r"^(?P<mark><{7}|>{7})(?: [^\s<>][^\r\n]*|(?=\r?$))", re.MULTILINE)


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per conflict, at its first mark; a single mark that is left over counts."""
    if "<<<<<<<" not in facts.text and ">>>>>>>" not in facts.text:
        return
    blocks = facts.document.blocks if facts.document else ()
    code = [block.span for block in blocks if block.kind is BlockKind.CODE]
    is_open = False
    for mark in _MARK.finditer(facts.text):
        # A conflict that only begins or only ends in a code block is one.
        if any(mark.start() in span and _is_example(span.of(facts.text)) for span in code):
            continue
        closes = mark["mark"][0] == ">"
        if not (closes and is_open):
            span = Span(mark.start(), mark.end("mark"))
            yield Finding(span, {"mark": mark["mark"]}, hint=Message("Keep one of the two versions, without the marks"))
        is_open = not closes


def _is_example(code: str) -> bool:
    """Tell whether a code block holds a conflict from its first mark to its last, or an end by itself."""
    marks = [mark["mark"][0] for mark in _MARK.finditer(code)]
    return marks.count("<") == marks.count(">")


RULE = DocumentRule(
    code=RuleCode("ST011"),
    name="merge-conflict-marker",
    severity=Severity.ERROR,
    message="git's mark of a merge conflict stands here: `{mark}`",
    page=__doc__,
    check=check,
    needs_document=False,
)
