"""Han and Latin are set apart in one place and set close in another.

## Why
Whether a blank stands between Chinese and Latin words is a matter of taste, and style sheets can do it
(`text-autospace`). Both in one post look careless. The post's own habit decides: 95 % of the places, and five
of them, must agree (in a short post all but two), or nothing is said. Numbers with their units and years
(`5个`, `2024年`), the numbers of headings, the text of links, and the edges of links, emphasis and code count
for nothing. Nothing is said of headings, which have a style and an anchor of their own, of paths and other
compounds, of what stands in quotes, of single letters and bare numbers, or of a term that is written the
same way twice.

## Bad
```markdown
我们用 Python 写工具，用 Rust 写引擎，用 Go 写服务，用 SQL 查数据。这里却使用Python编写。
```

## Good
```markdown
我们用 Python 写工具，用 Rust 写引擎，用 Go 写服务。共有5个，自2024年起。
参见[使用Python编写](https://example.com/)一文，用**Go**也行。

## SQL语句

- 目录是 C:/www/site下，参数为5，取前 k个，点「GLUE模式」。
- 先修BUG再说，不修BUG再说也行。
```

## Sources
The Chinese copywriting guidelines ask for the blank; W3C clreq, 3.2, for a narrow gap that is layout; GB/T 15834
for neither.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.han_latin import boundaries, is_plain_word, unlike
from docpipe.lint.rule import DocumentRule
from docpipe.model.diagnostic import Applicability, Finding, RuleCode, Severity


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per word that stands unlike the clear majority of the file."""
    if not facts.locale.is_han:
        return
    found = boundaries(facts)
    if found.habit is None or not found.spaced or not found.close:
        return
    words = [finding for finding in unlike(facts, found, spaced=found.habit) if finding.span is not None]
    often = Counter(finding.arguments["found"] for finding in words)
    headings = [heading.span for heading in facts.document.headings] if facts.document else []
    for finding in words:
        is_once = often[finding.arguments["found"]] == 1
        if is_once and finding.span and is_plain_word(found.text, finding.span):
            in_heading = any(heading.start <= finding.span.start < heading.end for heading in headings)
            if not in_heading:
                yield finding


RULE = DocumentRule(
    code=RuleCode("ZH008"),
    name="zh-latin-spacing",
    severity=Severity.WARNING,
    message="`{found}` is spaced unlike the rest of this post",
    fixable=Applicability.SAFE,
    page=__doc__,
    precision=0.94,
    most=5,
    check=check,
)
