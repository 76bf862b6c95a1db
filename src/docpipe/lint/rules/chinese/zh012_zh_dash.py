"""A dash is written with hyphens, or is half as long as it should be.

## Why
The Chinese dash is two characters long, `——`. Hyphens look like a misprint, and one `—` like the character 一.

## Bad
```markdown
我们只有一个目标--让读者看得懂。
```

## Good
```markdown
我们只有一个目标——让读者看得懂。

运行 tool --help，或者用 `甲--乙`，按北京-上海的方向走。
```

## Sources
GB/T 15834-2011, 4.10 and 5.1.
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.presets import RECOMMENDED, ZH_GBT15834
from docpipe.lint.replacement import replaced
from docpipe.lint.rule import DocumentRule
from docpipe.lint.typography import Flaw
from docpipe.model.diagnostic import Applicability, Finding, RuleCode, Severity


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per dash between Han characters that is not `——`."""
    for span in facts.flaws(Flaw.DASH):
        yield replaced(facts, span, "——")


RULE = DocumentRule(
    code=RuleCode("ZH012"),
    name="zh-dash",
    severity=Severity.INFO,
    message="`{found}` is no Chinese dash",
    fixable=Applicability.SAFE,
    page=__doc__,
    presets=(RECOMMENDED, ZH_GBT15834),
    check=check,
)
