"""Another post links to a heading whose id is made from its words.

## Why
When the heading is reworded, or translated, its id changes and the links to it are dead. An id of its own, in
plain letters and the same in every locale, stays. Links within the post are not counted: who changes the heading has
them before their eyes.

## Bad
```markdown content/zh/a.md
见[安装](./b.md#安装步骤)。
```

```markdown content/zh/b.md
## 安装步骤

正文。
```

## Good
```markdown content/zh/a.md
见[安装](./b.md#install)。
```

```markdown content/zh/b.md
## 安装步骤 {#install}

正文。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.index.anchors import decode_fragment
from docpipe.lint.aspect import Aspect
from docpipe.lint.facts import SiteFacts
from docpipe.lint.fragments import aim
from docpipe.lint.presets import STRICT
from docpipe.lint.rule import SiteRule
from docpipe.model.block import Heading
from docpipe.model.diagnostic import Applicability, Edit, Finding, Fix, Message, RuleCode, Severity
from docpipe.model.document import Document
from docpipe.model.text import Span


def check(facts: SiteFacts) -> Iterator[Finding]:
    """Yield one finding per heading of an original that others link to, unless its id is explicit or plain letters."""
    linked: dict[str, dict[str, int]] = {}
    for resolved in facts.links:
        target, fragment = aim(resolved, facts)
        if target is None or target is resolved.document or not fragment:
            continue
        if facts.site.source_of(target) is None:
            known = linked.setdefault(target.file.path, {})
            wanted = decode_fragment(fragment)
            known[wanted] = known.get(wanted, 0) + 1
    for path, fragments in linked.items():
        document = facts.site.by_path[path]
        for heading in document.headings:
            if heading.id in fragments and not heading.explicit and not heading.id.isascii():
                yield _finding(heading, fragments[heading.id], document)


def _finding(heading: Heading, count: int, document: Document) -> Finding:
    end = heading.span.end
    return Finding(
        heading.span,
        {"id": heading.id, "count": "a link leads" if count == 1 else f"{count} links lead"},
        hint=Message("Give the heading an id in all locales, `{{#{id}}}` or a shorter one", {"id": heading.id}),
        # The id it has now: nothing moves, and from now on it stays.
        fix=Fix(Applicability.UNSAFE, (Edit(Span(end, end), f" {{#{heading.id}}}"),)),
        path=document.file.path,
    )


RULE = SiteRule(
    code=RuleCode("AN006"),
    name="anchor-unstable",
    severity=Severity.INFO,
    message="{count} to `#{id}`, an id that changes with the words of this heading",
    fixable=Applicability.UNSAFE,
    changes=frozenset({Aspect.IDS}),
    page=__doc__,
    precision=1.0,
    presets=(STRICT,),
    check=check,
)
