r"""An invisible character stands in the text.

## Why
A zero-width space splits a word for search, links and line breaks, and nobody sees why. It comes along
when text is copied from a web page or a chat. Joiners in emoji and in scripts that need them (Indic, Arabic,
Persian and others), selectors behind emoji and Han characters, soft hyphens between letters, and marks of
direction beside text that runs from right to left are at home.

## Bad
```markdown escaped
\u7528\u200b\u6237\u7684\u6570\u636e\u5f88\u5b89\u5168\u3002
```

## Good
```markdown
用户的数据很安全。👨‍👩‍👧 和 ❤️ 是表情。
```

## Sources
The Unicode Standard, 23.2 (layout controls); UTS 51 (emoji sequences).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.rule import DocumentRule
from docpipe.lint.scan import OBJECT
from docpipe.lint.typography import before, behind
from docpipe.model.diagnostic import Applicability, Edit, Finding, Fix, Message, RuleCode, Severity
from docpipe.model.text import Span

_INVISIBLE = re.compile(
    "[\u200b-\u200f\u2060-\u2064\ufeff\u180e\ufe00-\ufe0f\u3164\U000e0001\U000e0020-\U000e007f]{1,40}+"
)
_SELECTORS = frozenset(map(chr, range(0xFE00, 0xFE10)))
_DIRECTION_MARKS = "\u200e\u200f"
_TAGS = "\U000e0001"
_BLACK_FLAG = "\U0001f3f4"
_HANGUL_FILLER = "\u3164"
# Arabic, the scripts of India and South-East Asia, Tibetan, Mongolian: they join, part or break words so.
_JOINING = re.compile("[\u0600-\u08ff\u0900-\u0fff\u1000-\u109f\u1780-\u18af\ua980-\uaadf\ufb50-\ufdff\ufe70-\ufefc]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_NEAR = 40
# Beside one of these an invisible character may keep a construct of Markdown from being one.
_MARKUP = frozenset("0123456789*_~`[]()<>#+-.!|\\:&\n\r" + OBJECT)


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per run of invisible characters in prose."""
    if not facts.has_oddities:
        return
    masked = facts.masked
    for match in _INVISIBLE.finditer(masked):
        if all(_is_at_home(facts, match, character) for character in match[0]):
            continue
        span = Span(*match.span())
        is_safe = _MARKUP.isdisjoint({before(masked, span.start), behind(masked, span.end)})
        yield Finding(
            span,
            {"name": " ".join(f"U+{ord(character):04X}" for character in dict.fromkeys(match[0]))},
            hint=Message("Take it out"),
            fix=Fix(Applicability.SAFE, (Edit(span, ""),)) if is_safe else None,
        )


def _is_at_home(facts: DocumentFacts, match: re.Match[str], character: str) -> bool:
    """Tell whether a character of a run has something to do between what stands around the run."""
    masked = facts.masked
    preceding, following = before(masked, match.start()), behind(masked, match.end())
    if character in _SELECTORS:
        return not (preceding.isspace() or (preceding.isalpha() and (preceding.isascii() or character > "\ufe0d")))
    if character in _DIRECTION_MARKS:
        near = masked[max(0, match.start() - _NEAR) : match.end() + _NEAR]
        return facts.locale.direction == "rtl" or _RIGHT_TO_LEFT.search(near) is not None
    if character == _HANGUL_FILLER:
        return facts.locale.script in {"Kore", "Hang"}
    if character >= _TAGS:
        return preceding == _BLACK_FLAG
    if _JOINING.match(preceding) or _JOINING.match(following):
        return True
    return character == "\u200d" and _is_symbol(preceding) and _is_symbol(following)


def _is_symbol(character: str) -> bool:
    """Tell whether a character may be part of an emoji: a symbol, or a tone of skin."""
    return unicodedata.category(character) in {"So", "Sk"}


RULE = DocumentRule(
    code=RuleCode("ST013"),
    name="invisible-char",
    severity=Severity.WARNING,
    message="the invisible character {name} stands in the text",
    fixable=Applicability.SAFE,
    page=__doc__,
    precision=1.0,
    most=2,
    check=check,
)
