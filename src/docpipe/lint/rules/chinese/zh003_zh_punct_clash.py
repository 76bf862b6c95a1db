"""Two marks follow each other that cannot.

## Why
A sentence ends or goes on, it cannot do both: `。，` is what is left where a sentence was rewritten and one
of the marks forgotten.

## Bad
```markdown
先保存文件。，再退出。
```

```markdown
先保存文件，，再退出。
```

## Good
```markdown
先保存文件，再退出。他说：“好！”，然后走了……，真的？！
```

## Sources
GB/T 15834-2011, 4.
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.presets import RECOMMENDED, ZH_GBT15834
from docpipe.lint.replacement import shown_part
from docpipe.lint.rule import DocumentRule
from docpipe.lint.typography import Flaw
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per run of marks that cannot follow each other."""
    for span in facts.flaws(Flaw.CLASH):
        shown = shown_part(span)
        yield Finding(shown, {"found": shown.of(facts.text)}, hint=Message("Keep one of them"))


RULE = DocumentRule(
    code=RuleCode("ZH003"),
    name="zh-punct-clash",
    severity=Severity.WARNING,
    message="the marks `{found}` cannot follow each other",
    page=__doc__,
    presets=(RECOMMENDED, ZH_GBT15834),
    check=check,
)
