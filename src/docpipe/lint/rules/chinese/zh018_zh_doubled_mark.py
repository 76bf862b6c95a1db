"""More than three exclamation or question marks stand in a row.

## Why
The standard allows up to three where feeling is strong. More say nothing more, and read as shouting.

## Bad
```markdown
德国队竟然战胜了巴西队！！！！！！
```

## Good
```markdown
德国队竟然战胜了巴西队！真的吗？！太好了！
```

## Sources
GB/T 15834-2011, 4.2 and 4.3.
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.presets import RECOMMENDED, ZH_COPYWRITING, ZH_GBT15834
from docpipe.lint.replacement import shown_part
from docpipe.lint.rule import DocumentRule
from docpipe.lint.typography import Flaw, is_chinese_row
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity

_MOST = 3


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per row of four marks or more in Chinese text."""
    for span in facts.flaws(Flaw.REPEATED_MARK):
        if len(span) > _MOST and is_chinese_row(facts.masked, span):
            shown = shown_part(span)
            yield Finding(shown, {"found": shown.of(facts.text)}, hint=Message("Keep one, or three at most"))


RULE = DocumentRule(
    code=RuleCode("ZH018"),
    name="zh-doubled-mark",
    severity=Severity.WARNING,
    message="`{found}` is more than three marks in a row",
    page=__doc__,
    presets=(RECOMMENDED, ZH_COPYWRITING, ZH_GBT15834),
    check=check,
)
