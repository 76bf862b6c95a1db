"""A post has no description.

## Why
Search engines, feeds, lists and shared links show the description under the title. Without one they take the first
words of the text, which seldom say what it is about.

## Bad
```markdown raw
---
title: 示例
date: 2024-05-11
---

正文。
```

## Good
```markdown raw
---
title: 示例
date: 2024-05-11
description: 一句话说明这篇文章讲什么。
---

正文。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts, title_span
from docpipe.lint.presets import PUBLISH
from docpipe.lint.rule import DocumentRule
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.document import DocumentKind

# A folder of texts, which nobody publishes as a site.
_NO_SITE = "folder"
_SHOWN = frozenset({DocumentKind.POST, DocumentKind.PAGE})


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield a finding if a post or page that is meant for readers has no description."""
    document = facts.document
    if document is None or document.kind not in _SHOWN or facts.config.layout.name == _NO_SITE:
        return
    meta = document.meta
    if not (meta.description.strip() or meta.draft or meta.unlisted):
        yield Finding(
            title_span(document), hint=Message("Add `description:` to the front matter, one or two sentences")
        )


RULE = DocumentRule(
    code=RuleCode("PB001"),
    name="seo-description-missing",
    severity=Severity.WARNING,
    message="there is no description: search engines and lists show the first words of the text",
    page=__doc__,
    precision=1.0,
    presets=(PUBLISH,),
    check=check,
)
