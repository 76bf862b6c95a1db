"""A post has no front matter.

## Why
A post is listed by its date and called by its title. Both stand in the front matter, the block between two
lines of `---` at the top of the file. A plain page, outside `blog/` and `posts/` and without a date, needs none.

## Bad
```markdown content/zh/posts/a.md raw
# 概述

正文。
```

or

```markdown content/zh/2024-05-11-a.md raw
正文。
```

## Good
```markdown content/zh/posts/a.md raw
---
title: 概述
date: 2024-05-11
---

正文。
```

or

```markdown content/zh/about.md raw
# 关于

正文。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.rule import DocumentRule
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.document import DocumentKind


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding about the whole file when it is a post without front matter."""
    parsed = facts.parsed
    document = parsed.document
    if document is None or document.file.key == document.file.path:  # a loose file is no post of any site
        return
    if document.kind is DocumentKind.POST and document.front_matter is None:
        yield Finding(None, hint=Message(_HINT, {"title": document.title or "…"}))


_HINT = "Begin the file with the lines `---`, `title: {title}`, `date: YYYY-MM-DD` and `---`"

RULE = DocumentRule(
    code=RuleCode("FM001"),
    name="fm-missing",
    severity=Severity.ERROR,
    message="a post needs front matter, and this one has none",
    page=__doc__,
    check=check,
)
