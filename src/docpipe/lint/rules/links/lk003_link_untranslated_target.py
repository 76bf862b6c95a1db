"""A link leads to a page that this locale does not have.

## Why
The reader who follows it finds another language. That may be the best there is; an author who knows it can say so
beside the link, or translate that page next.

## Bad
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh", "en"]
```

```markdown content/zh/a.md
见[安装](./b.md)。
```

```markdown content/zh/b.md
正文。
```

```markdown content/en/a.md
See [installation](./b.md).
```

## Good
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh", "en"]
```

```markdown content/zh/a.md
见[安装](./b.md)。
```

```markdown content/zh/b.md
正文。
```

```markdown content/en/a.md
See [installation](./b.md).
```

```markdown content/en/b.md
The text.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.config.schema import Config, Fallback
from docpipe.index.targets import ToDocument
from docpipe.lint.facts import ResolvedLink, SiteFacts
from docpipe.lint.presets import STRICT
from docpipe.lint.rule import SiteRule
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.document import Document
from docpipe.model.source import LocaleName

_WHAT_READERS_GET = {
    "list": "the reader is led to the original in {language}",
    "page": "the reader gets a page with the original in {language}",
    "none": "the reader is led to the original in {language}",
}


def check(facts: SiteFacts) -> Iterator[Finding]:
    """Yield one finding per link to a document without a version in the locale of the link."""
    if len(facts.site.config.site.locales) == 1:
        return
    for resolved in facts.links:
        found = _foreign(resolved, facts)
        if found is None:
            continue
        locale = resolved.document.file.locale
        language = facts.site.config.locale(found.file.locale).label
        gets = _WHAT_READERS_GET[_fallback(locale, facts.site.config)].format(language=language)
        yield Finding(
            resolved.link.span,
            {"target": resolved.link.target, "path": found.file.path, "locale": locale, "gets": gets},
            hint=Message("Translate that page, or say beside the link which language it leads to"),
            path=resolved.document.file.path,
        )


def _fallback(locale: LocaleName, config: Config) -> Fallback:
    """Return what stands in for a missing page; Docusaurus serves the original at the translation's address."""
    return "page" if config.layout.name == "docusaurus" else config.fallback(locale)


def _foreign(resolved: ResolvedLink, facts: SiteFacts) -> Document | None:
    """Return the document a link leads to, if its group has no page in the link's locale."""
    target, own = resolved.target, resolved.document.file.locale
    if not isinstance(target, ToDocument):
        return None
    document = facts.site.documents[target.locale, target.key]
    version = facts.site.group_of(document).versions.get(own)
    if version is None:
        return document if target.locale != own else None
    if facts.published is None or (own, version.file.key) in facts.published.routes:
        return None
    # Its translation is not far enough to be published; that of an original or a draft is another matter.
    source = facts.site.source_of(version)
    is_original_out = source is not None and (source.file.locale, source.file.key) in facts.published.routes
    return source if is_original_out else None


RULE = SiteRule(
    code=RuleCode("LK003"),
    name="link-untranslated-target",
    severity=Severity.INFO,
    message="`{target}` leads to {path}, which {locale} does not have: {gets}",
    page=__doc__,
    presets=(STRICT,),
    leads=True,
    check=check,
)
