"""A link leads nowhere because its address is empty.

## Why
`[文字]()` looks like a link and only leads to the top of the page: the address was to be filled in later.

## Bad
```markdown
详见[安装指南]()。
```

## Good
```markdown
详见[安装指南](https://example.org/install)，或回到[页首](#)。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.rule import DocumentRule
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.link import LinkKind

_WRITTEN = frozenset({LinkKind.INLINE, LinkKind.REFERENCE})


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per link of Markdown whose address holds nothing but blanks."""
    for link in facts.document.links if facts.document else ():
        if link.kind in _WRITTEN and not link.target.strip():
            yield Finding(
                link.span,
                {"link": link.span.of(facts.text)},
                hint=Message("Put the address between the brackets, or leave only the text"),
            )


RULE = DocumentRule(
    code=RuleCode("LK006"),
    name="link-empty",
    severity=Severity.ERROR,
    message="the link `{link}` has no address",
    page=__doc__,
    leads=True,
    check=check,
)
