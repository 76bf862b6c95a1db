r"""Paragraphs are indented by ideographic spaces.

## Why
Two `　` at the start of a paragraph are layout written as text: they stay in feeds, search results and
translations, and a theme that indents paragraphs itself then does it twice. It is said once per post.

## Bad
```markdown escaped
\u3000\u3000这是第一段的文字。
```

## Good
```markdown
这是第一段的文字。
```

## Sources
W3C clreq, 3.2 (the indent of a paragraph is layout).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.rule import DocumentRule
from docpipe.lint.scan import OBJECT
from docpipe.model.block import Block, BlockKind
from docpipe.model.diagnostic import Applicability, Edit, Finding, Fix, Message, RuleCode, Severity
from docpipe.model.text import Span

_INDENT = re.compile(r"^[ \t>]*+(\u3000[\u3000 \t]*+)(?=[^\s\u3000])", re.MULTILINE)
_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})
# Characters that would begin a construct of Markdown if they came first in their line.
_CONSTRUCTS = frozenset("-+*#>|=~`<:[!_0123456789")


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per file, at the first indented line; its fix takes out all that can be."""
    if not facts.locale.is_han or "\u3000" not in facts.text:
        return
    matches = _INDENT.finditer(facts.text, facts.parsed.body_start)
    indents = [span for span in (Span(*match.span(1)) for match in matches) if _in_prose(facts, span)]
    # What is no prose behind an indent is markup, or the next line of a code span.
    plain = (indent for indent in indents if facts.masked[indent.end] != OBJECT)
    edits = tuple(Edit(indent, "") for indent in plain if facts.text[indent.end] not in _CONSTRUCTS)
    if indents:
        yield Finding(
            indents[0],
            {"count": str(len(indents))},
            hint=Message("Take them out, and indent paragraphs in the style sheet: `text-indent: 2em`"),
            fix=Fix(Applicability.SAFE, edits) if edits else None,
        )


def _in_prose(facts: DocumentFacts, indent: Span) -> bool:
    blocks = facts.document.blocks if facts.document else ()
    number = bisect_right(blocks, indent.end, key=_start) - 1
    return number >= 0 and indent.end in blocks[number].span and blocks[number].kind in _KINDS


def _start(block: Block) -> int:
    return block.span.start


RULE = DocumentRule(
    code=RuleCode("ZH016"),
    name="zh-indent-space",
    severity=Severity.WARNING,
    message="lines indented by ideographic spaces: {count}",
    fixable=Applicability.SAFE,
    page=__doc__,
    check=check,
)
