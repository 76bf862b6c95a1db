"""Lines that look like a list are one paragraph.

## Why
Markdown wants a blank behind the mark of an item, and `1.` for a number: `-条目` and `1、条目` are text, and their
lines run together into one. Lines that end in a hard break, or stand in paragraphs of their own, read well and are
left alone.

## Bad
```markdown
需要准备：

1、下载安装包
2、解压
3、运行
```

```markdown
-下载安装包
-解压
```

## Good
```markdown
1. 下载安装包
2. 解压

一、准备

1、这是一个自然段。

-5 度以下不要开机，
-10 度以下会自动关机。
```

## Sources
CommonMark 0.31, 5.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from docpipe.lint.aspect import Aspect
from docpipe.lint.facts import DocumentFacts
from docpipe.lint.open_text import TextBlocks
from docpipe.lint.rule import DocumentRule
from docpipe.model.block import Block, BlockKind
from docpipe.model.diagnostic import Applicability, Edit, Finding, Fix, Message, RuleCode, Severity
from docpipe.model.text import Span

_ITEM = re.compile(
    r"^ {0,3}(?P<mark>(?P<number>\d{1,3})(?:、[ \t]*|[.)．）](?=(?P<latin>[A-Za-z])|[\u3400-\u9fff“「《【*`\[]))"
    r"|[-+](?=(?P<option>[A-Za-z])|[\u3400-\u9fff“「《【`]|\*\*|\[[^\]\n]))(?=[^\s])",
    re.MULTILINE,
)
_HARD_BREAK = re.compile(r"(?:  |\\|<br[ \t]*/?>)[ \t]*\r?$", re.IGNORECASE)
_BREAKS_LINES = frozenset({"hexo"})
"""Generators that show the line breaks of a paragraph."""


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per paragraph whose lines were to be items, at the first of them."""
    document = facts.document
    if document is None or facts.config.layout.name in _BREAKS_LINES:
        return
    found = list(_ITEM.finditer(facts.open_text))
    blocks = TextBlocks(document) if found else None
    pairs = [(blocks.at(item.start("mark")), item) for item in found] if blocks else []
    for block, group in groupby(pairs, key=lambda pair: pair[0]):
        items = [item for _, item in group]
        if block is not None and _is_list(block, items, facts.text):
            first = items[0]
            span = Span(first.start("mark"), first.end("mark"))
            yield Finding(
                span,
                {"mark": span.of(facts.text).rstrip()},
                hint=Message("Write `{mark}` and a blank before each item", {"mark": _right(first).rstrip()}),
                fix=_fix(block, items),
            )


def _is_list(block: Block, items: list[re.Match[str]], text: str) -> bool:
    """Tell whether the lines of a block that begin like items run together.

    `-v` and `2.x` alone are options and versions.
    """
    if all(item["latin"] or item["option"] for item in items):
        return False
    first_is_item = block.kind is BlockKind.ITEM and items[0].start("mark") != block.span.start
    if len(items) == 1:
        wanted = "u" if items[0]["number"] is None else "o"
        return first_is_item and block.nesting.endswith(wanted) and _runs_on(items[0], text)
    return any(_runs_on(item, text) for item in items[1:])


def _runs_on(item: re.Match[str], text: str) -> bool:
    """Tell whether the line above an item has no hard break."""
    end = item.start() - 1
    above = text[text.rfind("\n", 0, end) + 1 : end]
    return _HARD_BREAK.search(above) is None


def _right(item: re.Match[str]) -> str:
    if item["number"]:
        return f"{item['number']}{')' if ')' in item['mark'] else '.'} "
    return f"{item['mark'][0]} "


def _fix(block: Block, items: list[re.Match[str]]) -> Fix | None:
    """Return the marks as Markdown has them, if the numbers of the page stay what was written."""
    numbers = [int(item["number"]) for item in items if item["number"]]
    is_own = not block.nesting or (block.nesting == "u" and not numbers)
    is_mixed = 0 < len(numbers) < len(items)
    if any(after != before + 1 for before, after in pairwise(numbers)) or is_mixed or not is_own:
        return None
    # Only a list that begins with 1 ends a paragraph above it.
    if numbers and numbers[0] != 1 and items[0].start("mark") != block.span.start:
        return None
    edits = tuple(Edit(Span(item.start("mark"), item.end("mark")), _right(item)) for item in items)
    return Fix(Applicability.SAFE, edits)


RULE = DocumentRule(
    code=RuleCode("ST009"),
    name="list-not-parsed",
    severity=Severity.WARNING,
    message="`{mark}` begins no list item: the lines run together",
    fixable=Applicability.SAFE,
    changes=frozenset({Aspect.TEXT, Aspect.INLINE, Aspect.BLOCKS}),
    page=__doc__,
    check=check,
)
