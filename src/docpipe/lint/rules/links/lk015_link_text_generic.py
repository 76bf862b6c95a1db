"""The words of a link do not say where it leads.

## Why
People who let a screen reader list the links of a page, and everybody who skims it, read the words of the links
alone: ten times "here" says nothing. Search engines take these words for a name of the page, too.

## Bad
```markdown
安装方法请[点击这里](https://example.org/install)。
```

## Good
```markdown
安装方法见[安装指南](https://example.org/install)。
```

## Sources
WCAG 2.2, 2.4.9 (link purpose, link only).
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.presets import STRICT
from docpipe.lint.rule import DocumentRule
from docpipe.model.block import RunKind
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.link import LinkKind

_CHINESE = (
    "点击这里 点击此处 点这里 点此处 点此 点我 戳这里 戳我 猛戳这里 请点击这里 请点击 点击 点击查看 这里 此处",
    "这儿 链接 此链接 这个链接 查看 查看更多 更多 详情 了解更多 阅读更多 原文 原文链接",
    "點擊這裡 點此 這裡 此處 連結 閱讀更多 看更多",
)
_ENGLISH = (
    "click here,here,this,this link,link,this page,read more,more,learn more,see here,click,click this link",
    "this article,this post",
)
_GENERIC = frozenset(word for line in _CHINESE for word in line.split()) | frozenset(
    words for line in _ENGLISH for words in line.split(",")
)
_MARKS = " \t\n\u3000。，.,!！:：?？>→»…“”\"'"


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per link of Markdown whose words fit any link."""
    links = facts.document.links if facts.document else ()
    words = [""] * len(links)
    for run in facts.parsed.runs:
        if run.link >= 0:
            # Code or an image in it says something.
            words[run.link] += run.text if run.kind is RunKind.TEXT else "\ufffc"
    for link, text in zip(links, words, strict=True):
        said = text.strip(_MARKS)
        if link.kind is LinkKind.AUTOLINK or said.casefold() not in _GENERIC:
            continue
        # A heading may be called so, and a lone `#` leads nowhere yet.
        if link.target.strip() != "#" and unquote(link.target) != f"#{said}":
            yield Finding(
                link.span,
                {"words": text.strip()},
                hint=Message("Make a link of the words that name what is there"),
            )


RULE = DocumentRule(
    code=RuleCode("LK015"),
    name="link-text-generic",
    severity=Severity.INFO,
    message="“{words}” does not say where the link leads",
    page=__doc__,
    precision=1.0,
    presets=(STRICT,),
    check=check,
)
