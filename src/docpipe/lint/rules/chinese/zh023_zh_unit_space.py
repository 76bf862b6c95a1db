"""No blank stands between a number and its unit.

## Why
A house style: `20 TB` as the international system of units has it. Degrees and per cent stand close.

## Bad
```markdown
硬盘是20TB的。
```

## Good
```markdown
硬盘是 20 TB 的，用了 15%，型号是 GTX3080Ti，视频是 4K 的。
```

## Sources
The Chinese copywriting guidelines, on numbers and units; the SI brochure, 5.4.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.presets import ZH_COPYWRITING
from docpipe.lint.replacement import replaced
from docpipe.lint.rule import DocumentRule
from docpipe.model.diagnostic import Applicability, Finding, RuleCode, Severity
from docpipe.model.text import Span

_UNIT = re.compile(
    r"(?<![A-Za-z0-9_.,-])\d++(?:[.,]\d++)*+()"
    r"(?:[KMGTP]i?B|[kMGT]?bps|[KMGT]bps|[kMG]?Hz|GHz|[mnu]s|[kmcn]m|kg|mg|kW|kWh|fps|px)(?![A-Za-z0-9_-])"
)


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per number with a unit right behind it."""
    if not facts.locale.is_han:
        return
    for match in _UNIT.finditer(facts.masked):
        yield replaced(facts, Span(*match.span(1)), " ", around=Span(*match.span()))


RULE = DocumentRule(
    code=RuleCode("ZH023"),
    name="zh-unit-space",
    severity=Severity.INFO,
    message="a blank is missing between number and unit in `{found}`",
    fixable=Applicability.SAFE,
    page=__doc__,
    presets=(ZH_COPYWRITING,),
    precision=1.0,
    check=check,
)
