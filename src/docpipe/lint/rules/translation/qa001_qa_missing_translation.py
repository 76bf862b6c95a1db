"""A published document has no translation yet.

## Why
A remark for whoever plans translations, and no fault of the author's. Which documents are to be translated
is said by `[translation] scope`; drafts are left out.

## Bad
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh", "en"]
```

```markdown content/zh/a.md
正文。
```

## Good
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh", "en"]

[translation]
scope = "existing"
```

```markdown content/zh/a.md
正文。
```

## Options
`[translation] scope`, `[translation.X] scope`.
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.lint.beside import word_of
from docpipe.lint.facts import SiteFacts, title_span
from docpipe.lint.presets import STRICT
from docpipe.lint.rule import SiteRule
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.document import Document, DocumentKind
from docpipe.model.translation import Label


def check(facts: SiteFacts) -> Iterator[Finding]:
    """Yield one finding per document and locale, at the title of the source."""
    places = facts.site.places
    for state in facts.states:
        document = facts.site.by_path.get(state.path)
        if state.label is Label.MISSING and document is not None and _is_public(document, facts):
            path = places.path_of(state.key, state.locale)
            arguments = {"locale": state.locale, "path": path, "source": word_of(document)}
            hint = Message(_WRITE if path else _EXPORT, arguments)
            yield Finding(title_span(document), arguments, hint=hint, path=document.file.path)


_WRITE = "Write it as {path}; `docpipe l10n export --work work.md {locale} {source}` makes a file to work in"
_EXPORT = "`docpipe l10n export --work work.md {locale} {source}` makes a file to work in"


def _is_public(document: Document, facts: SiteFacts) -> bool:
    if document.meta.draft or document.kind is DocumentKind.PARTIAL:
        return False
    published = facts.published
    return published is None or (document.file.locale, document.file.key) in published.routes


RULE = SiteRule(
    code=RuleCode("QA001"),
    name="qa-missing-translation",
    severity=Severity.INFO,
    message="not translated into {locale} yet",
    page=__doc__,
    presets=(STRICT,),
    check=check,
)
