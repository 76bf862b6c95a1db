"""The dot between the parts of a name is the wrong character.

## Why
Several characters look like the middle dot. With `•` or `・` a search for the name finds nothing, and the
dot is too big or too wide.

## Bad
```markdown
比尔•盖茨写了一本书。
```

## Good
```markdown
比尔·盖茨写了一本书。
```

## Sources
GB/T 15834-2011, 4.14.
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.presets import ZH_GBT15834
from docpipe.lint.replacement import replaced
from docpipe.lint.rule import DocumentRule
from docpipe.lint.typography import Flaw
from docpipe.model.diagnostic import Applicability, Finding, RuleCode, Severity
from docpipe.model.text import Span


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per dot between Han characters that is not U+00B7."""
    for span in facts.flaws(Flaw.MIDDLE_DOT):
        yield replaced(facts, span, "·", around=Span(span.start - 1, span.end + 1))


RULE = DocumentRule(
    code=RuleCode("ZH022"),
    name="zh-middle-dot",
    severity=Severity.INFO,
    message="the dot in `{found}` is not `·`",
    fixable=Applicability.SAFE,
    page=__doc__,
    presets=(ZH_GBT15834,),
    check=check,
)
