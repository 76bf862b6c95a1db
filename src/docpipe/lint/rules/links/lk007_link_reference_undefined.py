"""A link refers to a definition that the post does not have.

## Why
`[文档][ref]` becomes a link only if a line `[ref]: address` stands somewhere in the post. Without it, the reader sees
the brackets.

## Bad
```markdown
详见[安装指南][install]。
```

## Good
```markdown
详见[安装指南][install]，数组元素写作 a[i][j]。

[install]: https://example.org/install
```
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.rule import DocumentRule
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.text import Span

# Behind a letter or a bracket it is an index, `a[i][j]`.
_REFERENCE = re.compile(
    r"(?<![A-Za-z0-9_\])\\])!?\[(?![\^\s])(?P<text>[^\[\]\r\n]{1,300})\]\[(?P<label>[^\[\]\r\n]{0,200})\](?![\[(])"
)
# What is longer, or beside more definitions, gets no guess: comparing names takes its time.
_LONGEST = 80
_MOST = 200


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per reference that stayed in the text because nothing defines its label."""
    if "][" not in facts.text:
        return
    defined = {_folded(each.label) for each in facts.parsed.definitions}
    for found in _REFERENCE.finditer(facts.masked):
        name = "label" if found["label"].strip() else "text"
        label = Span(*found.span(name)).of(facts.text)
        if _folded(label) not in defined:
            yield Finding(Span(*found.span()), {"label": label}, hint=_hint(label, sorted(defined)))


def _folded(label: str) -> str:
    return " ".join(label.split()).casefold()


def _hint(label: str, known: list[str]) -> Message:
    near = difflib.get_close_matches(_folded(label), known[:_MOST], n=1) if len(label) < _LONGEST else []
    if near:
        return Message("Did you mean `[{near}]`?", {"near": near[0]})
    return Message("Add a line `[{label}]: address`, or write `[text](address)`", {"label": label})


RULE = DocumentRule(
    code=RuleCode("LK007"),
    name="link-reference-undefined",
    severity=Severity.WARNING,
    message="no line `[{label}]: …` defines this reference, so it is no link",
    page=__doc__,
    leads=True,
    check=check,
)
