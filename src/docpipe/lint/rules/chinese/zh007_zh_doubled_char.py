"""A particle is written twice.

## Why
`的的`, `了了` and their kin are slips of the hand or of an input method. Many such pairs are right, because one
word ends in the character that begins the next (`目的的确`, `现在在线`, `为了了解`); those are known and left alone.

## Bad
```markdown
这是一个独立的的系统。
```

## Good
```markdown
这是一个独立的系统。

目的的确很清楚，现在在线，潜在在场，参与与否都行，为了了解它，总是是是非非，不了了之。
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.replacement import replaced
from docpipe.lint.rule import DocumentRule
from docpipe.lint.typography import before, behind
from docpipe.model.diagnostic import Applicability, Finding, RuleCode, Severity
from docpipe.model.text import Span

_DOUBLED = re.compile(r"([的了是在和与及而或也就被])\1(?!\1)")
# The characters before the first that make a word with it …
_WORDS_BEFORE = {
    "的": "目标靶有打",
    "了": "为除不一明极到得",
    "是": "但可还就于总凡要若只老硬正便也都不倒算国",
    "在": "存所现实内外潜何自健同不还都尚常永仍也乐安豪好正",
    "和": "温缓总饱求共附中柔谐平祥暖随亲调",
    "与": "参给赋施授干付赠",
    "及": "普涉提遍触危顾波埃累",
    "而": "反然从因进时",
    "或": "间容",
    "就": "成造早将",
    "被": "棉植羽毛",
}
# … and those behind the second that do.
_WORDS_BEHIND = {"的": "士确", "了": "解之然", "是": "非", "和": "美睦气平", "与": "会", "或": "许者"}


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per particle that is there twice."""
    if not facts.locale.is_han:
        return
    masked = facts.masked
    for match in _DOUBLED.finditer(masked):
        character = match[1]
        known = _WORDS_BEFORE.get(character, "") + character
        if before(masked, match.start()) in known or behind(masked, match.end()) in _WORDS_BEHIND.get(character, ""):
            continue
        second = Span(match.start() + 1, match.end())
        yield replaced(facts, second, "", applicability=Applicability.UNSAFE, around=Span(*match.span()))


RULE = DocumentRule(
    code=RuleCode("ZH007"),
    name="zh-doubled-char",
    severity=Severity.WARNING,
    message="`{found}` is a particle written twice",
    fixable=Applicability.UNSAFE,
    page=__doc__,
    check=check,
)
