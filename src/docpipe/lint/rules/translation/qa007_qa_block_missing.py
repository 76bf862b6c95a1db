"""A block of the source has no counterpart in the translation, or the other way round.

## Why
A paragraph, a list item or an image that fell out shows in no other way: the page reads well without it. It is
a warning where the ledger knows a translation that is gone now. Where the source merely went ahead, or a
translation was never whole, it is a remark. Blocks that were merged, split or moved are not missing.

## Bad
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh", "en"]
```

```markdown content/zh/a.md
## 存储

节点保存数据。

![三个节点和它们的副本](https://cdn.example.com/nodes.png)

读者从最近的节点取得数据。
```

```markdown content/en/a.md
## Storage

Nodes keep the data.

Readers fetch it from the nearest node.
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
```

```markdown content/en/a.md
## Storage

Nodes keep the data.
```
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence

from docpipe.lint.aligned import quoted
from docpipe.lint.facts import PairFacts, title_span
from docpipe.lint.rule import PairRule
from docpipe.model.block import BlockKind
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.document import Document
from docpipe.model.text import Span, position_at
from docpipe.model.translation import BlockState, Freshness
from docpipe.translation.plausible import length_of

# So many blocks of the same kinds are one passage, wherever it stands.
_LONG_RUN = 3
_ALIKE = 0.8
# Where more is missing and extra, nothing is known of moves.
_MOST_RUNS = 50
# What a translation says of itself needs no source.
_FIELDS = frozenset({BlockKind.TITLE, BlockKind.DESCRIPTION})
# What can be joined to a neighbour of its kind.
_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})
_MOST_OF_IT = 0.5
_ODD = frozenset({Freshness.MISSING, Freshness.EXTRA})


def check(pair: PairFacts) -> Iterator[Finding]:
    """Yield one finding per stretch of missing blocks, at the block behind the gap, and per stretch of extra ones."""
    states = pair.state.states
    runs = [
        (numbers[0], numbers[-1])
        for freshness, group in itertools.groupby(range(len(states)), key=lambda at: states[at].freshness)
        if freshness in _ODD and (numbers := list(group))
    ]
    moved = _moved(runs, pair)
    for first, last in runs:
        stretch = states[first : last + 1]
        if (first, last) in moved or _is_absorbed(first, last, pair):
            continue
        if stretch[0].freshness is Freshness.MISSING:
            yield _missing(stretch, _gap(first, last, pair), pair)
        elif pair.target.blocks[stretch[0].target[0]].kind not in _FIELDS:
            yield _extra(stretch, pair)


_Run = tuple[int, int]


def _moved(runs: Sequence[_Run], pair: PairFacts) -> set[_Run]:
    """Return the stretches that stand at another place of the translation: about as many blocks of the same kinds."""
    states = pair.state.states
    long = [(run, _kinds(run, pair)) for run in runs if run[1] - run[0] + 1 >= _LONG_RUN]
    found: set[_Run] = set()
    for (run, kinds), (other, others) in itertools.combinations(long[:_MOST_RUNS], 2):
        is_across = states[run[0]].freshness is not states[other[0]].freshness
        if is_across and _ALIKE * max(kinds.total(), others.total()) <= (kinds & others).total():
            found |= {run, other}
    return found


def _is_absorbed(first: int, last: int, pair: PairFacts) -> bool:
    """Tell whether a block beside the stretch is longer than its counterpart by about as much: the two were joined."""
    states = pair.state.states
    stretch = states[first : last + 1]
    is_missing = stretch[0].freshness is Freshness.MISSING
    own, other = (pair.source, pair.target) if is_missing else (pair.target, pair.source)
    blocks = [own.blocks[(state.source or state.target)[0]] for state in stretch]
    if any(state.is_lost for state in stretch) or any(block.kind not in _RUNNING for block in blocks):
        return False
    length = sum(map(length_of, blocks))
    around = (*states[max(0, first - 1) : first], *states[last + 1 : last + 2])
    for state in around:
        ours, theirs = (state.source, state.target) if is_missing else (state.target, state.source)
        # A block of its own length and more is left over there.
        if ours and theirs and other.blocks[theirs[0]].kind in _RUNNING:
            surplus = _length(other, theirs) - _length(own, ours)
            if surplus >= _MOST_OF_IT * length:
                return True
    return False


def _length(document: Document, indices: Sequence[int]) -> float:
    return sum(length_of(document.blocks[index]) for index in indices)


def _kinds(run: _Run, pair: PairFacts) -> Counter[BlockKind]:
    states = pair.state.states[run[0] : run[1] + 1]
    sides = ((pair.source, state.source) if state.source else (pair.target, state.target) for state in states)
    return Counter(side.blocks[indices[0]].kind for side, indices in sides)


_KINDS = {
    BlockKind.TITLE: "the title",
    BlockKind.DESCRIPTION: "the description",
    BlockKind.HEADING: "the heading",
    BlockKind.ITEM: "the list item",
    BlockKind.CELL: "the table cell",
    BlockKind.ALT: "the image described as",
    BlockKind.ADMONITION_TITLE: "the title of the admonition",
}
_SEVERAL = "{count} blocks of the source have no counterpart here, from {kind} `{text}` on"
_EXTRA = "{kind} `{text}` has no counterpart in the source"
_SEVERAL_EXTRA = "{count} blocks have no counterpart in the source, from {kind} `{text}` on"


def _missing(stretch: Sequence[BlockState], span: Span | None, pair: PairFacts) -> Finding:
    block = pair.source.blocks[stretch[0].source[0]]
    arguments = {
        "count": str(len(stretch)),
        "kind": _KINDS.get(block.kind, "the paragraph"),
        "text": quoted(block.text),
        "path": pair.source.file.path,
        "line": str(position_at(pair.source.line_starts, block.span.start).line),
    }
    is_lost = any(state.is_lost for state in stretch)
    return Finding(
        span,
        arguments,
        message=_SEVERAL if len(stretch) > 1 else None,
        hint=Message("It stands in line {line} of {path}", arguments),
        severity=None if is_lost else Severity.INFO,
    )


def _extra(stretch: Sequence[BlockState], pair: PairFacts) -> Finding:
    block = pair.target.blocks[stretch[0].target[0]]
    arguments = {
        "count": str(len(stretch)),
        "kind": _KINDS.get(block.kind, "the paragraph"),
        "text": quoted(block.text),
        "path": pair.source.file.path,
    }
    return Finding(
        block.span,
        arguments,
        message=_SEVERAL_EXTRA if len(stretch) > 1 else _EXTRA,
        hint=Message("Take it out, or add it to {path}", arguments),
        severity=Severity.INFO,
    )


def _gap(first: int, last: int, pair: PairFacts) -> Span | None:
    """Return the block behind the gap, else the one before it, else the title."""
    states, blocks = pair.state.states, pair.target.blocks
    behind = next((state.target[0] for state in states[last + 1 :] if state.target), -1)
    before = next((state.target[-1] for state in reversed(states[:first]) if state.target), -1)
    place = behind if behind >= 0 else before
    return blocks[place].span if place >= 0 else title_span(pair.target)


RULE = PairRule(
    code=RuleCode("QA007"),
    name="qa-block-missing",
    severity=Severity.WARNING,
    message="{kind} `{text}` of the source has no counterpart here",
    page=__doc__,
    precision=0.91,
    check=check,
)
