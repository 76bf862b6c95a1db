"""The post holds words that a translating machine said about its work.

## Why
A chat model says “Here is the translation:” before its answer, a remark behind it, or puts the whole answer into a
code fence, so that the page shows raw Markdown in a box. None of that was ever meant for readers. Words inside quotes,
code and in the middle of a sentence are left alone: posts about such models quote them.

## Bad
```markdown
以下是翻译：

去中心化的云把闲置的机器连在一起。
```

or

````markdown
```markdown
## 云上的计算

去中心化的云把闲置的机器连在一起。
```
````

or

```markdown content/en/a.md
Sure, here is the translation of the article:

The cloud connects machines that are idle.
```

or

```markdown content/en/a.md
The cloud connects machines that are idle.

Note: I have translated the headings but kept the code as it was.
```

## Good
```markdown
有的模型会在译文前面写上“以下是翻译：”，发布之前要删掉。
```

````markdown
标题这样写：

```markdown
## 云上的计算
```
````
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.rule import DocumentRule
from docpipe.model.block import Block, BlockKind
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.text import Span

_LANGUAGES = r"(?:[简繁]体|中文|英文|英语|汉语|日文|日语|韩文|韩语|法语|德语|西班牙语|俄语|葡萄牙语|阿拉伯语)*"
_ANYWHERE = re.compile(
    # 好的，以下是您要的文章的中文翻译：
    r"(?:(?:好的|当然|没问题)[，,！!。.]?\s*)?(?:以下|下面|这里)是(?:[您你]?(?:所?(?:要求|需要|提供|请求|要))?的?)"
    r"(?:文章|文本|内容|原文|文档|Markdown|MDX)*的?"
    + _LANGUAGES
    + r"的?(?:翻译|译文|译本)(?:结果|版本|内容|后的\S{0,6})?\s*[:：]"
    r"|(?:译者)?注[：:]\s*我(?:已经?|保留|将|没有)[^。\n]{0,30}(?:翻译|译|保留)"
    r"|(?:Sure|Certainly|Of course|Absolutely|Okay|OK)(?: thing)?[!,.]? *(?:[Hh]ere(?:'s|’s| is| are)|[Bb]elow is)\b"
    r"[^\n.]{0,60}(?:translat|version|Markdown|document|text)"
    r"|(?:Here(?:'s|’s| is)|Below is)(?: the| your| a)?(?: [\w-]+){0,3} translat(?:ion|ed)\b[^\n.]{0,60}:"
    r"|(?:Note|Translator(?:'s|’s) note|Notes):? *(?:that )?I(?:'ve|’ve| have)? "
    r"(?:translated|kept|preserved|maintained)\b"
    r"|以下[はが](?:[^\n。]{0,20})翻訳(?:文|結果|版)?(?:です|になります)?[:：。]"
    r"|다음은 [^\n.]{0,20}번역"
    r"|Voici la traduction\b|Hier ist die Übersetzung\b|Aquí (?:está|tienes) la traducción\b"
    r"|Aqui está a tradução\b|Вот перевод\b",
)
# What an article about such models may say as well, but hardly in its first or last words.
_AT_THE_ENDS = re.compile(
    r"作为一[个名款]?\s*(?:AI|人工智能)(?:语言)?\s*(?:模型|助手)"
    r"|As an? (?:AI|artificial intelligence)(?: language)? (?:model|assistant)\b"
    r"|(?:希望|如果)[^。\n]{0,20}(?:翻译|译文)[^。\n]{0,30}(?:告诉我|有帮助|有所帮助|随时)"
    r"|(?:Please )?(?:[Ll]et me know|[Ff]eel free)[^\n.]{0,60}\btranslat"
    r"|I(?:'m|’m| am) sorry, but I (?:can't|can’t|cannot)\b",
)
_ENDS = 2
_FENCED = re.compile(
    r"\s*(?P<marks>`{3,}|~{3,})[ \t]*(?:markdown|md|mdx)[ \t]*\r?\n(?P<inside>\s*(?:#{1,6}[ \t]|---\s)?)"
)
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.HEADING, BlockKind.TITLE, BlockKind.DESCRIPTION})


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per remark, and one at the fence around a whole text."""
    document = facts.document
    if document is None:
        return
    yield from _around(facts, document.blocks)
    body = [number for number, block in enumerate(document.blocks) if block.span.start >= facts.parsed.body_start]
    ends = {*body[:_ENDS], *body[-_ENDS:]}
    for number, block in enumerate(document.blocks):
        if block.kind not in _PROSE or "q" in block.nesting:
            continue
        match = _ANYWHERE.match(block.text) or (_AT_THE_ENDS.match(block.text) if number in ends else None)
        if match is not None:
            yield _remark(facts, block, match[0])


def _remark(facts: DocumentFacts, block: Block, words: str) -> Finding:
    first = facts.text.find(words[:8], block.span.start, block.span.end)
    start = first if first >= 0 else block.span.start
    line = facts.text.find("\n", start)
    end = min(start + len(words), block.span.end, line if line >= 0 else block.span.end)
    span = Span(start, max(start + 1, end))
    return Finding(span, {"found": span.of(facts.text).rstrip()}, hint=Message("Take the remark out"))


def _around(facts: DocumentFacts, blocks: tuple[Block, ...]) -> Iterator[Finding]:
    """Yield a finding at the fence that a whole file, or everything below its front matter, stands in."""
    start = facts.parsed.body_start
    match = _FENCED.match(facts.text, start)
    if match is None:
        return
    in_body = [block for block in blocks if block.span.start >= start]
    last = facts.text.rstrip().rpartition("\n")[2].strip()
    is_all = len(in_body) == 1 and in_body[0].kind is BlockKind.CODE
    # A fence within the text closes the outer one, and then the rest is no code any more.
    if is_all or (match["inside"].strip() and last == match["marks"]):
        span = Span(match.start("marks"), match.end("marks"))
        yield Finding(
            span, {"found": span.of(facts.text)}, message=_FENCE, hint=Message("Take out its first and last line")
        )


_FENCE = "the whole text stands in a code fence that begins with `{found}`"

RULE = DocumentRule(
    code=RuleCode("TR005"),
    name="mt-chat-residue",
    severity=Severity.ERROR,
    message="`{found}` is what a machine says about its work",
    page=__doc__,
    check=check,
)
