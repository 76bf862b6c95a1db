"""Chinese text stands in half-width brackets.

## Why
The standard sets Chinese in full-width brackets. Many posts do not, so this rule is in the presets of the
standard and of the copywriting guidelines only. Brackets around Latin text alone, behind a Latin word, or
behind a link are left alone.

## Bad
```markdown
他住在上海(浦东新区)。
```

## Good
```markdown
他住在上海（浦东新区），会用 Python (Guido)，也会 f(参数) 和 (CLI)。
```

## Sources
GB/T 15834-2011, 4.9 and 5.1; the Chinese copywriting guidelines, on full-width marks.
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.pairs import round_brackets
from docpipe.lint.presets import ZH_COPYWRITING, ZH_GBT15834
from docpipe.lint.rule import DocumentRule
from docpipe.lint.scan import HAN_CHARACTER, is_han
from docpipe.lint.typography import before
from docpipe.model.diagnostic import Applicability, Edit, Finding, Fix, Message, RuleCode, Severity

_LONGEST = 80


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per pair of half-width brackets behind a Han character with Chinese in it."""
    if not facts.locale.is_han:
        return
    masked = facts.masked
    for pair in round_brackets(facts).narrow:
        inside = masked[pair.opening.end : pair.closing.start]
        if len(inside) > _LONGEST or "\n" in inside or "\r" in inside:
            continue
        if not HAN_CHARACTER.search(inside) or not is_han(before(masked, pair.opening.start)):
            continue
        fixed = f"（{facts.text[pair.opening.end : pair.closing.start]}）"
        yield Finding(
            pair.whole,
            {"found": pair.whole.of(facts.text)},
            hint=Message("Write `{fix}`", {"fix": fixed}),
            fix=Fix(Applicability.SAFE, (Edit(pair.opening, "（"), Edit(pair.closing, "）"))),
        )


RULE = DocumentRule(
    code=RuleCode("ZH017"),
    name="zh-bracket-width",
    severity=Severity.INFO,
    message="the brackets of `{found}` are half-width, in Chinese text",
    fixable=Applicability.SAFE,
    page=__doc__,
    presets=(ZH_COPYWRITING, ZH_GBT15834),
    precision=1.0,
    check=check,
)
