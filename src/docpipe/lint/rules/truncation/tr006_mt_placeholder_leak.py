"""A mark that a machine put in for something was left in the text.

## Why
Translating machines replace code, links and tags by marks such as `__PH_1__` or `⟦3⟧` and put the original back in the
end; chat models cite their sources by marks such as `【4†source】`, `:contentReference[oaicite:1]` or `turn0search1`,
some of them in characters of no font. What is left of them means nothing to a reader, and the original is lost. Code is
left alone, and so are templates without a number (`{{name}}`).

## Bad
```markdown
运行 __PH_1__ 就能看到结果。
```

```markdown
训练的成本下降了一半【4†source】。
```

```markdown
训练的成本下降了一半 :contentReference[oaicite:1]{index=1}。
```

## Good
```markdown
翻译的时候，代码会被换成 `__PH_1__` 这样的记号。
```

```markdown
把 {{name}} 换成你的名字。
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.rule import DocumentRule
from docpipe.lint.signs import any_of
from docpipe.model.block import BlockKind, RunKind
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.text import Span

# One of these stands in every mark that is searched for.
_SIGN = any_of(
    (
        "⟦",
        "†",
        "oaicite:",
        "contentReference",
        "turn0",
        "turn1",
        "turn2",
        "turn3",
        "PH_",
        "PH0",
        "PH1",
        "HOLDER",
        "[citation:",
        "^]",
        "\ue200",
        "\ue202",
    )
)
_NAMES = r"(?:PH|PLACEHOLDER|PLACE_HOLDER)"
_MARKS = re.compile(
    rf"__{_NAMES}_?\d+__|%%{_NAMES}_?\d+%%|@@{_NAMES}_?\d+@@|\[\[{_NAMES}_?\d+\]\]|\{{\{{{_NAMES}_?\d+\}}\}}"
    rf"|\b{_NAMES}_\d+\b|⟦/?[A-Za-z]{{0,4}}_?\d+⟧"
    r"|[【〖]\d+(?::\d+)?†[^】〗\n]{0,60}[】〗]"
    r"|:contentReference\[[^\]\n]{0,40}\](?:\{[^}\n]{0,40}\})?|:?oaicite:\d+"
    r"|\ue200[^\ue200\ue201\n]{0,80}\ue201?|\ue202"
    r"|\bturn\d+(?:search|view|news|image|file|fetch|academia|forecast)\d+"
    r"|\[citation:\d+\]|\[\^\d+\^\]"
)


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per mark outside code and comments."""
    text = facts.text
    if facts.document is None or _SIGN.search(text) is None:
        return
    matches = list(_MARKS.finditer(text))
    code = _silent(facts) if matches else []
    for match in matches:
        span = Span(*match.span())
        if not any(each.overlaps(span) for each in code):
            yield Finding(span, {"found": match[0]}, hint=Message("Put in what it stands for, or take it out"))


def _silent(facts: DocumentFacts) -> list[Span]:
    """Return where such a mark is an example, or no reader sees it."""
    blocks = facts.document.blocks if facts.document else ()
    return [
        *(block.span for block in blocks if block.kind is BlockKind.CODE),
        *(run.span for run in facts.parsed.runs if run.kind is RunKind.CODE),
        *(comment.span for comment in facts.parsed.comments),
    ]


RULE = DocumentRule(
    code=RuleCode("TR006"),
    name="mt-placeholder-leak",
    severity=Severity.ERROR,
    message="`{found}` is a mark that a machine left behind",
    page=__doc__,
    check=check,
)
