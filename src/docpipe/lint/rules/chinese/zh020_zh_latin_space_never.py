"""A blank stands between Han and Latin.

## Why
A house style, the opposite of `ZH019`: the gap between Chinese and Latin is left to the style sheet
(`text-autospace`), and the text has none. Neither a preset nor a prefix holds this rule, because
`ZH019` asks for the opposite; name it to use it.

## Bad
```markdown
这个工具使用 Python 编写。
```

## Good
```markdown
这个工具使用Python编写。
```

## Sources
W3C clreq, 3.2 (the gap is layout).
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.han_latin import boundaries, unlike
from docpipe.lint.rule import DocumentRule
from docpipe.model.diagnostic import Applicability, Finding, RuleCode, Severity


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per word with a blank beside it."""
    if facts.locale.is_han:
        yield from unlike(facts, boundaries(facts), spaced=False)


RULE = DocumentRule(
    code=RuleCode("ZH020"),
    name="zh-latin-space-never",
    severity=Severity.INFO,
    message="a blank stands between Han and Latin in `{found}`",
    fixable=Applicability.SAFE,
    page=__doc__,
    presets=(),
    preview=True,
    precision=1.0,
    check=check,
)
