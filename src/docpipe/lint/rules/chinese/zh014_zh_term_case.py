"""A well-known name has the wrong capitals.

## Why
`Github` and `Javascript` look careless to those who know the names. docpipe brings a short list of names with
capitals inside, and takes those of the site's glossary (`keep` in `l10n/glossary.toml`). Small letters and
capitals all through are mostly commands, packages and constants, so they are let through, but for a few names.

## Bad
```markdown
代码放在 Github 上，用 Javascript 写成。
```

## Good
```markdown
代码放在 GitHub 上，用 JavaScript 写成，运行 mysql 命令，地址是 my.Github.io，常量是 MYSQL。
```

## Sources
The owners' own pages about their names; the Chinese copywriting guidelines, on names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.names import Names, names_with
from docpipe.lint.presets import RECOMMENDED, ZH_COPYWRITING
from docpipe.lint.replacement import replaced
from docpipe.lint.rule import DocumentRule
from docpipe.lint.typography import before, behind, is_chinese
from docpipe.model.diagnostic import Applicability, Finding, RuleCode, Severity
from docpipe.model.text import Span

_WORD = re.compile(r"[A-Za-z]{3,}+(?:\.js\b)?+")
# Beside one of these a word is part of a path, an address, an identifier or a tag.
_JOINTS = frozenset("._-/@#\\$:~=&+'")


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per name with the wrong capitals."""
    if not facts.locale.is_han:
        return
    masked = facts.masked
    names = names_with(facts.glossary.keep)
    for span in sorted(set(_named(masked, names))):
        found = span.of(masked)
        right = names.right[found.lower()]
        if found == right or _is_let_through(found, names) or _is_part(masked, span):
            continue
        if is_chinese(masked, span.start):
            yield replaced(facts, span, right)


def _named(masked: str, names: Names) -> Iterator[Span]:
    """Yield where known names stand, in any case."""
    for match in _WORD.finditer(masked):
        if match[0].lower() in names.right:
            yield Span(*match.span())
    for match in names.kept.finditer(masked) if names.kept else ():
        yield Span(*match.span())


def _is_let_through(found: str, names: Names) -> bool:
    """Tell whether a name is written as a command or a constant would be."""
    return (found.isupper() or found.islower()) and found.lower() in names.small


def _is_part(masked: str, span: Span) -> bool:
    """Tell whether a word is only a part of something technical; a full stop or colon may end a sentence behind it."""
    preceding, following, further = (
        before(masked, span.start),
        behind(masked, span.end),
        behind(masked, span.end + 1),
    )
    is_joined = preceding in _JOINTS or _is_latin(preceding)
    return is_joined or _is_latin(following) or (following in _JOINTS and _is_latin(further))


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


RULE = DocumentRule(
    code=RuleCode("ZH014"),
    name="zh-term-case",
    severity=Severity.WARNING,
    message="the name `{found}` is written with other capitals by those who bear it",
    fixable=Applicability.SAFE,
    page=__doc__,
    presets=(RECOMMENDED, ZH_COPYWRITING),
    precision=1.0,
    most=2,
    check=check,
)
