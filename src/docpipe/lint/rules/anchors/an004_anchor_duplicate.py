"""Two headings of a post have the same explicit id.

## Why
An id leads to one place. The page gives the second heading another id, so that it stays valid, and links that
mean the second one lead to the first.

## Bad
```markdown
## 安装 {#setup}

先安装工具。

## 配置 {#setup}

再写配置。
```

## Good
```markdown
## 安装 {#install}

先安装工具。

## 配置 {#setup}

再写配置。
```

## Sources
HTML Living Standard, 3.2.6: the value of `id` must be unique in the tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.rule import DocumentRule
from docpipe.model.block import Heading
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.text import Span

# Behind the text, or in kramdown's form `{: #id}` there or on the next line.
_ID = re.compile(r"[ \t]*(?:\r?\n[ \t>]*)?\{(?::?[ \t]*)#([^\s{}]+)")


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per explicit id that an earlier heading has, at the id."""
    parsed = facts.parsed
    first: dict[str, Span] = {}
    headings = parsed.document.headings if parsed.document is not None else ()
    for heading in headings:
        written = _written(heading, parsed.text) if heading.explicit else None
        if written is None:
            continue
        name = written.of(parsed.text)
        if name in first:
            yield Finding(
                written,
                {"id": name},
                hint=Message("Give this heading an id of its own"),
                related=((first[name], Message("the first heading with this id")),),
            )
        else:
            first[name] = written


def _written(heading: Heading, text: str) -> Span | None:
    """Return where the id of a heading stands: behind its text."""
    found = _ID.match(text, heading.span.end)
    return Span(*found.span(1)) if found else None


RULE = DocumentRule(
    code=RuleCode("AN004"),
    name="anchor-duplicate",
    severity=Severity.WARNING,
    message="the id `{id}` belongs to an earlier heading already",
    page=__doc__,
    leads=True,
    check=check,
)
