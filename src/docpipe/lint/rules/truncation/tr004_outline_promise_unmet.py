"""The post announces more sections than it has.

## Why
“We look at clouds, markets, models and agents”: the first two become headings, the other two never come. That is how
a text looks that was cut off between two sections. The rule reads enumerations in the paragraphs before the second
heading. It speaks where the first names, two at least, are headings in this order, and the last ones are none.

## Bad
```markdown
今天我们将回顾几个类别：云上计算、计算市场、模型训练以及数据存储。

## 云上计算

它们把闲置的机器连在一起。

## 计算市场

它们给机器一个价格。
```

## Good
```markdown
今天我们将回顾几个类别：云上计算、计算市场以及模型训练。

## 云上计算

它们把闲置的机器连在一起。

## 计算市场

它们给机器一个价格。

## 模型训练

它们把机器用来学习。
```
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.rule import DocumentRule
from docpipe.lint.scan import Prose
from docpipe.model.block import BlockKind
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity

_FEWEST_NAMES, _FEWEST_MET = 3, 2
_MOST_NAMES = 20
_LONGEST = 24
_ALIKE = 2
_ENUMERATION = re.compile(r"[:：]\s*([^。！？:：\n]{6,400})[。.]?")
_BETWEEN = re.compile(r"[、，,]\s*(?:以及|和|与|及|and )?|以及|\band\b|(?<=[\u3400-\u9fff])和(?=[\u3400-\u9fff]{2})")
_NO_LETTER = re.compile(r"[\W\d_]+")


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per enumeration whose last names have no section."""
    document = facts.document
    if document is None or len(document.headings) < _FEWEST_MET:
        return
    headings = [(_folded(heading.text), heading.level) for heading in document.headings]
    # Behind the second section an enumeration is about that section, and no outline.
    first, behind = facts.parsed.body_start, document.headings[1].span.start
    for number, block in enumerate(document.blocks):
        if block.kind is BlockKind.PARAGRAPH and first <= block.span.start < behind:
            yield from _unmet(facts.prose(number), headings)


def _unmet(prose: Prose, headings: list[tuple[str, int]]) -> Iterator[Finding]:
    for match in _ENUMERATION.finditer(prose.text):
        missing = _missing(match[1], headings)
        if missing:
            start = prose.text.index(missing[0], match.start(1))
            span = prose.span(start, start + len(missing[0]))
            arguments = {"missing": "、".join(missing), "count": str(len(missing))}
            yield Finding(span, arguments, hint=Message("Add these sections, or take their names out here"))


def _missing(enumeration: str, headings: list[tuple[str, int]]) -> list[str]:
    """Return the last names of an enumeration that have no section, [] unless the ones before them all have one.

    Where there are as many headings of that level as names, the missing ones only have other words.
    """
    names = [name.strip() for name in _BETWEEN.split(enumeration) if name and name.strip()]
    if not _FEWEST_NAMES <= len(names) <= _MOST_NAMES or any(len(name) > _LONGEST for name in names):
        return []
    levels = [_level(name, headings) for name in names]
    kept = len(list(itertools.takewhile(bool, levels)))
    if kept < _FEWEST_MET or any(levels[kept:]) or sum(level == levels[0] for _, level in headings) >= len(names):
        return []
    return names[kept:]


def _level(name: str, headings: list[tuple[str, int]]) -> int:
    """Return the level of the first heading that says this name, 0 for none."""
    folded = _folded(name)
    return next((level for heading, level in headings if _says(*sorted((folded, heading), key=len))), 0)


def _says(short: str, long: str) -> bool:
    """Tell whether the shorter text stands in the longer one, perhaps with words between: 计算市场, 计算资源市场."""
    rest = iter(long)
    return bool(short) and (short in long or (_ALIKE * len(short) >= len(long) and all(each in rest for each in short)))


def _folded(text: str) -> str:
    return _NO_LETTER.sub("", text).casefold()


RULE = DocumentRule(
    code=RuleCode("TR004"),
    name="outline-promise-unmet",
    severity=Severity.WARNING,
    message="{count} of the sections announced here never come: {missing}",
    page=__doc__,
    check=check,
)
