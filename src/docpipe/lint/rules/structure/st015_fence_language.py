"""A code fence does not say which language its code is in.

## Why
Colours, and what a screen reader or a copy button can say of the code, depend on the word behind the fence. Many
sites do without, so this is a remark that only the preset `strict` makes.

## Bad
````markdown
```
pip install docpipe
```
````

## Good
````markdown
```sh
pip install docpipe
```

```text
没有语言的输出
```
````
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.presets import STRICT
from docpipe.lint.rule import DocumentRule
from docpipe.model.block import BlockKind
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.text import Span

_BARE_FENCE = re.compile(r"(`{3,}|~{3,})[ \t]*(?=[\r\n]|\Z)")


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per fence with nothing behind its marks."""
    for block in facts.document.blocks if facts.document else ():
        if block.kind is not BlockKind.CODE:
            continue
        fence = _BARE_FENCE.match(facts.text, block.span.start)
        if fence is not None:
            yield Finding(
                Span(fence.start(), fence.end(1)),
                hint=Message("Write the language behind it, {marks}text for none", {"marks": fence[1]}),
            )


RULE = DocumentRule(
    code=RuleCode("ST015"),
    name="fence-language",
    severity=Severity.INFO,
    message="the code fence names no language",
    page=__doc__,
    presets=(STRICT,),
    precision=1.0,
    check=check,
)
