"""A blank stands inside a Chinese sentence, between two Han characters.

## Why
Chinese has no blanks between words. One that stands there was left by an editor, by a line that was joined,
or by text copied from a PDF, and shows as a hole. Two in a sentence are taken for a way to set a name apart,
and headings, labels, lines without a closing mark (verses, signatures) and the name behind the number of a
section may have theirs.

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

数据的组织方式见 2.3节 构建特征库，命令见第三章 安装与升级。

他说的 **重点** 是这个，用 `代码` 也行。
```

## Sources
W3C clreq, 3.1.
"""

from __future__ import annotations

import re
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
# Behind it stands the name of a section, as its heading has it.
_SECTION = re.compile(r"[0-9一二三四五六七八九十][章节篇部回步条]\Z|第[0-9一二三四五六七八九十]{1,3}[步部]分?\Z|附录\Z")


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per closed sentence that holds just one such blank."""
    masked = facts.masked
    spans = facts.flaws(Flaw.BLANK_IN_HAN)
    sentences = [sentence_at(masked, span.start) for span in spans]
    counted = Counter(sentences)
    for span, sentence in zip(spans, sentences, strict=True):
        is_closed = behind(masked, sentence.end) in _CLOSED and len(sentence) >= _SHORTEST
        is_section = _SECTION.search(masked, max(0, span.start - 6), span.start) is not None
        if is_closed and counted[sentence] == 1 and not is_section:
            yield replaced(facts, span, "", around=Span(span.start - 1, span.end + 1))


RULE = DocumentRule(
    code=RuleCode("ZH009"),
    name="zh-space-between-han",
    severity=Severity.WARNING,
    message="a blank stands between the Han characters in `{found}`",
    fixable=Applicability.SAFE,
    page=__doc__,
    precision=0.92,
    most=5,
    check=check,
)
