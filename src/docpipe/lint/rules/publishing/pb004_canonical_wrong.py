"""A built page gives another page's address as its own.

## Why
`<link rel="canonical">` tells search engines which address counts. An English page that names the Chinese one there
is never found; and where a page names none, its copies under other addresses compete with it.

## Bad
```toml docpipe.toml
[site]
base_url = "https://example.org/"
source = "zh"
locales = ["zh"]
```

```markdown content/zh/a.md
正文。
```

```jinja themes/templates/article.html.j2
<!doctype html>
<html lang="{{ locale.tag }}">
<head><title>{{ page.title }}</title><link rel="canonical" href="https://example.org/zh/"></head>
<body>{{ markup }}</body>
</html>
```

## Good
```toml docpipe.toml
[site]
base_url = "https://example.org/"
source = "zh"
locales = ["zh"]
```

```markdown content/zh/a.md
正文。
```

```jinja themes/templates/article.html.j2
<!doctype html>
<html lang="{{ locale.tag }}">
<head><title>{{ page.title }}</title><link rel="canonical" href="{{ canonical }}"></head>
<body>{{ markup }}</body>
</html>
```

## Sources
RFC 6596 (the canonical link relation).
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.lint.facts import title_span
from docpipe.lint.page_addresses import address_of, comparable
from docpipe.lint.presets import PUBLISH
from docpipe.lint.rendered import OutputFacts
from docpipe.lint.rule import OutputRule
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity


def check(facts: OutputFacts) -> Iterator[Finding]:
    """Yield one finding per page made of a document whose canonical address is not its own."""
    if not facts.site.config.site.base_url:
        return
    for page in facts.rendered.pages:
        document = facts.site.by_path.get(page.document)
        own = address_of(page.path, facts.site)
        if document is None or not page.is_indexed or comparable(page.canonical) == own:
            continue
        yield Finding(
            title_span(document),
            {"canonical": page.canonical, "own": own},
            message=None if page.canonical else "the page at {own} names no canonical address",
            hint=Message('Write `<link rel="canonical" href="{{ canonical }}">` in the template'),
            path=document.file.path,
        )


RULE = OutputRule(
    code=RuleCode("PB004"),
    name="canonical-wrong",
    severity=Severity.ERROR,
    message="the page at {own} says that its address is {canonical}",
    page=__doc__,
    presets=(PUBLISH,),
    check=check,
)
