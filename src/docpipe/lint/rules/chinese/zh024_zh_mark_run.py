"""The same exclamation or question mark stands two or three times in a row.

## Why
One mark says it. Style guides that go further than the standard, which allows three, ask for one.

## Bad
```markdown
这一点非常值得关注！！！
```

## Good
```markdown
这一点非常值得关注！真的吗？！
```

## Sources
The Chinese copywriting guidelines, on repeated marks; GB/T 15834-2011, 4.2, allows up to three.
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.presets import STRICT, ZH_COPYWRITING
from docpipe.lint.replacement import replaced
from docpipe.lint.rule import DocumentRule
from docpipe.lint.typography import Flaw, is_chinese_row
from docpipe.model.diagnostic import Applicability, Finding, RuleCode, Severity

_MOST = 3


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per row of two or three marks of which one is there twice."""
    for span in facts.flaws(Flaw.REPEATED_MARK):
        found = span.of(facts.text)
        if len(span) <= _MOST and len(set(found)) < len(found) and is_chinese_row(facts.masked, span):
            yield replaced(facts, span, "".join(dict.fromkeys(found)), applicability=Applicability.UNSAFE)


RULE = DocumentRule(
    code=RuleCode("ZH024"),
    name="zh-mark-run",
    severity=Severity.INFO,
    message="`{found}` says no more than one mark",
    fixable=Applicability.UNSAFE,
    page=__doc__,
    presets=(STRICT, ZH_COPYWRITING),
    check=check,
)
