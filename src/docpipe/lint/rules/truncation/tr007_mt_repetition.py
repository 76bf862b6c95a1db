"""The same sentence or phrase stands many times in a row.

## Why
A translating machine that has lost its way says the same thing again and again, and what should have come next is
missing. The rule speaks of a sentence that stands three times in a row, and of a phrase that is repeated five times
and more inside one long paragraph. Quotations, code, tables and short words are left alone: verses and lists repeat
themselves as well.

## Bad
```markdown
去中心化的云把闲置的机器连在一起。去中心化的云把闲置的机器连在一起。去中心化的云把闲置的机器连在一起。
```

```markdown repeat=40
去中心化的云让机器更便宜；
```

## Good
```markdown
说三遍：很重要！很重要！很重要！
```

```markdown
> 去中心化的云把闲置的机器连在一起。
> 去中心化的云把闲置的机器连在一起。
> 去中心化的云把闲置的机器连在一起。
```
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.rule import DocumentRule
from docpipe.lint.scan import HAN_CHARACTER, Prose
from docpipe.model.block import Block, BlockKind
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.text import Span

_TIMES = 3
_FEWEST_HAN, _FEWEST_WORDS = 8, 5
_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})
_SENTENCE = re.compile(r"[^。！？!?\n](?:[^。！？!?\n.]++|\.(?!\s|$))*+(?:[。！？!?]++|\.|\n|$)")
_WORD = re.compile(r"[^\W\d_]{2,}")

# Loops: a paragraph of this length whose compressed form is this small says one thing only.
_LONG = 160
_DENSE = 0.15
_PHRASE_TIMES = 5
# One or two characters again and again are laughter.
_LAUGHTER = 2
_PROBE = 24
_LONGEST_PHRASE = 200
_SEARCHED = 20_000


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per sentence or phrase that is repeated, at its second time."""
    last, place, times = "", Span(0, 0), 0
    for number, block in _blocks(facts):
        if block is None:
            last, times = "", 0
            continue
        looped = False
        for sentence in _SENTENCE.findall(block.text):
            text = sentence.strip()
            times = times + 1 if text == last and _is_long(text) else 1
            last = text
            if times == _TIMES:
                looped = True
                place = _place(facts.prose(number), text)
                yield _finding(facts, place, _REPEATED)
        phrase = "" if looped else _loop(block.text)
        if phrase:
            yield _finding(facts, _place(facts.prose(number), phrase), None)


def _blocks(facts: DocumentFacts) -> Iterator[tuple[int, Block | None]]:
    """Yield paragraphs and items with their numbers, and None where anything else stands between."""
    for number, block in enumerate(facts.document.blocks if facts.document else ()):
        is_prose = block.kind in _KINDS and "q" not in block.nesting and block.span.start >= facts.parsed.body_start
        yield number, block if is_prose else None


def _is_long(text: str) -> bool:
    return len(HAN_CHARACTER.findall(text)) >= _FEWEST_HAN or len(_WORD.findall(text)) >= _FEWEST_WORDS


def _loop(text: str) -> str:
    """Return the phrase that fills a long text again and again, or ""; the cost is that of looking for it twice."""
    if len(text) < _LONG:
        return ""
    searched = text[:_SEARCHED]
    for at in (len(searched) // 4, len(searched) // 2):
        again = searched.find(searched[at : at + _PROBE], at + 1, at + _LONGEST_PHRASE + _PROBE)
        phrase = searched[at:again] if again >= 0 else ""
        has_words = _WORD.search(phrase) or HAN_CHARACTER.search(phrase)
        if has_words and _is_loop(phrase, searched, at) and _is_filled(searched):
            return phrase
    return ""


def _is_loop(phrase: str, text: str, at: int) -> bool:
    return len(set(phrase)) > _LAUGHTER and text.startswith(phrase * _PHRASE_TIMES, at)


def _is_filled(text: str) -> bool:
    """Tell whether one thing is all that a text says."""
    data = text.encode("utf-8", "surrogatepass")
    return len(zlib.compress(data, 1)) <= _DENSE * len(data)


def _place(prose: Prose, text: str) -> Span:
    """Return where `text` begins for the second time in its block, up to the end of its line; else the first time."""
    probe = text.split("\ufffc", maxsplit=1)[0][:8]
    first = max(0, prose.text.find(probe))
    again = prose.text.find(probe, first + 1)
    start = again if again >= 0 else first
    line = prose.text.find("\n", start)
    end = min(start + len(text), len(prose.text), line if line > start else len(prose.text))
    run = prose.run_at(start)
    behind = prose.starts[prose.runs.index(run)] + max(1, len(run.text))
    return prose.span(start, max(start + 1, min(end, behind)))


def _finding(facts: DocumentFacts, span: Span, message: str | None) -> Finding:
    arguments = {"found": span.of(facts.text), "times": str(_TIMES)}
    return Finding(span, arguments, message=message, hint=Message("Keep it once, and add what belongs behind it"))


_REPEATED = "the sentence `{found}` stands {times} times in a row or more"

RULE = DocumentRule(
    code=RuleCode("TR007"),
    name="mt-repetition",
    severity=Severity.ERROR,
    message="the paragraph repeats `{found}` again and again",
    page=__doc__,
    check=check,
)
