"""A block that was translated once has no translation any more.

## Why
A paragraph falls out when branches are merged, or when somebody, or a machine, writes the whole post anew; the page
reads well without it, and nobody misses it. Only what the ledger knows counts: its record names a text that this
translation had and has no more, while its source still stands. So no edit of the source is ever the reason. Where
other words nearby may hold it, QA007 asks, and this rule is silent.

## Bad
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh", "en"]
```

```markdown content/zh/a.md
## 存储

节点保存数据。

读者从最近的节点取得数据。
```

```markdown content/en/a.md
## Storage

Readers fetch it from the nearest node.
```

```text l10n/en/a.ledger
docpipe-ledger 1 zh en loose-1

t=0ac3682e2858 s=16c9b01885d5 o=human

t=dda36daddb84 s=0a7827cac7be o=human

t=05f3cca12f38 s=e898ce6e62c7 o=human

t=1c94bea9f981 s=50c0a5591bff o=human
```

## Good
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh", "en"]
```

```markdown content/zh/a.md
## 存储

节点保存数据。

读者从最近的节点取得数据。
```

```markdown content/en/a.md
## Storage

Nodes keep the data.

Readers fetch it from the nearest one.
```

```text l10n/en/a.ledger
docpipe-ledger 1 zh en loose-1

t=0ac3682e2858 s=16c9b01885d5 o=human

t=dda36daddb84 s=0a7827cac7be o=human

t=05f3cca12f38 s=e898ce6e62c7 o=human

t=1c94bea9f981 s=50c0a5591bff o=human
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docpipe.lint.aligned import quoted
from docpipe.lint.beside import gap_before, kind_of, place_of, word_of
from docpipe.lint.facts import PairFacts
from docpipe.lint.gone import gone
from docpipe.lint.rule import PairRule
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity


def check(pair: PairFacts) -> Iterator[Finding]:
    """Yield one finding per stretch of blocks that are gone, at the block behind the gap."""
    stretch: list[int] = []
    for number in sorted(gone(pair)):
        if stretch and number != stretch[-1] + 1:
            yield _finding(stretch, pair)
            stretch = []
        stretch.append(number)
    if stretch:
        yield _finding(stretch, pair)


def _finding(stretch: Sequence[int], pair: PairFacts) -> Finding:
    states = pair.state.states
    index = states[stretch[0]].source[0]
    arguments = {
        "count": str(len(stretch)),
        "kind": kind_of(pair.source, index),
        "text": quoted(pair.source.blocks[index].text),
        "place": place_of(pair.source, index),
        "path": pair.source.file.path,
        "word": word_of(pair.target),
    }
    return Finding(
        gap_before(states[: stretch[0]], states[stretch[-1] + 1 :], pair),
        arguments,
        message=_SEVERAL if len(stretch) > 1 else None,
        hint=Message(_HINT, arguments),
    )


_SEVERAL = "the translation of {count} blocks is gone, from {kind} `{text}` on"
_HINT = "{place} still says it: bring the translation back (`git log -p {word}` has it), or take it out of {path}, too"

RULE = PairRule(
    code=RuleCode("QA017"),
    name="qa-block-lost",
    severity=Severity.ERROR,
    message="the translation of {kind} `{text}` is gone",
    page=__doc__,
    check=check,
)
