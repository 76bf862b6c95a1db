"""An ellipsis is written with full stops.

## Why
The Chinese ellipsis is six dots in the middle of two characters, `……`. Three full stops sit at the bottom of
the line and may be broken apart, and three Chinese ones, `。。。`, are a row of circles.

## Bad
```markdown
以此类推...之后再讨论。
```

```markdown
等了很久。。。终于好了。
```

## Good
```markdown
以此类推……之后再讨论。

参数写成 a, b, ...，路径是 ../x 或文件夹.../y，方法是 keys(String... keys)。

- 第一项
- ...
```

## Sources
GB/T 15834-2011, 4.11 and 5.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.presets import RECOMMENDED, ZH_GBT15834
from docpipe.lint.replacement import replaced
from docpipe.lint.rule import DocumentRule
from docpipe.lint.scan import HAN, OBJECT
from docpipe.lint.typography import Flaw, before, behind
from docpipe.model.diagnostic import Applicability, Finding, RuleCode, Severity

_HAN = re.compile(f"[{HAN}，、；：！？）」』》”’]")
# What follows dots that stand for a part of a path, a number or a list of arguments.
_TECHNICAL = re.compile(r"[A-Za-z0-9/\\.,_(){}\[\]<>=*&-]")


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per ellipsis that is not made of two `…`."""
    masked = facts.masked
    for span in facts.flaws(Flaw.ELLIPSIS):
        if span.of(masked) in {"……", "…………"} or not _HAN.match(before(masked, span.start)):
            continue
        following = behind(masked, span.end)
        if following != OBJECT and not _TECHNICAL.match(following):
            yield replaced(facts, span, "……")


RULE = DocumentRule(
    code=RuleCode("ZH011"),
    name="zh-ellipsis",
    severity=Severity.WARNING,
    message="`{found}` is no Chinese ellipsis",
    fixable=Applicability.SAFE,
    page=__doc__,
    presets=(RECOMMENDED, ZH_GBT15834),
    most=5,
    check=check,
)
