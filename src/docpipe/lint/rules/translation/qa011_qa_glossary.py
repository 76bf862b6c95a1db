"""A term is not translated as the glossary says, or a name that must stay was changed.

## Why
A notion with three names is three notions to a reader. The glossary, `l10n/glossary.toml`, holds the wordings a
site has agreed on, and the names that stay as they are in every language. Inflected forms of an approved
wording are fine; a block of an outdated or uncertain translation is not looked at.

## Bad
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh", "en"]
```

```toml l10n/glossary.toml
keep = ["Cosmos SDK"]

[[term]]
zh = "去中心化"
en = ["decentralised", "decentralized"]
```

```markdown content/zh/a.md
用 Cosmos SDK 写去中心化的应用。
```

```markdown content/en/a.md
Write distributed applications with the Cosmos kit.
```

## Good
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh", "en"]
```

```toml l10n/glossary.toml
keep = ["Cosmos SDK"]

[[term]]
zh = "去中心化"
en = ["decentralised", "decentralized"]
```

```markdown content/zh/a.md
用 Cosmos SDK 写去中心化的应用。
```

```markdown content/en/a.md
Write decentralised applications with the Cosmos SDK.
```

## Options
`l10n/glossary.toml`: `keep`, and `[[term]]` with the wordings per locale.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docpipe.lint.aligned import Aligned, aligned, place_in
from docpipe.lint.facts import PairFacts
from docpipe.lint.rule import PairRule
from docpipe.model.block import Block
from docpipe.model.diagnostic import Applicability, Edit, Finding, Fix, Message, RuleCode, Severity
from docpipe.model.glossary import GlossaryTerm
from docpipe.model.source import LocaleName

# Letters at the end of a word that inflection takes away.
_ENDINGS = re.compile(r"(?:e|y|s)$")
_LEAST_STEM = 4


def check(pair: PairFacts) -> Iterator[Finding]:
    """Yield one finding per term and block."""
    glossary = pair.glossary
    if not glossary.keep and not glossary.terms:
        return
    ours, theirs = pair.source.file.locale, pair.target.file.locale
    terms = [term for term in glossary.terms if term.words.get(ours) and term.words.get(theirs)]
    for one in aligned(pair):
        for name in glossary.keep:
            if _holds(one.source.text, name):
                yield from _of_name(one, name)
        yield from _of_terms(one, terms, ours, theirs)


def _of_name(one: Aligned, name: str) -> Iterator[Finding]:
    if _holds(one.target.text, name):
        return
    found = _pattern(name, re.IGNORECASE).search(one.target.text)
    fix = _fix(one.target, found.start(), found.end(), name) if found else None
    span = place_in(one.target, found.start(), found.end()) if found else one.target.span
    yield Finding(span, {"term": name}, message=_NAME, hint=Message("Write `{term}`", {"term": name}), fix=fix)


def _fix(block: Block, start: int, end: int, name: str) -> Fix | None:
    span = place_in(block, start, end)
    return Fix(Applicability.UNSAFE, (Edit(span, name),)) if len(span) == end - start else None


def _of_terms(one: Aligned, terms: Sequence[GlossaryTerm], ours: LocaleName, theirs: LocaleName) -> Iterator[Finding]:
    text = one.target.text.casefold()
    covered = one.source.text
    # A longer term that holds a shorter one is the one that is meant.
    for term in sorted(terms, key=lambda known: -max(map(len, known.words[ours]))):
        wording = next((word for word in term.words[ours] if _holds(covered, word)), "")
        if not wording:
            continue
        covered = covered.replace(wording, " ")
        if not any(_stem(word.casefold()) in text for word in term.words[theirs]):
            arguments = {"term": wording, "wordings": " / ".join(term.words[theirs])}
            yield Finding(one.target.span, arguments, hint=Message("Write `{wordings}`", arguments))


def _holds(text: str, word: str) -> bool:
    return word in text and _pattern(word).search(text) is not None


def _pattern(word: str, flags: int = 0) -> re.Pattern[str]:
    # Latin words end where letters end; between Han characters there is no such place.
    return re.compile(rf"(?<![A-Za-z0-9]){re.escape(word)}(?![A-Za-z0-9])", flags)


def _stem(word: str) -> str:
    stem = _ENDINGS.sub("", word)
    return stem if len(stem) >= _LEAST_STEM else word


_NAME = "the name `{term}` must stay as it is"

RULE = PairRule(
    code=RuleCode("QA011"),
    name="qa-glossary",
    severity=Severity.WARNING,
    message="`{term}` of the source is not translated as the glossary says",
    fixable=Applicability.UNSAFE,
    page=__doc__,
    check=check,
)
