"""Traditional characters stand in a simplified sentence, or the reverse.

## Why
A word that was copied from a text of the other script is found by no search for it, and readers stumble over
it. Whole sentences in the other script (quotations, titles) are left alone, as are characters that both scripts use.

## Bad
```markdown
这份資料可以在我们的网站上找到。
```

## Good
```markdown
这份资料可以在我们的网站上找到。

原文是：「資料可以在我們的網站上找到。」

皇后在公里之外。
```

## Sources
The general table of standard characters (China, 2013); Unihan, kSimplifiedVariant and kTraditionalVariant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.han_forms import SIMPLIFIED, TRADITIONAL
from docpipe.lint.replacement import replaced
from docpipe.lint.rule import DocumentRule
from docpipe.lint.typography import sentence_at
from docpipe.model.diagnostic import Applicability, Finding, RuleCode, Severity
from docpipe.model.text import Span

_TRADITIONAL = re.compile(f"[{''.join(SIMPLIFIED)}]++")
_SIMPLIFIED = re.compile(f"[{''.join(TRADITIONAL)}]++")


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per run of characters of the other script, in a sentence that has more of its own."""
    scripts = _SCRIPTS.get(facts.locale.script)
    if scripts is None:
        return
    masked = facts.masked
    foreign, own, forms = scripts
    for match in foreign.finditer(masked):
        sentence = sentence_at(masked, match.start())
        others = sum(map(len, foreign.findall(masked, sentence.start, sentence.end)))
        if sum(map(len, own.findall(masked, sentence.start, sentence.end))) > others:
            text = "".join(forms[character] for character in match[0])
            yield replaced(facts, Span(*match.span()), text, applicability=Applicability.UNSAFE)


_SCRIPTS = {"Hans": (_TRADITIONAL, _SIMPLIFIED, SIMPLIFIED), "Hant": (_SIMPLIFIED, _TRADITIONAL, TRADITIONAL)}


RULE = DocumentRule(
    code=RuleCode("ZH013"),
    name="zh-traditional-mix",
    severity=Severity.WARNING,
    message="`{found}` is of the other script in this sentence",
    fixable=Applicability.UNSAFE,
    page=__doc__,
    check=check,
)
