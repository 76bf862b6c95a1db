"""No blank stands between Han and Latin.

## Why
A house style: the copywriting guidelines ask for a blank between Chinese and Latin words, and between Chinese
and digits. Without a house style, `ZH008` asks for nothing but consistency.

## Bad
```markdown
这个工具使用Python编写。
```

## Good
```markdown
这个工具使用 Python 编写，共有5个，自2024年起。
```

## Sources
The Chinese copywriting guidelines, on blanks.
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.han_latin import boundaries, unlike
from docpipe.lint.presets import ZH_COPYWRITING
from docpipe.lint.rule import DocumentRule
from docpipe.model.diagnostic import Applicability, Finding, RuleCode, Severity


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per word with a blank missing beside it."""
    if facts.locale.is_han:
        yield from unlike(facts, boundaries(facts), spaced=True)


RULE = DocumentRule(
    code=RuleCode("ZH019"),
    name="zh-latin-space-always",
    severity=Severity.INFO,
    message="a blank is missing in `{found}`",
    fixable=Applicability.SAFE,
    page=__doc__,
    presets=(ZH_COPYWRITING,),
    precision=1.0,
    check=check,
)
