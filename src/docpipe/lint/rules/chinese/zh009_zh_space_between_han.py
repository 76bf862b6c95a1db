"""A blank stands inside a Chinese sentence, between two Han characters.

## Why
Chinese has no blanks between words. One that stands there was left by an editor, by a line that was joined,
or by text copied from a PDF, and shows as a hole. Two in a sentence are taken for a way to set a name apart,
and headings, labels and lines without a closing mark (verses, signatures) may have theirs.

## Bad
```markdown
我们在测 试环境里运行了一遍，没有问题。
```

## Good
```markdown
我们在测试环境里运行了一遍，
没有问题。

## 第一步 安装

半个月前接到 讨厌菠萝 同学的邀请，非常高兴。

有了你 在心上

他说的 **重点** 是这个，用 `代码` 也行。
```

## Sources
W3C clreq, 3.1.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.replacement import replaced
from docpipe.lint.rule import DocumentRule
from docpipe.lint.typography import Flaw, behind, sentence_at
from docpipe.model.diagnostic import Applicability, Finding, RuleCode, Severity
from docpipe.model.text import Span

_CLOSED = "。！？"
_SHORTEST = 12


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per closed sentence that holds just one such blank."""
    masked = facts.masked
    spans = facts.flaws(Flaw.BLANK_IN_HAN)
    sentences = [sentence_at(masked, span.start) for span in spans]
    counted = Counter(sentences)
    for span, sentence in zip(spans, sentences, strict=True):
        is_closed = behind(masked, sentence.end) in _CLOSED and len(sentence) >= _SHORTEST
        if is_closed and counted[sentence] == 1:
            yield replaced(facts, span, "", around=Span(span.start - 1, span.end + 1))


RULE = DocumentRule(
    code=RuleCode("ZH009"),
    name="zh-space-between-han",
    severity=Severity.WARNING,
    message="a blank stands between the Han characters in `{found}`",
    fixable=Applicability.SAFE,
    page=__doc__,
    precision=0.92,
    check=check,
)
