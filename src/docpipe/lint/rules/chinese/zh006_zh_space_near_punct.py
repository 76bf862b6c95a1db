"""A blank stands beside a full-width mark.

## Why
A Chinese mark brings its own white space. A blank beside it makes a hole in the line, and lets a line break
where none may be, before a comma or behind an opening bracket. A blank that stands beside markup is left
alone: it may be what makes `**` work. So are blanks behind the label of a line (`【修复】 新增`), and outside
brackets in a post that mostly puts them there.

## Bad
```markdown
你好 ，世界。
```

```markdown
你好， 世界。
```

## Good
```markdown
你好，世界。

注意： **加粗** 的文字。 [链接](https://example.com/) ，后面是文字。

上海 （浦东）和北京 （海淀）都有。

- 【增强】 颜色和字体统一
- 【修复】 间距太大
```

## Sources
GB/T 15834-2011, 5.1; W3C clreq, 3.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.presets import RECOMMENDED, ZH_COPYWRITING, ZH_GBT15834
from docpipe.lint.replacement import replaced
from docpipe.lint.rule import DocumentRule
from docpipe.lint.scan import HAN, OBJECT
from docpipe.lint.typography import CLOSERS, OPENERS, Flaw, before, behind
from docpipe.model.diagnostic import Applicability, Finding, RuleCode, Severity
from docpipe.model.text import Span

# What stands before the blank behind a label: nothing of its line but the label itself, in brackets.
_LABEL = re.compile(rf"(?:^|[\n\r{OBJECT}])[ \t]*+[【〔「『《〈][^\n\r{OBJECT}【】]{{1,12}}[】〕」』》〉]\Z")
_LONGEST_LABEL = 20
_CLOSE = re.compile(f"[{HAN}][{OPENERS}]|[{CLOSERS}][{HAN}]")


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per blank beside a full-width mark, in one text."""
    masked = facts.masked
    found: list[Span] = []
    outside: list[Span] = []
    for span in facts.flaws(Flaw.BLANK_AT_MARK):
        is_outside = behind(masked, span.end) in OPENERS or before(masked, span.start) in CLOSERS
        if not (is_outside and _is_behind_label(masked, span.start)):
            (outside if is_outside else found).append(span)
    if outside and len(outside) < len(_CLOSE.findall(masked)):
        found = sorted(found + outside)
    for span in found:
        yield replaced(facts, span, "", around=Span(span.start - 1, span.end + 1))


def _is_behind_label(masked: str, end: int) -> bool:
    return _LABEL.search(masked, max(0, end - _LONGEST_LABEL), end) is not None


RULE = DocumentRule(
    code=RuleCode("ZH006"),
    name="zh-space-near-punct",
    severity=Severity.WARNING,
    message="a blank stands beside the full-width mark in `{found}`",
    fixable=Applicability.SAFE,
    page=__doc__,
    presets=(RECOMMENDED, ZH_COPYWRITING, ZH_GBT15834),
    precision=1.0,
    most=5,
    check=check,
)
