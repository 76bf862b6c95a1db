"""A Chinese mark was left in a text of another language.

## Why
`Hello，world。` is what a translator's input method or a machine leaves: full-width marks are twice as wide, and no
line breaks where it should. Marks inside a Chinese name or quotation are right, and so are those of a paragraph in
Japanese or Korean. A file is told so once.

## Bad
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh", "en"]
```

```markdown content/zh/a.md
你好，世界。
```

```markdown content/en/a.md
Hello，world。
```

## Good
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh", "en"]
```

```markdown content/zh/a.md
你好，世界。
```

```markdown content/en/a.md
Hello, world. The poem begins with 床前明月光，疑是地上霜。
```
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.rule import DocumentRule
from docpipe.lint.scan import OBJECT, is_han
from docpipe.model.block import Block, BlockKind
from docpipe.model.diagnostic import Applicability, Edit, Finding, Fix, Message, RuleCode, Severity
from docpipe.model.text import Span

# Scripts whose languages use these marks in their ASCII form.
_SCRIPTS = frozenset({"Latn", "Cyrl", "Grek"})
_ASCII = {"，": ",", "。": ".", "；": ";", "：": ":", "！": "!", "？": "?", "、": ",", "（": "(", "）": ")"}
_MARK = re.compile(r"[，。；：！？、（）]")
_TOKEN = re.compile(r"[^\W_]+|[，。；：！？、（）]")
_LINE_END = re.compile(r"[\r\n]")
_FIELDS = frozenset({BlockKind.TITLE, BlockKind.DESCRIPTION})
_EAST_ASIAN = re.compile(r"[\u3041-\u30fa\u1100-\u11ff\uac00-\ud7a3]")  # kana, Hangul
_OPENING, _CLOSING = "（", "）"
_CLOSED = frozenset(_CLOSING + "\r\n")
_LONGEST_NAME = 80
_BETWEEN_DIGITS = "：。，"
_SEVERAL = "`{mark}` is a Chinese mark in a text that is not, the first of {count} in this line"


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per line with full-width marks whose next letters on both sides are not Chinese."""
    document = facts.document
    if facts.locale.script not in _SCRIPTS or document is None:
        return
    chinese = {number for number, block in enumerate(document.blocks) if 2 * block.han > block.words}
    fields = {number: block.span for number, block in enumerate(document.blocks) if block.kind in _FIELDS}
    for number, span in fields.items():
        # No fix: a mark of YAML may not stand in a value as it is.
        if number not in chinese and (places := _residue(facts.text, span.start, span.end)):
            yield _finding(facts.text, places, may_fix=False)
    lines: dict[int, list[int]] = {}
    for place in _residue(facts.masked, facts.parsed.body_start, len(facts.masked)):
        run = facts.parsed.run_at(place)
        if run is not None and run.block not in chinese and not _is_east_asian(facts, document.blocks[run.block]):
            lines.setdefault(facts.parsed.lines.position(place).line, []).append(place)
    for places in lines.values():
        yield _finding(facts.masked, places)


def _is_east_asian(facts: DocumentFacts, block: Block) -> bool:
    """Tell whether a block is written in Japanese or Korean, whatever the locale of its file is."""
    return _EAST_ASIAN.search(facts.masked, block.span.start, block.span.end) is not None


def _residue(text: str, start: int, end: int) -> list[int]:
    """Return where marks stand beside letters of which none is Chinese; linear, each word is looked at once."""
    found: list[int] = []
    done = start
    while mark := _MARK.search(text, done, end):
        begin = max(text.rfind("\n", done, mark.start()), text.rfind("\r", done, mark.start()), done - 1) + 1
        behind = _LINE_END.search(text, mark.end(), end)
        done = behind.start() if behind else end
        found += _of_line(text, begin, done)
    return [place for place in found if text[place] != _CLOSING or _is_opened_here(text, place, start, found)]


def _of_line(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where marks of one line stand beside such letters, closing brackets of Chinese names among them."""
    waiting: list[tuple[int, str]] = []
    before = ""
    for token in _TOKEN.finditer(text, start, end):
        if token[0] in _ASCII:
            waiting.append((token.start(), before))
            continue
        yield from _foreign(waiting, token[0][0])
        waiting = []
        before = token[0][-1]
    yield from _foreign(waiting, "")


def _is_opened_here(text: str, closing: int, start: int, found: list[int]) -> bool:
    """Tell whether a closing bracket belongs to no Chinese name: then its opening one is residue, too, or none."""
    begin = text.rfind(_OPENING, max(start, closing - _LONGEST_NAME), closing)
    if begin < 0 or not _CLOSED.isdisjoint(text[begin + 1 : closing]):
        return True
    index = bisect_left(found, begin)
    return index < len(found) and found[index] == begin


def _foreign(marks: Iterable[tuple[int, str]], behind: str) -> Iterator[int]:
    """Yield the places of those marks that have no Chinese letter before them or behind."""
    for place, before in marks:
        if (before or behind) and not (_is_chinese(before) or _is_chinese(behind)):
            yield place


def _finding(text: str, places: list[int], *, may_fix: bool = True) -> Finding:
    first = places[0]
    return Finding(
        Span(first, first + 1),
        {"mark": text[first], "count": str(len(places))},
        message=_SEVERAL if len(places) > 1 else None,
        hint=Message("Write `{written}`", {"written": _ASCII[text[first]]}),
        fix=Fix(Applicability.SAFE, tuple(_mended(text, place) for place in places)) if may_fix else None,
    )


def _is_chinese(letter: str) -> bool:
    return bool(letter) and (is_han(letter) or "\u3040" <= letter <= "\u30ff")


def _mended(text: str, place: int) -> Edit:
    """Return the edit that puts the mark's ASCII form there, and a blank where one belongs or is too many."""
    mark = text[place]
    start, end = place, place + 1
    before, behind = text[place - 1 : place], text[end : end + 1]
    if mark == _OPENING:
        blank = "" if not before or before.isspace() or before in f"([{{（{OBJECT}" else " "
        return Edit(Span(start, end), blank + _ASCII[mark])
    while start > 0 and text[start - 1] in " \t" and text[start - 2 : start - 1] not in {"", "\n", "\r"}:
        start -= 1
    blank = " " if _wants_blank(mark, before, behind) else ""
    return Edit(Span(start, end), _ASCII[mark] + blank)


def _wants_blank(mark: str, before: str, behind: str) -> bool:
    if not behind or behind.isspace() or (behind in _ASCII and behind != _OPENING):
        return False
    if mark in _BETWEEN_DIGITS and before.isdigit() and behind.isdigit():
        return False
    return behind not in ",.;:!?)]}*_~\"'”’" and not (mark == _CLOSING and not behind.isalnum())


RULE = DocumentRule(
    code=RuleCode("LC001"),
    name="loc-cjk-punct-residue",
    severity=Severity.WARNING,
    message="`{mark}` is a Chinese mark in a text that is not",
    fixable=Applicability.SAFE,
    page=__doc__,
    precision=0.98,
    most=1,
    check=check,
)
