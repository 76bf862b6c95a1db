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

from collections.abc import Iterator, Sequence

from docpipe.index.anchors import nearest_anchors
from docpipe.index.suggest import MOST_LINKS
from docpipe.index.targets import Unresolvable
from docpipe.lint.aspect import Aspect
from docpipe.lint.drift import Drift, Drifts
from docpipe.lint.facts import ResolvedLink, SiteFacts
from docpipe.lint.fragments import LetterCase, aim, readable
from docpipe.lint.rule import SiteRule
from docpipe.lint.target_fix import fragment_fix
from docpipe.model.diagnostic import Applicability, Finding, Message, RuleCode, Severity


def check(facts: SiteFacts) -> Iterator[Finding]:
    """Yield one finding per link whose fragment names no id of the page it leads to."""
    drifts, letter_case = Drifts(facts), LetterCase()
    for resolved in facts.links:
        if isinstance(resolved.target, Unresolvable) and resolved.target.fragment:
            yield _untold(resolved, resolved.target)
        target, fragment = aim(resolved, facts)
        if target is None or not fragment or facts.site.has_anchor(target, fragment):
            continue
        drift = drifts.of(target, fragment)
        # A matter of capital and small letters alone is AN002's, and what the source calls otherwise AN005's.
        if letter_case.meant(target, fragment) is None and not (drift is not None and drift.meant):
            near = nearest_anchors(target, fragment) if len(resolved.document.links) <= MOST_LINKS else None
            yield Finding(
                resolved.link.target_span,
                {"target": readable(resolved.link.target), "fragment": readable(fragment), "path": target.file.path},
                hint=_in_source(drift) if drift is not None else None if near is None else _hint(near, fragment),
                fix=fragment_fix(resolved, fragment, near[0], Applicability.UNSAFE) if near else None,
                path=resolved.document.file.path,
            )


def _in_source(drift: Drift) -> Message:
    return Message(
        "It is an id of {source}, of the heading “{heading}”: write that of its translation",
        {"source": drift.source.file.path, "heading": drift.heading.text},
    )


def _untold(resolved: ResolvedLink, target: Unresolvable) -> Finding:
    return Finding(
        resolved.link.target_span,
        {"target": resolved.link.target, "path": target.path},
        message="`{target}` cannot be checked: {path} cannot be read as a post",
        hint=Message("Mend that file first"),
        path=resolved.document.file.path,
        severity=Severity.INFO,
    )


def _hint(near: Sequence[str], fragment: str) -> Message:
    if near:
        return Message("Did you mean `#{near}`?", {"near": near[0]})
    return Message("Write the id of a heading there, or give one an id: `## … {{#{id}}}`", {"id": readable(fragment)})


RULE = SiteRule(
    code=RuleCode("AN001"),
    name="anchor-missing",
    severity=Severity.ERROR,
    message="`{target}`: {path} has no place called `{fragment}`",
    fixable=Applicability.UNSAFE,
    changes=frozenset({Aspect.URLS}),
    page=__doc__,
    leads=True,
    check=check,
)
