"""A footnote is referred to and not there.

## Why
`[^1]` becomes a note only if `[^1]: …` stands somewhere in the post. Without it, the reader sees the mark and looks
for the note in vain; most often it was lost in translation or with the end of the text.

## Bad
```markdown
这一数字已经过核对[^1]。
```

## Good
```markdown
这一数字已经过核对[^1]，正则表达式 [^a-z]+ 不是脚注。

[^1]: 见年度报告。
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.rule import DocumentRule
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.text import Span

# With a repetition, another class or an anchor beside it, it is a regular expression; `a-z` is a range of letters.
# What stands before it is looked at last: a search for two fixed characters is ten times as fast.
_REFERENCE = re.compile(r"\[\^(?<![\\\[(|/^]\[\^)(?P<label>(?![a-zA-Z0-9]-[a-zA-Z0-9])[\w.:-]{1,60})\](?![+*?{(\[|$/])")


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per reference to a note that stayed in the text."""
    if "[^" not in facts.text:
        return
    for found in _REFERENCE.finditer(facts.masked):
        yield Finding(
            Span(*found.span()),
            {"label": found["label"]},
            hint=Message("Add the note on a line of its own, `[^{label}]: …`", {"label": found["label"]}),
        )


RULE = DocumentRule(
    code=RuleCode("LK016"),
    name="footnote-undefined",
    severity=Severity.WARNING,
    message="there is no footnote `[^{label}]: …`",
    page=__doc__,
    leads=True,
    check=check,
)
