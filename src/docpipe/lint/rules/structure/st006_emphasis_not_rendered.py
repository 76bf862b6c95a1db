"""Emphasis that stays in the page as asterisks.

## Why
CommonMark looks at the characters beside `**`: behind a Chinese mark and before a Chinese character it
closes nothing, so `**注意：**请` is shown with its asterisks. docpipe's own renderer makes it bold all the same;
then this is a remark for those who show the text elsewhere too. Blanks inside the marks never work.

## Bad
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh"]

[markdown]
renderer = "commonmark"
```

```markdown
**注意：**请先保存文件。
```

## Good
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh"]

[markdown]
renderer = "commonmark"
```

```markdown
**注意**：请先保存文件。
```

## Sources
CommonMark 0.31, 6.2 (left- and right-flanking); commonmark-spec issue 650.
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.lint.aspect import Aspect
from docpipe.lint.facts import DocumentFacts
from docpipe.lint.rule import DocumentRule
from docpipe.model.diagnostic import Applicability, Edit, Finding, Fix, Message, RuleCode, Severity
from docpipe.model.markup import Emphasis

_ELSEWHERE = "`{found}` is emphasis here and plain text with its marks in other Markdown tools"


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per doubtful pair of marks; an error only where the reader sees the marks."""
    parsed = facts.parsed
    for emphasis in parsed.emphases:
        arguments = {"found": emphasis.span.of(parsed.text)}
        fix = Fix(Applicability.SAFE, (Edit(emphasis.span, emphasis.fix),)) if emphasis.fix else None
        yield Finding(
            emphasis.span,
            arguments,
            message=_ELSEWHERE if emphasis.rendered else None,
            hint=_hint(emphasis),
            fix=fix,
            severity=Severity.INFO if emphasis.rendered else None,
        )


def _hint(emphasis: Emphasis) -> Message:
    if emphasis.fix:
        return Message("Write `{fix}`", {"fix": emphasis.fix})
    return Message("Put the punctuation or the blank outside the marks, or a blank outside of each")


RULE = DocumentRule(
    code=RuleCode("ST006"),
    name="emphasis-not-rendered",
    severity=Severity.ERROR,
    message="`{found}` is no emphasis: the reader sees the marks",
    fixable=Applicability.SAFE,
    changes=frozenset({Aspect.TEXT, Aspect.INLINE}),
    page=__doc__,
    precision=1.0,
    check=check,
)
