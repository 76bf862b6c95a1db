"""A link leads to another language, though the page exists in the reader's own.

## Why
Whoever translates a post copies its addresses, and one that names a locale goes on leading there. The reader of the
English page lands in the middle of the Chinese site, though the English page is one folder away. A link to the page's
own other versions is a choice of language and is left alone; so is one whose text says which language it leads to.

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
See [installation](../zh/b.md).
```

```markdown content/en/b.md
The text.
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
See [installation](./b.md), or [the original](../zh/b.md) in Chinese. This page: [中文](../zh/a.md).
```

```markdown content/en/b.md
The text.
```
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from docpipe.index.links import resolve
from docpipe.index.named import named_in
from docpipe.index.targets import ToDocument
from docpipe.lint.aspect import Aspect
from docpipe.lint.facts import ResolvedLink, SiteFacts
from docpipe.lint.language_words import names_language
from docpipe.lint.letter_case import path_of
from docpipe.lint.rule import SiteRule
from docpipe.lint.target_fix import address_fix
from docpipe.model.diagnostic import Applicability, Finding, Fix, Message, RuleCode, Severity
from docpipe.model.document import Document

# A generator's tag in the text of a block is an address, and no text.
_TAG = re.compile(r"\{\{[^{}]*\}\}|\{%[^{}]*\}")


def check(facts: SiteFacts) -> Iterator[Finding]:
    """Yield one finding per link that names another locale's version of a page its own locale has."""
    if len(facts.site.config.site.locales) == 1:
        return
    for resolved in facts.links:
        target = resolved.target
        if not isinstance(target, ToDocument) or target.locale == resolved.document.file.locale:
            continue
        led_to = facts.site.documents[target.locale, target.key]
        version = _own_version(resolved, led_to, facts)
        if version is None or _is_meant(resolved, led_to, facts):
            continue
        said = {"language": facts.site.config.locale(target.locale).label, "path": version.file.path}
        yield Finding(
            resolved.link.target_span,
            {"target": resolved.link.target, **said},
            hint=Message("Link to {path}, or say in the text that it leads to {language}", said),
            fix=_fix(resolved, version, facts),
            path=resolved.document.file.path,
        )


def _own_version(resolved: ResolvedLink, led_to: Document, facts: SiteFacts) -> Document | None:
    """Return the version in the link's own locale of the document it leads to; None for that of its own page."""
    group, own = facts.site.group_of(led_to), resolved.document.file.locale
    version = group.versions.get(own)
    if version is None or version is resolved.document:
        return None
    is_left_out = facts.published is not None and (own, version.file.key) not in facts.published.routes
    return None if is_left_out and facts.site.config.layout.is_own else version


def _is_meant(resolved: ResolvedLink, led_to: Document, facts: SiteFacts) -> bool:
    """Tell whether the author means that language, or names none: then the fragment alone led there."""
    document, link = resolved.document, resolved.link
    locale = facts.site.config.locale(led_to.file.locale)
    block = document.blocks[link.block].text if 0 <= link.block < len(document.blocks) else ""
    named = named_in(link.target.strip())
    if link.language or (named is not None and named.locale) or names_language(_TAG.sub("", block), locale):
        return True
    bare = resolve(link.target.partition("#")[0], document, facts.site)
    return not isinstance(bare, ToDocument) or bare.locale == document.file.locale


def _fix(resolved: ResolvedLink, version: Document, facts: SiteFacts) -> Fix | None:
    """Return the fix that names the own version in the manner of the link, where it surely leads there."""
    written = _as_written(resolved, version, facts)
    found = resolve(written, resolved.document, facts.site) if written else None
    if not isinstance(found, ToDocument) or (found.locale, found.key) != (version.file.locale, version.file.key):
        return None
    return address_fix(resolved.link, written, Applicability.UNSAFE)


def _as_written(resolved: ResolvedLink, version: Document, facts: SiteFacts) -> str:
    path = path_of(resolved.link.target)
    if not path.startswith("/") and ":" not in path and not path.endswith("/"):
        relative = posixpath.relpath(version.file.path, posixpath.dirname(resolved.document.file.path))
        relative = relative if posixpath.splitext(path)[1] else posixpath.splitext(relative)[0]
        return f"./{relative}" if path.startswith(".") and not relative.startswith(".") else relative
    if not facts.site.config.layout.is_own:
        # Which address another generator gives the page is not known.
        return ""
    route = facts.site.routes.get((version.file.locale, version.file.key), "")
    base = facts.site.config.site.base_url.rstrip("/")
    folder = urlsplit(base).path
    if not path.startswith("/") or path.startswith("//"):
        return base + route if route else ""
    return folder + route if route and folder and path.startswith(f"{folder}/") else route


RULE = SiteRule(
    code=RuleCode("LK002"),
    name="link-wrong-locale",
    severity=Severity.ERROR,
    message="`{target}` leads to {language}, though there is {path}",
    fixable=Applicability.UNSAFE,
    changes=frozenset({Aspect.URLS}),
    page=__doc__,
    leads=True,
    check=check,
)
