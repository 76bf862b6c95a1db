"""Blocks of the source changed after they were translated.

## Why
A remark for whoever keeps the translation: readers of the other language see what the source said before.
An edit of the source is nobody's fault, so this never fails a run. Only what the ledger knows is called
outdated: `docpipe l10n sync` writes it. The history in git is not asked, so that the findings are the same in a
shallow clone and in a full one; `docpipe status` asks it.

Where only links, code or numbers of the source changed, `docpipe l10n sync --mechanical` carries them over. Where
the translation is right as it stands, because the source had a typo mended, `docpipe l10n accept` says so.

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
from docpipe.lint.beside import place_of, word_of
from docpipe.lint.facts import PairFacts
from docpipe.lint.reworded import reworded
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
    yield Finding(
        blocks[first.target[0]].span,
        {"count": str(len(outdated)), "place": place_of(pair.source, first.source[0])},
        message=_SEVERAL if others else _TOUCHED if first.is_touched else None,
        hint=_hint(first, pair),
        related=tuple((blocks[state.target[0]].span, _other(state, pair)) for state in others[:_MOST_RELATED]),
    )


_SEVERAL = "the source changed after this was translated: {count} blocks from here on are outdated"
_TOUCHED = "the source of this block changed after it was translated, and no edit of it since is seen to follow that"


def _hint(state: BlockState, pair: PairFacts) -> Message:
    """Return what the source says now, what it said if that is known, and what to type."""
    source = pair.source.blocks[state.source[0]]
    before, now = reworded(state.previous, source.text) if state.previous and len(state.source) == 1 else ("", "")
    arguments = {
        "place": place_of(pair.source, state.source[0]),
        "source": quoted(source.text),
        "before": before,
        "now": now,
        "locale": pair.state.locale,
        "word": word_of(pair.target, state.target[0]),
    }
    if state.change is Change.MECHANICAL:
        return Message(_MECHANICAL, arguments)
    return Message(_REWORDED if before and now else _PROSE, arguments)


_MECHANICAL = (
    "Only links, code or numbers changed in {place}: `docpipe l10n sync --mechanical` carries them over, and "
    "`docpipe l10n diff {word}` shows them"
)
_ACCEPT = (
    "`docpipe l10n diff {word}` shows all of it, `docpipe l10n accept {locale} {word}` says that this may stay as it is"
)
_REWORDED = "{place} said `{before}` and says now `{now}`; " + _ACCEPT
_PROSE = "{place} says now `{source}`; " + _ACCEPT


def _other(state: BlockState, pair: PairFacts) -> Message:
    arguments = {"place": place_of(pair.source, state.source[0])}
    if state.change is Change.MECHANICAL:
        return Message("this block is outdated too: links, code or numbers changed in {place}", arguments)
    if state.is_touched:
        return Message("this block is outdated too: {place} changed, and no edit since is seen to follow", arguments)
    return Message("this block is outdated too: {place} changed", arguments)


RULE = PairRule(
    code=RuleCode("QA003"),
    name="qa-outdated",
    severity=Severity.INFO,
    message="the source of this block changed after it was translated",
    page=__doc__,
    check=check,
)
