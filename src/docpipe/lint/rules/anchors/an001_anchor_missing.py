"""A link names a place that its page does not have.

## Why
The reader lands at the top of the page and searches. Ids come from headings (in the dialect that
`[links] slugs` names), from `{#id}`, and from `id=` and `name=` in raw HTML; letters are compared exactly,
as browsers do, percent-encoded or not.

## Bad
```markdown content/zh/a.md
见[前提](#安装前提)。

## 安装的前提

正文。
```

or

```markdown content/zh/b.md
见[用法](./c.md#yongfa)。
```

```markdown content/zh/c.md
## 用法

正文。
```

## Good
```markdown content/zh/a.md
见[前提](#安装的前提)和[用法](./c.md#用法)。

## 安装的前提

正文。
```

```markdown content/zh/c.md
## 用法

正文。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.index.anchors import nearest_anchors
from docpipe.index.suggest import MOST_LINKS
from docpipe.index.targets import Here, ToDocument
from docpipe.lint.facts import ResolvedLink, SiteFacts
from docpipe.lint.rule import SiteRule
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.document import Document


def check(facts: SiteFacts) -> Iterator[Finding]:
    """Yield one finding per link whose fragment names no id of the page it leads to."""
    for resolved in facts.links:
        target, fragment = _aim(resolved, facts)
        if target is not None and fragment and not facts.site.has_anchor(target, fragment):
            yield Finding(
                resolved.link.target_span,
                {"target": resolved.link.target, "fragment": fragment, "path": target.file.path},
                hint=_hint(target, fragment) if len(resolved.document.links) <= MOST_LINKS else None,
                path=resolved.document.file.path,
            )


def _aim(resolved: ResolvedLink, facts: SiteFacts) -> tuple[Document | None, str]:
    if isinstance(resolved.target, Here):
        return resolved.document, resolved.target.fragment
    if isinstance(resolved.target, ToDocument):
        known = facts.site.documents.get((resolved.target.locale, resolved.target.key))
        return known, resolved.target.fragment
    return None, ""


def _hint(target: Document, fragment: str) -> Message:
    near = nearest_anchors(target, fragment)
    if near:
        return Message("Did you mean `#{near}`?", {"near": near[0]})
    return Message("Write the id of a heading there, or give one an id: `## … {{#{id}}}`", {"id": fragment})


RULE = SiteRule(
    code=RuleCode("AN001"),
    name="anchor-missing",
    severity=Severity.ERROR,
    message="`{target}`: {path} has no place called `{fragment}`",
    page=__doc__,
    check=check,
)
