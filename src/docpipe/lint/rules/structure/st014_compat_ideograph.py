"""A character is a radical or a compatibility form of the one that is meant.

## Why
`⾏` (U+2F8F) looks like `行` and is another character: no search finds it, fonts draw it differently, and a screen
reader spells it out. Such characters come from text copied out of a PDF.

## Bad
```markdown
这条命令会自动执⾏。
```

## Good
```markdown
这条命令会自动执行。
```

## Sources
The Unicode Standard, 18.2 (Kangxi radicals) and 18.1 (CJK compatibility ideographs).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.rule import DocumentRule
from docpipe.lint.scan import HAN
from docpipe.lint.typography import before, behind
from docpipe.model.diagnostic import Applicability, Edit, Finding, Fix, Message, RuleCode, Severity
from docpipe.model.text import Span

_FORMS = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]{1,40}+")
_EMPHASIS = frozenset("*_~")
_RADICALS_END = "\u2fdf"
_HAN = re.compile(rf"[{HAN}\u3041-\u30ff]")
# Radicals that Unicode calls similar to a character but does not decompose into it.
_SUPPLEMENT = dict(
    zip(
        "⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳",
        "民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟",
        strict=True,
    )
)


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per run of such characters beside a Han character or kana."""
    if not facts.has_oddities:
        return
    masked = facts.masked
    for match in _FORMS.finditer(masked):
        found = match[0]
        text = "".join(_meant(character, facts) for character in found)
        is_word = len(found) > 1 or any(map(_HAN.match, (before(masked, match.start()), behind(masked, match.end()))))
        if text != found and is_word:
            span = Span(*match.span())
            beside = facts.text[span.start - 1 : span.start] + facts.text[span.end : span.end + 1]
            # A radical counts as a symbol: beside marks of emphasis the character that is meant could break them.
            is_safe = _EMPHASIS.isdisjoint(beside)
            yield Finding(
                span,
                {"found": found, "code": " ".join(f"U+{ord(character):04X}" for character in found)},
                hint=Message("Write `{fix}`", {"fix": text}),
                fix=Fix(Applicability.SAFE, (Edit(span, text),)) if is_safe else None,
            )


def _meant(character: str, facts: DocumentFacts) -> str:
    """Return the character that is meant; Japanese and Korean write compatibility forms in names."""
    if character > _RADICALS_END and not facts.locale.is_han:
        return character
    return _SUPPLEMENT.get(character) or unicodedata.normalize("NFKC", character)


RULE = DocumentRule(
    code=RuleCode("ST014"),
    name="compat-ideograph",
    severity=Severity.WARNING,
    message="`{found}` is a radical or compatibility form ({code}), not the character",
    fixable=Applicability.SAFE,
    page=__doc__,
    precision=1.0,
    most=2,
    check=check,
)
