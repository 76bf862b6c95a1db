"""A number of the source is missing in its translation.

## Why
`25 亿` becomes "25 billion" in one translation of three, and nobody who reads one language only can see it. The
values are compared, not the digits: `7.5万`, `75,000` and "75 thousand" are the same, as are `25 亿` and `$2.5B`,
a decade in its two forms, and a number that is spelt out in English or Chinese. Numbers up to 12, times of day,
`24/7`, versions, code, the numbers of sections, and digits that belong to a name (`SHA256`, `GPT-4`) are not looked at.

## Bad
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh", "en"]
```

```markdown content/zh/a.md
网络里有 25 亿个文件。
```

```markdown content/en/a.md
There are 25 billion files in the network.
```

## Good
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh", "en"]
```

```markdown content/zh/a.md
## 2.3 概述

网络里有 25 亿个文件，由 7.5万台机器保存，其中三分之一在 90 年代的 3 个机房里。

参见2.3 概述一节，角度为 [0,90,180,270]，发布于 2025.10.16。
```

```markdown content/en/a.md
## 2.4 Overview

There are 2.5 billion files in the network, kept by 75,000 machines, a third of them in three rooms of the 1990s.

See the overview; the angle is one of [0, 90, 180, 270], as released on 16 October 2025.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docpipe.lint.aligned import Aligned, aligned, has_number, place_in, quoted
from docpipe.lint.facts import PairFacts
from docpipe.lint.numbers import Number, may_lack_number, numbers_in, values_in, written_in
from docpipe.lint.rule import PairRule
from docpipe.model.block import Block, BlockKind
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.text import Span, position_at

_CODE = "`"
_LEAST_CONFIDENCE = 0.6
# The number of a section, at the start of its heading.
_SECTION = re.compile(r"\s*([0-9]{1,2}(?:\.[0-9]{1,2}){0,3})(?=[\s.、．)）]|[^\x00-\x7f])")


def check(pair: PairFacts) -> Iterator[Finding]:
    """Yield one finding per block that lacks numbers, at the number that stands in their place if there is one."""
    sections = frozenset(filter(None, map(_section, (*pair.source.blocks, *pair.target.blocks))))
    for one in aligned(pair, _LEAST_CONFIDENCE):
        if has_number(one.source) and may_lack_number(one.source.text, one.target.text):
            lost = _lost(one.source, one.target, sections)
            if lost:
                yield _finding(one, lost, pair)


def _section(block: Block) -> str:
    match = _SECTION.match(block.text) if block.kind is BlockKind.HEADING else None
    return match[1] if match else ""


def _lost(source: Block, target: Block, sections: frozenset[str]) -> list[Number]:
    """Return the numbers that are missing; one that names a section (`2.3`) may as well be left out."""
    found = (number for number in numbers_in(_prose(source)) if not number.is_small)
    numbers = [number for number in found if number.text.strip() not in sections]
    # Most stand there in digits, and only for the others is looked among the words.
    for values in (written_in, values_in):
        if numbers:
            there = values(target.text)
            numbers = [number for number in numbers if there.isdisjoint(number.values)]
    return numbers


def _prose(block: Block) -> str:
    """Return the text without its code spans, in its own length."""
    text = block.text
    for value in block.anchor_values:
        if value.startswith(_CODE) and len(value) > 1:
            text = text.replace(value[1:], "\0" * (len(value) - 1))
    return text


def _finding(one: Aligned, lost: list[Number], pair: PairFacts) -> Finding:
    instead = [
        number
        for number in numbers_in(_prose(one.target))
        if not number.is_small and values_in(one.source.text).isdisjoint(number.values)
    ]
    arguments = {
        "numbers": ", ".join(dict.fromkeys(quoted(number.text.strip()) for number in lost)),
        "instead": instead[0].text.strip() if instead else "",
        "path": pair.source.file.path,
        "line": str(position_at(pair.source.line_starts, one.source.span.start).line),
    }
    return Finding(
        _place(one.target, instead),
        arguments,
        message=_INSTEAD if instead else None,
        hint=Message("Compare it with line {line} of {path}", arguments),
    )


def _place(block: Block, instead: list[Number]) -> Span:
    return place_in(block, instead[0].start, instead[0].end) if instead else block.span


_INSTEAD = "`{instead}` is not in the source, which says `{numbers}`"

RULE = PairRule(
    code=RuleCode("QA008"),
    name="qa-missing-number",
    severity=Severity.WARNING,
    message="`{numbers}` of the source is missing here",
    page=__doc__,
    precision=1.0,
    check=check,
)
