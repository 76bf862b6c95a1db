"""The text ends unlike the rest of the post.

## Why
An author who ends nearly every paragraph in a full stop ends the last one so as well. Where it has none, or stops
inside a word that stands whole elsewhere in the post, the rest was probably cut off. This is weaker than what TR001
knows, so it is a warning: paragraphs are compared with at least two others of the same post (85 % of them end in a
mark), list items with at least three (90 %, and all of the same list). Addresses, names, signatures, verses, labels
with a value and everything that ends in a link are left alone.

## Bad
```markdown
这一领域的前三个项目都已经公开了代码和数据。

它们的做法各不相同，但目标是一样的：降低训练的成本。

这些代理与区块链技术紧密结合，能够直接产生
```

or

```markdown content/en/a.md
The configuration of the server is written in one file. It is read once.

Every change of the confi
```

## Good
```markdown
这一领域的前三个项目都已经公开了代码和数据。

它们的做法各不相同，但目标是一样的：降低训练的成本。

作者：云南的一位读者
```

```markdown
第一段没有句号

第二段也没有句号，这位作者就是这样写的

最后一段当然也没有句号
```

```markdown
这里存放一些全局的变量和工具函数，不建议存放样式
```

## Sources
What share of cut texts is found, beside the false alarms: `docs/rules/truncation.md` of the project.
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.lint.constructs import open_construct
from docpipe.lint.endings import broken_ending
from docpipe.lint.facts import DocumentFacts
from docpipe.lint.rule import DocumentRule
from docpipe.lint.unusual import broken_word, unlikely_word, unusual_ending
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.document import Parsed
from docpipe.model.text import Span


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding at the end, unless a surer rule of this family speaks of it."""
    found = _found(facts.parsed)
    if found is None or broken_ending(facts.parsed) or open_construct(facts.parsed):
        return
    span, arguments, message = found
    yield Finding(span, {"found": span.of(facts.text), **arguments}, message=message, hint=Message(_HINT))


def _found(parsed: Parsed) -> tuple[Span, dict[str, str], str | None] | None:
    """Return the place, what the message says besides, and the message: of the surest sign."""
    piece = broken_word(parsed)
    if piece is not None:
        return piece.span, {"word": piece.whole}, _PIECE
    ending = unusual_ending(parsed)
    if ending is not None and ending.others:
        return ending.span, {"ended": str(ending.ended), "others": str(ending.others)}, None
    word = unlikely_word(parsed)
    if word is not None:
        return word, {}, _UNLIKELY
    return (ending.span, {}, _SENTENCE) if ending is not None else None


_UNLIKELY = "the text stops at `{found}`, which hardly ends a sentence"
_PIECE = "the text stops at `{found}`, perhaps inside `{word}`"
_SENTENCE = "the text stops at `{found}` without a mark, and there are marks before it"
_HINT = "Add what is missing behind it, or end the sentence with a mark"

RULE = DocumentRule(
    code=RuleCode("TR010"),
    name="truncated-unusual-ending",
    severity=Severity.WARNING,
    message="the text stops at `{found}` without a mark; {ended} of the {others} other blocks of this kind end in one",
    page=__doc__,
    check=check,
)
