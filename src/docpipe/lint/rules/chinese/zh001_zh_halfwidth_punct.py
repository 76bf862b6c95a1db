"""A half-width mark stands in Chinese text.

## Why
Chinese marks are as wide as a character. A comma or full stop from the Latin keyboard sticks to the
character before it and leaves a hole behind it, and readers see that somebody forgot to switch.
Numbers, times, addresses, the labels of a list, the titles of other people's pages and sentences that are mostly
Latin keep their own marks, as does what is shown as a mistake (behind `错误：`). Brackets are the business of other
rules (`ZH004`, `ZH017`). A colon that ends its line, before code or a list, is a remark.

## Bad
```markdown
你好,世界。
```

```markdown
这件事情我们已经讨论过很多次了.
```

## Good
```markdown
你好，世界。

一共 1,000 个，时间 12:30，比例是 3:2，版本: 2.0。

作者: 张三

- 名称: 示例
- 输入:wq 保存并退出。

约合$14),增长很快。

Say 你好, which means hello, to everybody.

参考 [引脚定义,电气特性](https://example.com/a) 一文。

错误：

> 嗨!你知道嘛?

`代码`,请看:smile:和 $公式,里$ 的写法，见 <https://example.com/甲,乙>。
```

## Sources
GB/T 15834-2011, 5.1; W3C clreq, 3.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.presets import RECOMMENDED, ZH_COPYWRITING, ZH_GBT15834
from docpipe.lint.replacement import replaced
from docpipe.lint.rule import DocumentRule
from docpipe.lint.scan import HAN, OBJECT
from docpipe.lint.typography import CLOSERS, FULL_MARKS, OPENERS, Flaw, before, behind, is_chinese
from docpipe.model.diagnostic import Applicability, Finding, RuleCode, Severity
from docpipe.model.text import Span

_WIDE = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", ".": "。"}
_HAN = re.compile(f"[{HAN}{OPENERS}“‘]")
_TEXT = re.compile(f"[{HAN}{OPENERS}“‘A-Za-z]")
_ADDRESS = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_BLANKS = re.compile(" *+")
_CLOSING = CLOSERS + "”’"
# In the file itself: blanks before a line's end are a hard break, and no prose.
_LINE_END = re.compile(r"[ \t]*+(?=[\n\r]|\Z)")
_LONGEST_LABEL = 8
# A name or an ordinal may hold a full stop: 庄子. 内篇, 一. 概述.
_SHORTEST_SENTENCE = 8


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per half-width mark that belongs to Chinese text."""
    masked = facts.masked
    for mark in facts.flaws(Flaw.NARROW_MARK):
        blanks = _BLANKS.match(masked, mark.end)
        end = blanks.end() if blanks else mark.end
        ends_line = _LINE_END.match(facts.text, mark.end) is not None
        is_wrong = _belongs(masked, mark, end, ends_line=ends_line) and is_chinese(masked, mark.start)
        if is_wrong and not _is_title_of_others(facts, mark):
            # The wide mark brings its own blank; before markup a blank may be what keeps emphasis together.
            taken = end if _TEXT.match(behind(masked, end)) else mark.end
            text = _WIDE[masked[mark.start]]
            found = replaced(facts, Span(mark.start, taken), text, around=Span(mark.start - 1, taken))
            # Nothing follows that it could stick to: many type it so before code and lists.
            is_slight = ends_line and text == "："
            yield msgspec.structs.replace(found, severity=Severity.INFO) if is_slight else found


def _is_title_of_others(facts: DocumentFacts, mark: Span) -> bool:
    """Tell whether a mark stands in the text of a link that leads out of the site."""
    run = facts.parsed.run_at(mark.start)
    if run is None or run.link < 0 or facts.document is None:
        return False
    return _ADDRESS.match(facts.document.links[run.link].target) is not None


def _belongs(masked: str, mark: Span, end: int, *, ends_line: bool) -> bool:
    """Tell whether a mark is one of the Chinese sentence; `end` is behind the blanks after it."""
    character, following = masked[mark.start], behind(masked, end)
    is_quoted = end == mark.end and following in _CLOSING
    if character == ".":
        ends = ends_line or is_quoted or (end > mark.end and _HAN.match(following) is not None)
        return ends and _stretch(masked, mark.start, _SHORTEST_SENTENCE) >= _SHORTEST_SENTENCE
    if ends_line or is_quoted:
        return True
    if character == ":" and end == mark.end:
        return _HAN.match(following) is not None
    return _TEXT.match(following) is not None and not (character == ":" and _is_label(masked, mark.start))


def _stretch(masked: str, end: int, most: int) -> int:
    """Return how many characters stand between the mark at `end` and whatever ends a stretch before it."""
    start = end
    while end - start <= most and start and masked[start - 1] not in _STRETCH_ENDS:
        start -= 1
    return end - start


def _is_label(masked: str, end: int) -> bool:
    """Tell whether the colon at `end` follows the first few characters of its line or cell."""
    length = _stretch(masked, end, _LONGEST_LABEL)
    return length <= _LONGEST_LABEL and before(masked, end - length) in "\n\r" + OBJECT


_STRETCH_ENDS = FULL_MARKS + ".,;:!?\n\r" + OBJECT


RULE = DocumentRule(
    code=RuleCode("ZH001"),
    name="zh-halfwidth-punct",
    severity=Severity.WARNING,
    message="the mark in `{found}` is half-width, in Chinese text",
    fixable=Applicability.SAFE,
    page=__doc__,
    presets=(RECOMMENDED, ZH_COPYWRITING, ZH_GBT15834),
    precision=1.0,
    most=5,
    check=check,
)
