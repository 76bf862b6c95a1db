"""A small word stands twice.

## Why
`the the` is a slip of the keyboard or of an edit, and the eye passes over it, above all at the end of a line.
Only articles, prepositions and the like are looked at: `had had` and `very very` may be meant.

## Bad
```toml docpipe.toml
[site]
source = "en"
locales = ["en"]
```

```markdown content/en/a.md
Save the the file first.
```

## Good
```toml docpipe.toml
[site]
source = "en"
locales = ["en"]
```

```markdown content/en/a.md
Save the file. All that he had had was very, very good.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.rule import DocumentRule
from docpipe.model.diagnostic import Applicability, Edit, Finding, Fix, Message, RuleCode, Severity
from docpipe.model.text import Span

# Words that their language never puts twice in a row. By language tag.
_WORDS = {
    "en": "the a an of and or to from with by at into our your their its this these we are was were be been has",
    "fr": "le la un une des du de et ou au aux dans avec pour sur",
    "es": "el los las un una y de del con para por en al",
    "pt": "um uma e de do da dos das com para por em ao",
    "de": "und oder mit von zu im ein eine einen einem einer",
}
_SETS = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_BLANKS = re.compile(r"[ \t]+")
_TWICE = re.compile(
    r"(?<![\w'’.-])(?P<first>[A-Za-z]{1,6})(?P<gap>[ \t]+(?:\r?\n[ \t]*)?|\r?\n[ \t]*)"
    r"(?P<second>(?P=first))(?![\w'’-])",
    re.IGNORECASE,
)
# The same and a little more, at less cost: it begins where no word goes on, and the other looks back at every letter.
_MAY_BE_TWICE = re.compile(r"[^A-Za-z0-9_'.-]([A-Za-z]{1,6}+)[ \t\r\n]+(?i:\1)(?![\w'’-])")


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per small word that stands twice, at the second one."""
    words = _SETS.get(facts.locale.tag.partition("-")[0])
    if words is None or _MAY_BE_TWICE.search(f"\n{facts.masked}") is None:
        return
    for found in _TWICE.finditer(facts.masked):
        is_letter = found["first"].isupper() != found["second"].isupper()  # `a` and the letter A
        if is_letter or found["first"].lower() not in words:
            continue
        second = Span(*found.span("second"))
        yield Finding(
            second,
            {"word": found["second"]},
            hint=Message("Take one of them out"),
            fix=_without(found),
        )


def _without(found: re.Match[str]) -> Fix | None:
    """Return the fix that takes out one word and the blank beside it; no line may be empty after it, and none end."""
    if "\n" not in found["gap"]:
        return Fix(Applicability.SAFE, (Edit(Span(found.start("gap"), found.end("second")), ""),))
    start, end = found.span("second")
    rest = _BLANKS.match(found.string, end)
    if rest is None or rest.end() == len(found.string) or found.string[rest.end()] in "\r\n":
        return None
    return Fix(Applicability.SAFE, (Edit(Span(start, rest.end()), ""),))


RULE = DocumentRule(
    code=RuleCode("LC002"),
    name="loc-doubled-word",
    severity=Severity.WARNING,
    message="`{word}` stands twice",
    fixable=Applicability.SAFE,
    page=__doc__,
    check=check,
)
