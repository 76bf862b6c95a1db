"""Letters or digits are full-width.

## Why
`１００ＧＢ` is found by no search for `100GB`, cannot be copied into a command, and stands apart from the
text around it. Full-width letters and digits come from an input method that was left in the wrong mode.

## Bad
```markdown
这块硬盘有１００ＧＢ的空间。
```

## Good
```markdown
这块硬盘有100GB的空间，`ＦＵＬＬ` 是代码里的写法。
```

## Sources
The Chinese copywriting guidelines, on half-width digits; Unicode, UAX 11 (compatibility forms).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.presets import RECOMMENDED, ZH_COPYWRITING
from docpipe.lint.replacement import replaced
from docpipe.lint.rule import DocumentRule
from docpipe.lint.scan import OBJECT
from docpipe.lint.typography import Flaw
from docpipe.model.diagnostic import Applicability, Finding, RuleCode, Severity

_OFFSET = ord("Ａ") - ord("A")
# Behind one of these at the start of a line an ordinary digit would be the number of a list.
# Markup, blanks and digits before a number that is one of a list take no more room than this.
_FARTHEST = 80
_LIST_MARK = re.compile(r"[0-9]*+[.)]")


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per run of full-width letters and digits."""
    for span in facts.flaws(Flaw.WIDE_ALNUM):
        text = "".join(chr(ord(character) - _OFFSET) for character in span.of(facts.masked))
        is_safe = not _LIST_MARK.match(facts.masked, span.end) or not _starts_line(facts.masked, span.start)
        yield replaced(facts, span, text, applicability=Applicability.SAFE if is_safe else None)


def _starts_line(masked: str, offset: int) -> bool:
    near = masked[max(0, offset - _FARTHEST) : offset]
    return not near[max(near.rfind("\n"), near.rfind("\r")) + 1 :].strip(" \t0123456789" + OBJECT)


RULE = DocumentRule(
    code=RuleCode("ZH002"),
    name="zh-fullwidth-alnum",
    severity=Severity.WARNING,
    message="`{found}` is written in full-width characters",
    fixable=Applicability.SAFE,
    page=__doc__,
    presets=(RECOMMENDED, ZH_COPYWRITING),
    check=check,
)
