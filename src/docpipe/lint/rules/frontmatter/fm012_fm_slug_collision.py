"""Two posts ask for the same address.

## Why
A generator that meets the same slug twice overwrites one page with the other, in whatever order it read them.
docpipe gives the second one another address, which nobody has chosen and which changes when the first one goes. Where
no author wrote a slug and only the files' names are alike, that is a warning.

## Bad
```markdown content/zh/posts/a.md raw
---
title: 概述
date: 2024-05-11
slug: ai
---

正文。
```

```markdown content/zh/posts/b.md raw
---
title: 续篇
date: 2024-06-12
slug: ai
---

正文。
```

## Good
```markdown content/zh/posts/a.md raw
---
title: 概述
date: 2024-05-11
slug: ai
---

正文。
```

```markdown content/zh/posts/b.md raw
---
title: 续篇
date: 2024-06-12
slug: ai-2
---

正文。
```
"""

from __future__ import annotations

import datetime as dt
import posixpath
from collections.abc import Iterator

from docpipe.config.schema import Config
from docpipe.index.collisions import OURS, Collision
from docpipe.lint.facts import SiteFacts, title_span
from docpipe.lint.rule import SiteRule
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.document import Document
from docpipe.model.text import Span

_UNUSABLE = "`{wanted}` cannot be an address"
_NO_PAGE = "`{holder}` stands where `{wanted}` should be: this file gets no page"
_RESERVED = "the address {wanted} is kept for docpipe's own pages"
# Their addresses hold the day of a post, so that a slug may come again.
_DATED = frozenset({"hexo", "jekyll"})


def check(facts: SiteFacts) -> Iterator[Finding]:
    """Yield one finding per document that had to give way to another.

    Where another generator makes the addresses, only slugs that authors wrote are compared.
    """
    if facts.site.config.layout.is_own:
        yield from _collisions(facts)
        return
    holders: dict[tuple[object, ...], Document] = {}
    for document in facts.documents:
        if document.meta.slug and not document.meta.draft:
            holder = holders.setdefault(_address(document, facts.site.config), document)
            if holder is not document:
                yield _finding(
                    Collision(document.file.path, document.meta.slug, "-", holder.file.path),
                    document,
                )


def _collisions(facts: SiteFacts) -> Iterator[Finding]:
    """Yield what the index says; of a translation that took its slug over, only its source's finding."""
    collided = {collision.path for collision in facts.site.collisions}
    for collision in facts.site.collisions:
        document = facts.site.by_path[collision.path]
        version = (document.file.locale, document.file.key)
        is_known = facts.site.documents.get(version) is document
        source = facts.site.source_of(document) if is_known else None
        if source is None or document.meta.slug or source.file.path not in collided:
            yield _finding(collision, document, is_chosen=_has_slug(document, facts))


def _has_slug(document: Document, facts: SiteFacts) -> bool:
    """Tell whether somebody wrote the address of a document, here or in its source; files of one name count too."""
    if facts.site.documents.get((document.file.locale, document.file.key)) is not document:
        return True
    source = facts.site.source_of(document)
    return bool(document.meta.slug or (source and source.meta.slug))


def _address(document: Document, config: Config) -> tuple[object, ...]:
    """Return what no two posts may share; a slug from `/` is one of its mount, since each has an address of its own."""
    meta, path = document.meta, document.file.path
    mounts = (mount.folder for mount in config.mounts if path.startswith(f"{mount.folder}/"))
    folder = max(mounts, key=len, default="") if meta.slug.startswith("/") else posixpath.dirname(path)
    day: dt.date | None = meta.date.date() if meta.date and config.layout.name in _DATED else None
    return document.file.locale, folder, meta.slug.strip("/"), day


def _finding(collision: Collision, document: Document, *, is_chosen: bool = True) -> Finding:
    arguments = {"wanted": collision.wanted, "holder": collision.holder, "given": collision.given}
    message, hint = None, Message("Write another `slug:` into one of the two")
    if not collision.holder:
        message, hint = _UNUSABLE, Message("Write a `slug:` of letters, digits and hyphens")
    elif collision.holder == OURS:
        message, hint = _RESERVED, Message("Write another `slug:`")
    elif not collision.given:
        message, hint = _NO_PAGE, Message("Rename one of the two")
    severity = None if is_chosen else Severity.WARNING
    return Finding(_place(document), arguments, message=message, hint=hint, path=collision.path, severity=severity)


def _place(document: Document) -> Span | None:
    fields = document.front_matter.fields if document.front_matter else ()
    named = (field for field in fields if field.key.lower() in {"slug", "permalink", "url"})
    field = next(named, None)
    return field.value_span if field else title_span(document)


RULE = SiteRule(
    code=RuleCode("FM012"),
    name="fm-slug-collision",
    severity=Severity.ERROR,
    message="`{holder}` has the address `{wanted}` too",
    page=__doc__,
    check=check,
)
