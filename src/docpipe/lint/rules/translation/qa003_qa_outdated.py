"""Blocks of the source changed after they were translated.

## Why
A remark for whoever keeps the translation: readers of the other language see what the source said before.
An edit of the source is nobody's fault, so this never fails a run. Only what the ledger knows is called
outdated: `docpipe l10n sync` writes it.

## Bad
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh", "en"]
```

```markdown content/zh/a.md
每个节点保存全部数据。
```

```markdown content/en/a.md
Every node keeps a part of the data.
```

```text l10n/en/a.ledger
docpipe-ledger 1 zh en loose-1

t=3841dfd8dc86 s=0123456789ab o=human
```

## Good
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh", "en"]
```

```markdown content/zh/a.md
每个节点保存一部分数据。
```

```markdown content/en/a.md
Every node keeps a part of the data.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.lint.aligned import quoted
from docpipe.lint.facts import PairFacts
from docpipe.lint.rule import PairRule
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.translation import BlockState, Change, Freshness

_MOST_RELATED = 20


def check(pair: PairFacts) -> Iterator[Finding]:
    """Yield one finding per translation, at its first outdated block; the others are related places."""
    outdated = [state for state in pair.state.states if state.freshness is Freshness.OUTDATED and state.target]
    if not outdated:
        return
    first, *others = outdated
    blocks = pair.target.blocks
    arguments = {"count": str(len(outdated)), "source": quoted(pair.source.blocks[first.source[0]].text)}
    yield Finding(
        blocks[first.target[0]].span,
        arguments,
        message=None if others else _SINGLE,
        hint=Message(_hint(first), arguments),
        related=tuple(
            (blocks[state.target[0]].span, Message("this block is outdated too")) for state in others[:_MOST_RELATED]
        ),
    )


_SINGLE = "the source of this block changed after it was translated"
_PROSE = "The source says now `{source}`"
_MECHANICAL = "Only links, code or numbers changed in the source: `{source}`"


def _hint(state: BlockState) -> str:
    return _MECHANICAL if state.change is Change.MECHANICAL else _PROSE


RULE = PairRule(
    code=RuleCode("QA003"),
    name="qa-outdated",
    severity=Severity.INFO,
    message="the source changed after this was translated: {count} blocks from here on are outdated",
    page=__doc__,
    check=check,
)
