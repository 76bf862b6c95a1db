"""One version of a post stops where the other goes on.

## Why
A machine or a limit that cuts a translation off leaves a text that looks whole: every block of it has its counterpart,
and then there are no more. Seen beside the other version it is plain, and that works both ways: a source that stops
before its translation does was cut off as well. It is an error where three blocks or more are missing at the end and
the last one breaks off too (it has no mark and its counterpart has one, and it is shorter than usual for this pair;
or it is much shorter), or where the ledger knows translations that are gone. It is a warning where only one of the
two is so (a remark where QA005 tells the same by the headings). What an author adds to the end of a source is
explained by the ledger, and then nothing is said.

## Bad
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh", "en"]
```

```markdown content/zh/a.md
云上的计算从今年开始便宜了很多，许多团队都搬了过去。

市场上的价格每天都在变化，没有人知道明天会怎样。

模型的训练需要很多机器，而且需要很长的时间才能完成。

代理会替人做事，但是它们也会犯错误，所以要有人看着。

最后说说数据：没有数据，前面说的这些都没有意义。
```

```markdown content/en/a.md
Computing in the cloud has become much cheaper this year, and many teams have moved there.

The prices on the market change every day, and nobody knows what tomorrow will bring.
```

## Good
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh", "en"]
```

```markdown content/zh/a.md
云上的计算从今年开始便宜了很多，许多团队都搬了过去。

市场上的价格每天都在变化，没有人知道明天会怎样。
```

```markdown content/en/a.md
Computing in the cloud has become much cheaper this year, and many teams have moved there.

The prices on the market change every day, and nobody knows what tomorrow will bring.
```

## Sources
What share of cut texts is found, beside the false alarms: `docs/rules/truncation.md` of the project.
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.lint.facts import PairFacts
from docpipe.lint.rule import PairRule
from docpipe.lint.tails import Tail, tails
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.document import Document
from docpipe.model.text import Span, position_at

_SEVERAL = 3
# What is missing at the end must explain most of the difference: versions that differ elsewhere are merely free.
_EXPLAINED = 0.7
_LOST_SHARE = 3
_EXCERPT = 24


def check(pair: PairFacts) -> Iterator[Finding]:
    """Yield one finding at the end of the version that stops."""
    for tail in tails(pair):
        severity = _severity(tail, is_translation=tail.short is pair.target)
        if severity is not None:
            yield _finding(tail, severity)
            return


def _severity(tail: Tail, *, is_translation: bool) -> Severity | None:
    stops = tail.missing > 0 and tail.gain >= _EXPLAINED * tail.missing
    is_several = stops and tail.missing >= _SEVERAL
    if tail.known:
        # The ledger tells what was lost from what the author has added or taken away since.
        if is_translation:
            return Severity.ERROR if stops and tail.lost else None
        return Severity.WARNING if is_several and tail.is_cut else None
    if is_several and tail.is_cut:
        return Severity.ERROR
    if is_translation and is_several and not tail.judged and _is_plain_in_outline(tail):
        return Severity.INFO
    return Severity.WARNING if is_several or tail.is_cut else None


def _is_plain_in_outline(tail: Tail) -> bool:
    """Tell whether so many headings are gone that the rule about outlines calls it an error; one is enough."""
    theirs, ours = _outline(tail.long), _outline(tail.short)
    return (theirs - ours) * _LOST_SHARE > theirs


def _outline(document: Document) -> int:
    """Return the number of headings without the one that is the title."""
    return len(document.headings) - (document.title_heading >= 0)


def _finding(tail: Tail, severity: Severity) -> Finding:
    count = sum(1 for block in tail.long.blocks if block.translatable)
    arguments = {
        "ours": str(count - tail.missing),
        "theirs": str(count),
        "path": tail.long.file.path,
        "next": _excerpt(tail.long.blocks[tail.following].text) if tail.missing else "",
    }
    return Finding(
        _end_of(tail.short, tail.last),
        arguments,
        message=None if tail.missing else _PIECE,
        hint=Message(_GOES_ON if tail.missing else _COMPARE, arguments),
        severity=severity,
        path=tail.short.file.path,
    )


_PIECE = "the last block is shorter than its counterpart in {path}"
_GOES_ON = "Add what is missing here: the other version goes on with `{next}`"
_COMPARE = "Compare the ends of both, and add what is missing here"


def _excerpt(text: str) -> str:
    return text if len(text) <= _EXCERPT else f"{text[:_EXCERPT]}…"


def _end_of(document: Document, block: int) -> Span:
    """Return the last line of a block, as far as it belongs to it."""
    span = document.blocks[block].span
    last = max(span.start, span.end - 1)
    column = position_at(document.line_starts, last).column
    return Span(max(span.start, last - column + 1), span.end)


RULE = PairRule(
    code=RuleCode("TR011"),
    name="truncated-version",
    severity=Severity.ERROR,
    message="the text stops after {ours} of the {theirs} blocks that {path} has",
    page=__doc__,
    check=check,
)
