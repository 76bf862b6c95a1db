"""A title is longer than search engines show it.

## Why
Result pages cut a title after about 60 cells, a Chinese character counted as two. What stands behind is not seen
there, and in the tab of a browser even less.

## Bad
```markdown raw
---
title: 去中心化的存储网络如何在边缘节点上为移动端读者提供低延迟并且可以审计的内容分发服务
date: 2024-05-11
---

正文。
```

## Good
```markdown raw
---
title: 去中心化的存储网络：移动端的内容分发
date: 2024-05-11
---

正文。
```

## Options
`lint.options.title_cells`: the width from which a title is too long, 60 if nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts, title_span
from docpipe.lint.presets import PUBLISH
from docpipe.lint.rule import DocumentRule
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.document import DocumentKind
from docpipe.model.text import cell_width


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield a finding if the title is wider than the option allows."""
    document = facts.document
    if document is None or document.kind is DocumentKind.PARTIAL:
        return
    most = facts.config.lint.options.title_cells
    width = cell_width(document.title) if len(document.title) * 2 > most else 0
    if width > most:
        yield Finding(
            title_span(document),
            {"width": str(width), "most": str(most)},
            hint=Message("Say in the first words what the post is about, or shorten the title"),
        )


RULE = DocumentRule(
    code=RuleCode("PB002"),
    name="seo-title-length",
    severity=Severity.INFO,
    message="the title is {width} cells wide; search engines show about {most}",
    page=__doc__,
    presets=(PUBLISH,),
    check=check,
)
