"""A pair of brackets is half-width on one side and full-width on the other.

## Why
`（比如 marked)` leans: one side is as wide as a character, the other is not, and tools that match brackets do
not see a pair. Lists like `1)` and faces like `;-)` are no brackets.

## Bad
```markdown
用一个解析器（比如 marked)来读。
```

## Good
```markdown
用一个解析器（比如 marked）来读，或者 (a) 和 f(x)。

有两点（其中 1) 较快；2) 较省），都很好 :)
```

## Sources
GB/T 15834-2011, 4.9.
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.pairs import round_brackets
from docpipe.lint.presets import RECOMMENDED, ZH_COPYWRITING, ZH_GBT15834
from docpipe.lint.replacement import replaced
from docpipe.lint.rule import DocumentRule
from docpipe.model.diagnostic import Applicability, Finding, RuleCode, Severity

_WIDE = {"(": "（", ")": "）"}
_LONGEST = 60
_LINE_END = frozenset("\n\r")


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per mixed pair, at the side that is half-width."""
    if not facts.locale.is_han:
        return
    for pair in round_brackets(facts).mixed:
        narrow = pair.opening if pair.opening.of(facts.masked) in _WIDE else pair.closing
        is_short = len(pair.whole) <= _LONGEST and _LINE_END.isdisjoint(pair.whole.of(facts.text))
        shown = pair.whole if is_short else narrow
        yield replaced(facts, narrow, _WIDE[narrow.of(facts.masked)], around=shown)


RULE = DocumentRule(
    code=RuleCode("ZH004"),
    name="zh-bracket-mixed",
    severity=Severity.WARNING,
    message="`{found}` is half-width on one side of the pair and full-width on the other",
    fixable=Applicability.SAFE,
    page=__doc__,
    presets=(RECOMMENDED, ZH_COPYWRITING, ZH_GBT15834),
    precision=1.0,
    most=5,
    check=check,
)
