"""A link is written with full-width brackets.

## Why
Markdown knows half-width brackets only: with `（` or `［` nothing is a link, and the reader sees the address as
text. With one full-width bracket too few, the link even takes half of the sentence along.

## Bad
```markdown
详见[安装指南]（https://example.org/install）。
```

or

```markdown
详见【安装指南】(https://example.org/install)。
```

## Good
```markdown
详见[安装指南](https://example.org/install)，也见[附录]（第三部分）。
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docpipe.lint.aspect import Aspect
from docpipe.lint.facts import DocumentFacts
from docpipe.lint.rule import DocumentRule
from docpipe.model.diagnostic import Applicability, Edit, Finding, Fix, Message, RuleCode, Severity
from docpipe.model.text import Span

# The place a link leads to: an address, a path, or a place in the page.
_TARGET = r"(?P<target>(?:https?://|mailto:|\.{0,2}/|#)[^\s()（）\[\]<>]+|[^\s()（）\[\]<>/:]+\.(?:md|html?))"
_LINK = re.compile(
    r"(?P<open>[\[［【])(?P<text>[^\[\]［］【】\r\n]{1,200})(?P<close>[\]］】])[ \t]?(?P<round>[(（])[ \t]*"
    + _TARGET
    + r"[ \t]*(?P<end>[)）])"
)
_HALF_WIDTH = ("[", "]", "(", ")")


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per text and address that brackets of the wrong width keep from being a link."""
    if not any(bracket in facts.text for bracket in "（］】）"):
        return
    for found in _LINK.finditer(facts.text):
        brackets = found.group("open", "close", "round", "end")
        is_pair = (brackets[0] == "【") == (brackets[1] == "】")
        if brackets == _HALF_WIDTH or not is_pair or facts.masked[found.start("close")] != brackets[1]:
            continue
        span = Span(*found.span())
        written = f"[{found['text']}]({found['target']})"
        yield Finding(
            span,
            {"found": span.of(facts.text)},
            hint=Message("Write `{written}`", {"written": written}),
            fix=Fix(_certainty(brackets[:2], found["text"]), (Edit(span, written),)),
        )


def _certainty(square: tuple[str, ...], text: str) -> Applicability:
    """Return how sure it is that a link was meant: `【文档】` may be a heading, and `[1]` the number of a source."""
    is_sure = square == ("[", "]") and any(character.isalpha() for character in text)
    return Applicability.SAFE if is_sure else Applicability.UNSAFE


RULE = DocumentRule(
    code=RuleCode("LK005"),
    name="link-fullwidth-syntax",
    severity=Severity.ERROR,
    message="`{found}` is no link: its brackets are full-width",
    fixable=Applicability.SAFE,
    changes=frozenset({Aspect.TEXT, Aspect.INLINE, Aspect.URLS}),
    page=__doc__,
    leads=True,
    check=check,
)
