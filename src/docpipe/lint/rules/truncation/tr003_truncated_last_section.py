"""The last heading has no text under it.

## Why
A text that was cut off between two blocks often ends in a heading: the section was announced, and nothing came. The
rule speaks of the very end of a post only (ST005 is about empty sections elsewhere). It is silent where a comment,
a component or a shortcode stands under the heading, on the index of a folder, and where the same post has other
headings without text: that author collects names and has lost nothing. On a page without a date it is a warning, since
such pages grow.

## Bad
```markdown
## 云上的计算

去中心化的云把闲置的机器连在一起。

## 模型的代币化
```

## Good
```markdown
## 云上的计算

去中心化的云把闲置的机器连在一起。

## 参考

- [模型的代币化](https://example.org/)
```

```markdown
## 云上的计算

去中心化的云把闲置的机器连在一起。

## 评论

<!-- 这里由主题插入评论 -->
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.rule import DocumentRule
from docpipe.model.block import BlockKind
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.document import Document, DocumentKind

# A heading that says good-bye is itself all there is to say.
_FAREWELL = re.compile(
    r"(?:.*(?:完|待续|谢谢|感谢|再见)|the end|eof|fin|thanks?(?: you)?|q ?& ?a|to be continued)\W*", re.IGNORECASE
)
# The marks that close a heading, or underline it.
_REST_OF_HEADING = re.compile(r"[ \t#]*+(?:\r?\n[ \t]*+(?:=+|-+))?\s*")
_POSTS = frozenset({DocumentKind.POST, DocumentKind.PAGE})


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding where the file ends in a heading."""
    document = facts.document
    if document is None or not document.headings or document.kind not in _POSTS:
        return
    number = document.headings[-1].block
    block = document.blocks[number]
    if _REST_OF_HEADING.fullmatch(facts.text, block.span.end) is None or _FAREWELL.fullmatch(block.text.strip()):
        return
    if _is_list_of_headings(document, number):
        return
    severity = None if document.kind is DocumentKind.POST else Severity.WARNING
    hint = Message("Add what belongs under it, or take it out")
    yield Finding(block.span, {"heading": block.text}, hint=hint, severity=severity)


def _is_list_of_headings(document: Document, last: int) -> bool:
    """Tell whether the post has nothing but its title, or other sections without text."""
    blocks = document.blocks
    levels = {heading.block: heading.level for heading in document.headings}
    empty = (
        levels[number + 1] <= level for number, level in levels.items() if number + 1 in levels and number + 1 <= last
    )
    has_text = any(each.kind in {BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.CODE} for each in blocks[:last])
    return not has_text or any(empty)


RULE = DocumentRule(
    code=RuleCode("TR003"),
    name="truncated-last-section",
    severity=Severity.ERROR,
    message="the text ends right after the heading `{heading}`",
    page=__doc__,
    check=check,
)
