"""A change of writing direction is begun and not ended.

## Why
Texts in Arabic, Hebrew or Persian may hold invisible characters that set the direction of what follows. One that is
never ended turns the rest of the paragraph around.

## Bad
```toml docpipe.toml
[site]
source = "ar"
locales = ["ar"]
```

```markdown content/ar/a.md escaped
\u0627\u0641\u062a\u062d \u2066docpipe\u0020lint \u0627\u0644\u0622\u0646.
```

## Good
```toml docpipe.toml
[site]
source = "ar"
locales = ["ar"]
```

```markdown content/ar/a.md escaped
\u0627\u0641\u062a\u062d \u2066docpipe\u0020lint\u2069 \u0627\u0644\u0622\u0646.
```

## Sources
Unicode Standard Annex 9, 2.1 to 2.5 (explicit directional formatting characters).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.rule import DocumentRule
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.text import Span

_CONTROL = re.compile("[\u202a-\u202e\u2066-\u2069]|\r\n?|\n")
_ISOLATES, _EMBEDDINGS = "\u2066\u2067\u2068", "\u202a\u202b\u202d\u202e"
_ENDS = {"\u2069": _ISOLATES, "\u202c": _EMBEDDINGS}


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per character that opens a direction which the line does not close, or closes none."""
    if facts.locale.direction != "rtl" or _CONTROL.search(facts.text) is None:
        return
    opened: list[int] = []
    for found in _CONTROL.finditer(facts.text + "\n"):
        character = found[0]
        if character[0] in "\r\n":
            yield from (_finding(facts.text, place) for place in opened)
            opened = []
        elif character not in _ENDS:
            opened.append(found.start())
        elif opened and facts.text[opened[-1]] in _ENDS[character]:
            opened.pop()
        else:
            yield _finding(facts.text, found.start())


def _finding(text: str, place: int) -> Finding:
    name = f"U+{ord(text[place]):04X}"
    return Finding(Span(place, place + 1), {"name": name}, hint=Message("Close it in the same line, or take it out"))


RULE = DocumentRule(
    code=RuleCode("LC004"),
    name="loc-bidi-unbalanced",
    severity=Severity.WARNING,
    message="the direction mark {name} has no counterpart in its line",
    page=__doc__,
    check=check,
)
