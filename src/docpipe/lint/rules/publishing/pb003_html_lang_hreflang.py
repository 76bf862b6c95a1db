"""A built page names a wrong language, or not all of its versions.

## Why
Browsers, screen readers and search engines go by `<html lang>`. The versions of a page name each other with
`hreflang`, every one all of them and a default; where one does not answer, search engines drop the pair. docpipe's own
theme writes all of that, so what is found here stands in a template of the site's own.

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
<html lang="en">
<head><title>{{ page.title }}</title><link rel="canonical" href="{{ canonical }}"></head>
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
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.lint.facts import title_span
from docpipe.lint.page_addresses import address_of, comparable
from docpipe.lint.presets import PUBLISH
from docpipe.lint.rendered import OutputFacts, RenderedPage
from docpipe.lint.rule import OutputRule
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.document import Document

_DEFAULT = "x-default"
_LANG = "the page says `{said}` is its language, and it is `{tag}`"
_NO_LANG = "the page does not say its language, which is `{tag}`"
_MISSING = "the page does not name its version in {language} with hreflang"
_WRONG = "the page names {href} as its version in `{tag}`, which is no version of it"
_NOT_BACK = "the page names {href} as its version in `{tag}`, which does not name it back"
_NO_DEFAULT = "the page names versions with hreflang and no `x-default`"


def check(facts: OutputFacts) -> Iterator[Finding]:
    """Yield one finding per wrong language and per version that is missing, wrong or one-sided."""
    versions = _Versions(facts)
    for page in facts.rendered.pages:
        document = facts.site.by_path.get(page.document)
        if document is None:
            continue
        span = title_span(document)
        for message, arguments, hint in (*_language(page, document, facts), *versions.problems(page, document)):
            yield Finding(span, {"page": page.path, **arguments}, message=message, hint=hint, path=document.file.path)


_Problem = tuple[str, dict[str, str], Message]


def _language(page: RenderedPage, document: Document, facts: OutputFacts) -> Iterator[_Problem]:
    tag = facts.site.config.locale(document.file.locale).tag
    hint = Message('Write `<html lang="{{ locale.tag }}">` in the template')
    if not page.lang:
        yield _NO_LANG, {"tag": tag}, hint
    elif page.lang.lower() != tag.lower():
        yield _LANG, {"tag": tag, "said": page.lang}, hint


class _Versions:
    """The built pages by address, and which of them are versions of one document."""

    def __init__(self, facts: OutputFacts) -> None:
        self.site = facts.site
        self.has_base = bool(facts.site.config.site.base_url)
        indexed = (page for page in facts.rendered.pages if page.is_indexed)
        self.pages = {address_of(page.path, facts.site): page for page in indexed} if self.has_base else {}
        self.by_document = {page.document: address for address, page in self.pages.items()}

    def problems(self, page: RenderedPage, document: Document) -> Iterator[_Problem]:
        """Yield what is wrong with the versions a page names; nothing where search engines are kept out."""
        own = address_of(page.path, self.site) if self.has_base else ""
        if own not in self.pages:
            return
        expected = self._expected(document)
        named = {tag.lower(): comparable(href) for tag, href in page.alternates}
        yield from self._missing(expected, named)
        yield from self._wrong(page, own, set(expected.values()))
        if named and _DEFAULT not in named:
            yield _NO_DEFAULT, {}, Message('Add `<link rel="alternate" hreflang="x-default" …>` to the template')

    def _expected(self, document: Document) -> dict[str, str]:
        """Return the addresses of all published versions by language tag; empty where there is one only."""
        group = self.site.group_of(document)
        found = {
            self.site.config.locale(locale).tag.lower(): self.by_document[version.file.path]
            for locale, version in group.versions.items()
            if version.file.path in self.by_document
        }
        return found if len(found) > 1 else {}

    def _missing(self, expected: dict[str, str], named: dict[str, str]) -> Iterator[_Problem]:
        for tag, address in expected.items():
            if tag not in named:
                hint = Message('Write a `<link rel="alternate" hreflang="…">` for each of `alternates` in the template')
                yield _MISSING, {"language": self._label(tag), "href": address}, hint

    def _wrong(self, page: RenderedPage, own: str, expected: set[str]) -> Iterator[_Problem]:
        hint = Message("Let every version name all versions, itself too, by whole addresses")
        for tag, href in page.alternates:
            address = comparable(href)
            other = self.pages.get(address)
            if other is None or (address not in expected and address != own):
                yield _WRONG, {"href": href, "tag": tag}, hint
            elif own not in {comparable(back) for _, back in other.alternates}:
                yield _NOT_BACK, {"href": href, "tag": tag}, hint

    def _label(self, tag: str) -> str:
        return next(locale.label for locale in self.site.config.site.locales if locale.tag.lower() == tag)


RULE = OutputRule(
    code=RuleCode("PB003"),
    name="html-lang-hreflang",
    severity=Severity.ERROR,
    message="the page {page} names a wrong language, or not all of its versions",
    page=__doc__,
    presets=(PUBLISH,),
    check=check,
)
