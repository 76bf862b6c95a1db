"""A block of the source has no counterpart in the translation, or the other way round.

## Why
A paragraph, a list item or an image that fell out shows in no other way: the page reads well without it. It is
a remark where the source merely went ahead, or a translation was never whole, and a warning where the ledger knows
a translation that may be gone now, or stand elsewhere in other words; where it is gone for sure, QA017 says so.
Blocks that were merged, split or moved are not missing. Of two texts that differ in more than a dozen places there
is one remark: they were written apart, and a list of the places would say less.

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
from docpipe.lint.beside import gap_before, kind_of, line_of, place_of, word_of
from docpipe.lint.facts import PairFacts
from docpipe.lint.gone import gone, is_absorbed
from docpipe.lint.rule import PairRule
from docpipe.lint.wordless import is_wordless
from docpipe.model.block import BlockKind
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.text import Span
from docpipe.model.translation import BlockState, Freshness

# So many blocks of the same kinds are one passage, wherever it stands.
_LONG_RUN = 3
_ALIKE = 0.8
# Where more is missing and extra, nothing is known of moves.
_MOST_RUNS = 50
# Texts that differ in more places are no slip of a translator: they were written apart.
_MOST_FINDINGS = 12
# What a translation says of itself needs no source.
_FIELDS = frozenset({BlockKind.TITLE, BlockKind.DESCRIPTION})
_ODD = frozenset({Freshness.MISSING, Freshness.EXTRA})


def check(pair: PairFacts) -> Iterator[Finding]:
    """Yield one finding per stretch of missing blocks, at the block behind the gap, and per stretch of extra ones."""
    states, elsewhere = pair.state.states, gone(pair)
    runs = [
        (numbers[0], numbers[-1])
        for freshness, group in itertools.groupby(
            range(len(states)), key=lambda at: None if at in elsewhere else states[at].freshness
        )
        if freshness in _ODD and (numbers := list(group))
    ]
    moved = _moved(runs, pair)
    told = [run for run in runs if run not in moved and _is_odd(run, pair)]
    if len(told) > _MOST_FINDINGS and not any(state.is_lost for state in states):
        yield _apart(told, pair)
        return
    for first, last in told:
        stretch = states[first : last + 1]
        if stretch[0].freshness is Freshness.MISSING:
            yield _missing(stretch, gap_before(states[:first], states[last + 1 :], pair), pair)
        else:
            yield _extra(stretch, states[:first], pair)


_Run = tuple[int, int]


def _is_odd(run: _Run, pair: PairFacts) -> bool:
    """Tell whether a stretch is to be told: nothing explains it, and a translation's own title needs no source."""
    stretch = pair.state.states[run[0] : run[1] + 1]
    if stretch[0].freshness is Freshness.EXTRA and pair.target.blocks[stretch[0].target[0]].kind in _FIELDS:
        return False
    return any(state.is_lost for state in stretch) or not (is_absorbed(*run, pair) or is_wordless(stretch, pair))


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


def _kinds(run: _Run, pair: PairFacts) -> Counter[BlockKind]:
    states = pair.state.states[run[0] : run[1] + 1]
    sides = ((pair.source, state.source) if state.source else (pair.target, state.target) for state in states)
    return Counter(side.blocks[indices[0]].kind for side, indices in sides)


_SEVERAL = "{count} blocks of the source have no counterpart here, from {kind} `{text}` on"
_APART = "the two texts differ in {places} places: {missing} blocks of the source and {extra} of this one stand alone"
_EXTRA = "{kind} `{text}` has no counterpart in the source"
_SEVERAL_EXTRA = "{count} blocks have no counterpart in the source, from {kind} `{text}` on"


def _apart(runs: Sequence[_Run], pair: PairFacts) -> Finding:
    """Return the one finding of two texts that go their own ways: a list of all places would say less."""
    states = [state for first, last in runs for state in pair.state.states[first : last + 1]]
    arguments = {
        "places": str(len(runs)),
        "missing": str(sum(1 for state in states if state.source)),
        "extra": str(sum(1 for state in states if state.target)),
        "word": word_of(pair.target),
    }
    hint = Message("`docpipe l10n diff --missing {word}` shows what is not translated", arguments)
    return Finding(pair.target.blocks[0].span, arguments, message=_APART, hint=hint, severity=Severity.INFO)


def _missing(stretch: Sequence[BlockState], span: Span | None, pair: PairFacts) -> Finding:
    index = stretch[0].source[0]
    arguments = {
        "count": str(len(stretch)),
        "kind": kind_of(pair.source, index),
        "text": quoted(pair.source.blocks[index].text),
        "place": place_of(pair.source, index),
        "word": word_of(pair.target),
    }
    is_lost = any(state.is_lost for state in stretch)
    return Finding(
        span,
        arguments,
        message=_SEVERAL if len(stretch) > 1 else None,
        hint=Message(
            "It stands in {place}; `docpipe l10n diff --missing {word}` shows what is not translated", arguments
        ),
        severity=None if is_lost else Severity.INFO,
    )


def _extra(stretch: Sequence[BlockState], before: Sequence[BlockState], pair: PairFacts) -> Finding:
    index = stretch[0].target[0]
    above = next((state.source[-1] for state in reversed(before) if state.source), -1)
    arguments = {
        "count": str(len(stretch)),
        "kind": kind_of(pair.target, index),
        "text": quoted(pair.target.blocks[index].text),
        "path": pair.source.file.path,
        "line": str(line_of(pair.source, above)) if above >= 0 else "1",
    }
    return Finding(
        pair.target.blocks[index].span,
        arguments,
        message=_SEVERAL_EXTRA if len(stretch) > 1 else _EXTRA,
        hint=Message("Take it out, or add it to {path}, below the block of line {line}", arguments),
        severity=Severity.INFO,
    )


RULE = PairRule(
    code=RuleCode("QA007"),
    name="qa-block-missing",
    severity=Severity.WARNING,
    message="{kind} `{text}` of the source has no counterpart here",
    page=__doc__,
    precision=0.86,
    check=check,
)
