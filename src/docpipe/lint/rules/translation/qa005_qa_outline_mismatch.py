"""A translation has other headings than its source.

## Why
Headings survive every honest translation, so an outline that lost some is the cheapest sign of a text that
was cut off: of 728 pairs in 14 locales 34 differed, and 28 of those had lost text. It is an error where
the ledger knows a translation of a heading that is gone, or where nobody ever compared the two and more than
a third is gone. Where the source merely went ahead, it is a remark: an author's own edit fails nobody.

## Bad
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh", "en"]
```

```markdown content/zh/a.md
## 云

云上的计算。

## 市场

计算的市场。

## 代理

会行动的代理。
```

```markdown content/en/a.md
## Cloud

Computing in the cloud.
```

## Good
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh", "en"]
```

```markdown content/zh/a.md
## 云

云上的计算。

## 市场

计算的市场。
```

```markdown content/en/a.md
## Cloud

Computing in the cloud.

## Markets

Markets for computing.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.lint.beside import place_of, word_of
from docpipe.lint.facts import PairFacts, title_span
from docpipe.lint.rule import PairRule
from docpipe.model.block import Heading
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.document import Document
from docpipe.model.translation import Freshness, Label

_LOST_SHARE = 3
_KNOWN = frozenset({Freshness.CURRENT, Freshness.OUTDATED})


def check(pair: PairFacts) -> Iterator[Finding]:
    """Yield one finding at the translation's title when the levels of the headings differ."""
    source, target = _outline(pair.source), _outline(pair.target)
    if [heading.level for heading in source] == [heading.level for heading in target]:
        return
    lost = len(source) - len(target)
    parting = _first_difference(source, target)
    arguments = {"source": str(len(source)), "target": str(len(target)), "heading": parting.text if parting else ""}
    if parting is not None:
        arguments |= {"place": place_of(pair.source, parting.block), "word": word_of(pair.target)}
    yield Finding(
        title_span(pair.target),
        arguments,
        message=None if lost else _LEVELS,
        hint=Message(_HINT, arguments) if parting is not None else None,
        severity=None if lost > 0 and _is_unexplained(pair, lost, len(source)) else Severity.INFO,
    )


_HINT = (
    "The outlines agree up to the source's heading `{heading}`, {place}; `docpipe l10n diff --missing {word}` shows "
    "what is not translated"
)
_LEVELS = "the headings have other levels than in the source"


def _outline(document: Document) -> list[Heading]:
    """Return the headings without the one that is the title, which the other side may have in its front matter."""
    return [heading for number, heading in enumerate(document.headings) if number != document.title_heading]


def _first_difference(source: list[Heading], target: list[Heading]) -> Heading | None:
    for number, heading in enumerate(source):
        if number >= len(target) or heading.level != target[number].level:
            return heading
    return None


def _is_unexplained(pair: PairFacts, lost: int, total: int) -> bool:
    """Tell whether lost text is the only reason that headings are gone; what the source gained is none.

    Nor is a translation that was only just begun: nothing was there to be lost.
    """
    if pair.state.label is Label.STUB:
        return False
    states = [state for state in pair.state.states if state.source]
    if not any(state.freshness in _KNOWN for state in states):
        return lost * _LOST_SHARE > total
    headings = {heading.block for heading in pair.source.headings}
    return any(state.is_lost and not headings.isdisjoint(state.source) for state in states)


RULE = PairRule(
    code=RuleCode("QA005"),
    name="qa-outline-mismatch",
    severity=Severity.ERROR,
    message="headings: {source} in the source, {target} in this translation",
    page=__doc__,
    precision=1.0,
    check=check,
)
