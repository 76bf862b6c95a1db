"""A range of numbers is written with a hyphen.

## Why
The standard joins two numbers by `～` or `—`; a hyphen joins the parts of a compound, and reads as minus.

## Bad
```markdown
每次取1-10个样本。
```

## Good
```markdown
每次取1～10个样本，时间是2024-05-11，电话010-12345678，版本1-2-3。
```

## Sources
GB/T 15834-2011, 4.13.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.presets import ZH_GBT15834
from docpipe.lint.replacement import replaced
from docpipe.lint.rule import DocumentRule
from docpipe.lint.scan import HAN
from docpipe.lint.typography import Flaw
from docpipe.model.diagnostic import Applicability, Finding, RuleCode, Severity
from docpipe.model.text import Span

_NUMBER = r"\d{1,6}+(?:\.\d++)?+[%％]?+"
_RANGE = re.compile(rf"(?<![A-Za-z0-9_.:/~\n\r\ufffc-])({_NUMBER})([-~])({_NUMBER}) ?(?=[{HAN}])")


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per range of numbers that a Chinese word follows."""
    if not facts.flaws(Flaw.RANGE):
        return
    for match in _RANGE.finditer(facts.masked):
        # 2018-10 is a month and 3-1 at the start of a line a section; neither is a range.
        if _value(match[1]) < _value(match[3]):
            yield replaced(facts, Span(*match.span(2)), "～", around=Span(match.start(), match.end(3)))


def _value(number: str) -> float:
    return float(number.rstrip("%％"))


RULE = DocumentRule(
    code=RuleCode("ZH021"),
    name="zh-range-mark",
    severity=Severity.INFO,
    message="the range `{found}` is written with a hyphen or `~`",
    fixable=Applicability.SAFE,
    page=__doc__,
    presets=(ZH_GBT15834,),
    precision=1.0,
    check=check,
)
