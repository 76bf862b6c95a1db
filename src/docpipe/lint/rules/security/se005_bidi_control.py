r"""An invisible character turns the direction of the text around.

## Why
Code with such a character runs in another order than it is read, and a link says another address than it has. Text
in Arabic or Hebrew may need the isolating ones (U+2066 to U+2069), which are reported elsewhere only; the overriding
ones (U+202D, U+202E) nobody needs.

## Bad
```markdown escaped
运行 `user\u202e nimda\u202c` 之后再看。
```

## Good
```markdown escaped
他叫 \u2067שלום\u2069，住在海法。
```

## Sources
Unicode Technical Report 36, 3.3; CVE-2021-42574.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docpipe.lint.aspect import Aspect
from docpipe.lint.facts import DocumentFacts
from docpipe.lint.rule import DocumentRule
from docpipe.model.diagnostic import Applicability, Edit, Finding, Fix, Message, RuleCode, Severity
from docpipe.model.text import Span

_ALL = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_OVERRIDES = "\u202d\u202e"
_LINE_WITH = re.compile(r"^[^\r\n\u202a-\u202e\u2066-\u2069]*+[\u202a-\u202e\u2066-\u2069][^\r\n]*", re.MULTILINE)
# A stretch of right-to-left text between an isolate or embedding and its end.
_PROPER = re.compile(
    r"(?:[\u2066-\u2068][^\u202a-\u202e\u2066-\u2069\r\n]*\u2069|[\u202a\u202b][^\u202a-\u202e\u2066-\u2069\r\n]*\u202c)"
)
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per line with such characters where they have no business; the fix takes them out."""
    if not facts.has_oddities or not _ALL.search(facts.text):
        return
    is_rtl = facts.locale.direction == "rtl"
    for line in _LINE_WITH.finditer(facts.text):
        found = [*_unwanted(line[0], is_rtl=is_rtl)]
        if found:
            start = line.start()
            places = [Span(start + index, start + index + 1) for index in found]
            names = dict.fromkeys(f"U+{ord(line[0][index]):04X}" for index in found)
            yield Finding(
                places[0],
                {"names": ", ".join(names)},
                hint=Message("Take it out"),
                fix=Fix(Applicability.SAFE, tuple(Edit(place, "") for place in places)),
            )


def _unwanted(line: str, *, is_rtl: bool) -> Iterator[int]:
    """Yield where a line has such a character without need; in a right-to-left language overrides alone."""
    if is_rtl:
        yield from (index for index, character in enumerate(line) if character in _OVERRIDES)
        return
    for found in _ALL.finditer(_PROPER.sub(_without_proper, line)):
        yield found.start()


def _without_proper(found: re.Match[str]) -> str:
    return " " * len(found[0]) if _RIGHT_TO_LEFT.search(found[0]) else found[0]


RULE = DocumentRule(
    code=RuleCode("SE005"),
    name="bidi-control",
    severity=Severity.ERROR,
    message="invisible characters turn the direction of the text around: {names}",
    fixable=Applicability.SAFE,
    changes=frozenset(Aspect),
    page=__doc__,
    check=check,
    needs_document=False,
)
