"""A quotation has other marks than the rest of the post.

## Why
`“…”`, `「…」` and `"…"` all mean a quotation, so a reader looks for a difference between them. The post's own habit
decides where it is clear: four in five quotations, and three of them. It is never a reason for `"…"`.

## Bad
```markdown
他说“好”，她说“行”，我说“对”，大家都说“没问题”，只有你说「不」。
```

## Good
```markdown
他说“好”，她说“行”，我说“对”，大家都说“没问题”，而 "Python" 是英文。
```

## Sources
GB/T 15834-2011, 4.8 (`“”`); W3C clreq, 3.1 (`「」` in traditional Chinese).
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.pairs import STRAIGHT, Pair, quotes
from docpipe.lint.presets import STRICT, ZH_GBT15834
from docpipe.lint.replacement import shown_part
from docpipe.lint.rule import DocumentRule
from docpipe.model.diagnostic import Applicability, Edit, Finding, Fix, Message, RuleCode, Severity

_CLEAR = 0.8
_FEWEST = 3


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per quotation that is unlike the clear majority of the file."""
    if not facts.locale.is_han:
        return
    by_style: dict[str, list[Pair]] = {style: list(quotes(facts).pairs.get(style, ())) for style in _STYLES}
    total = sum(map(len, by_style.values()))
    style = max(by_style, key=lambda known: len(by_style[known]))
    if style == STRAIGHT or len(by_style[style]) < max(_FEWEST, _CLEAR * total):
        return
    for other in sorted((pair for known in by_style if known != style for pair in by_style[known]), key=_start):
        edits = (Edit(other.opening, style[0]), Edit(other.closing, style[1]))
        shown = shown_part(other.whole)
        inside = facts.text[other.opening.end : min(shown.end, other.closing.start)]
        yield Finding(
            shown,
            {"found": shown.of(facts.text)},
            hint=Message("Write `{fix}`", {"fix": f"{style[0]}{inside}{style[1]}"}),
            fix=Fix(Applicability.UNSAFE, edits),
        )


def _start(pair: Pair) -> int:
    return pair.opening.start


_STYLES = ("“”", "「」", STRAIGHT)


RULE = DocumentRule(
    code=RuleCode("ZH010"),
    name="zh-quote-style",
    severity=Severity.INFO,
    message="`{found}` is quoted unlike the rest of this post",
    fixable=Applicability.UNSAFE,
    page=__doc__,
    presets=(STRICT, ZH_GBT15834),
    precision=0.92,
    check=check,
)
