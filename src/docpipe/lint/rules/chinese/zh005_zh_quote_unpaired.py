"""A quotation mark has no partner.

## Why
The reader does not learn where the quotation ends. Mostly the other mark was typed in the wrong direction
(`“这样“`) or lost when a sentence was rewritten. A quotation over several paragraphs opens in each of them and
closes in the last; that is right.

## Bad
```markdown
他说“今天就发布，然后就走了。

后来真的发布了。
```

## Good
```markdown
他说“今天就发布”，然后就走了。

“第一段引文。

“第二段引文。”
```

## Sources
GB/T 15834-2011, 4.8.
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.pairs import quotes
from docpipe.lint.presets import RECOMMENDED, ZH_GBT15834
from docpipe.lint.rule import DocumentRule
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per quotation mark that is left over in its block."""
    if not facts.locale.is_han:
        return
    for span in quotes(facts).unpaired:
        yield Finding(
            span, {"found": span.of(facts.text)}, hint=Message("Close or open the quotation, or turn the mark round")
        )


RULE = DocumentRule(
    code=RuleCode("ZH005"),
    name="zh-quote-unpaired",
    severity=Severity.WARNING,
    message="`{found}` has no partner in its paragraph",
    page=__doc__,
    presets=(RECOMMENDED, ZH_GBT15834),
    precision=1.0,
    check=check,
)
