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

from docpipe.lint.facts import SiteFacts, title_span
from docpipe.lint.presets import STRICT
from docpipe.lint.rule import SiteRule
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.document import Document, DocumentKind
from docpipe.model.translation import Label
from docpipe.sources.documents import Places


def check(facts: SiteFacts) -> Iterator[Finding]:
    """Yield one finding per document and locale, at the title of the source."""
    places = Places.of(facts.site.config)
    for state in facts.states:
        document = facts.site.by_path.get(state.path)
        if state.label is Label.MISSING and document is not None and _is_public(document, facts):
            arguments = {"locale": state.locale, "path": places.path_of(state.key, state.locale)}
            hint = Message("Write it as {path}", arguments) if arguments["path"] else None
            yield Finding(title_span(document), arguments, hint=hint, path=document.file.path)


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
