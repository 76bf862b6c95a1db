"""A heading of the source is translated in two ways across the site.

## Why
Readers find their way by headings: what is "Installation" in one post and "Setup" in the next are two things to
them, and two entries in a search. A remark for a careful team; the usual wording is the one that at least two
translations, and most of them, have. What only differs in case or white space is no difference.

## Bad
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh", "en"]
```

```markdown content/zh/a.md
## 安装

节点保存数据。
```

```markdown content/en/a.md
## Installation

Nodes keep the data.
```

```markdown content/zh/b.md
## 安装

读者取得数据。
```

```markdown content/en/b.md
## Installation

Readers fetch the data.
```

```markdown content/zh/c.md
## 安装

机器检查数据。
```

```markdown content/en/c.md
## Setup

Machines check the data.
```

## Good
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh", "en"]
```

```markdown content/zh/a.md
## 安装

节点保存数据。
```

```markdown content/en/a.md
## Installation

Nodes keep the data.
```

```markdown content/zh/b.md
## 安装

读者取得数据。
```

```markdown content/en/b.md
## Installation

Readers fetch the data.
```
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from docpipe.lint.aligned import aligned, pairs_of, quoted
from docpipe.lint.facts import SiteFacts
from docpipe.lint.presets import STRICT
from docpipe.lint.rule import SiteRule
from docpipe.model.block import BlockKind
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.text import Span

# One against one is no habit.
_ENOUGH = 2


class _Use(msgspec.Struct, frozen=True):
    """One translation of a heading."""

    path: str
    span: Span
    source: str
    text: str

    @property
    def wording(self) -> str:
        return " ".join(self.text.casefold().split())


def check(facts: SiteFacts) -> Iterator[Finding]:
    """Yield one finding per heading whose wording is not the one that most translations of it have."""
    uses: dict[tuple[str, str, str], list[_Use]] = {}
    for pair in pairs_of(facts):
        for one in aligned(pair):
            if one.source.kind is BlockKind.HEADING and one.source.loose:
                use = _Use(pair.target.file.path, one.target.span, one.source.text, one.target.text)
                key = pair.source.file.locale, pair.target.file.locale, one.source.loose + one.source.anchors
                uses.setdefault(key, []).append(use)
    for known in uses.values():
        yield from _odd_ones(known)


def _odd_ones(uses: list[_Use]) -> Iterator[Finding]:
    counts: dict[str, int] = {}
    for use in uses:
        counts[use.wording] = counts.get(use.wording, 0) + 1
    if len(counts) == 1:
        return
    usual = max(counts, key=lambda wording: counts[wording])
    if counts[usual] < _ENOUGH:
        return
    example = next(use for use in uses if use.wording == usual)
    for use in uses:
        if counts[use.wording] < counts[usual]:
            arguments = {
                "source": quoted(use.source),
                "target": quoted(use.text),
                "usual": quoted(example.text),
                "count": str(counts[usual]),
                "path": example.path,
            }
            hint = Message("Write `{usual}`, or change the others, {path} for one", arguments)
            yield Finding(use.span, arguments, hint=hint, path=use.path)


RULE = SiteRule(
    code=RuleCode("QA015"),
    name="qa-inconsistent",
    severity=Severity.INFO,
    message="`{source}` is `{target}` here, but `{usual}` in {count} other places",
    page=__doc__,
    presets=(STRICT,),
    precision=0.97,
    check=check,
    compares=True,
)
