"""A post lacks its title or date, or a page its title.

## Why
Lists, feeds and addresses need both. A date in the file's name counts (`2024-05-11-name.md`), and so does
what a translation takes over from its source; a page may be called by its first heading. A post that has
only a heading can be published, so that is a warning. So is a file without a date among posts that all have theirs
in their names: Jekyll takes such a file for no post, and authors keep templates there. A draft gets its date
on the day it is published. A loose file outside any site, and a page in a folder that no generator reads, owe nobody
a title; where another generator makes the pages, one without a title is a remark.

## Bad
```markdown content/zh/posts/a.md raw
---
title: 概述
---

正文。
```

```markdown content/zh/posts/a.md raw
---
date: 2024-05-11
---

正文。
```

or

```markdown content/zh/about.md raw
---
description: 我们是谁
---

正文。
```

or

```markdown content/zh/posts/a.md raw
---
date: 2024-05-11
---

# 概述

正文。
```

## Good
```markdown content/zh/posts/2024-05-11-a.md raw
---
title: 概述
---

正文。
```

or

```markdown content/zh/about.md raw
---
description: 我们是谁
---

# 关于我们

正文。
```

or

```markdown content/zh/posts/a.md raw
---
title: 概述
date: 2024-05-11
---

正文。
```

```markdown content/en/posts/a.md raw
---
title: Overview
---

Text.
```

or

```markdown content/zh/posts/a.md raw
---
title: 概述
draft: true
---

正文。
```
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator, Sequence

from docpipe.index.inherit import effective_kind, effective_meta
from docpipe.lint.facts import SiteFacts
from docpipe.lint.rule import SiteRule
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.document import Document, DocumentKind
from docpipe.parse.file_names import date_in_name

_NO_SITE = "folder"
"""The layout of a folder of Markdown files that no generator is known to read."""
_HABIT = 3
"""So many posts that are dated by their names show how their author does it."""


def check(facts: SiteFacts) -> Iterator[Finding]:
    """Yield one finding per field that a document needs and has neither itself nor from its source."""
    undated: list[Document] = []
    layout = facts.site.config.layout
    for document in facts.documents:
        if _is_loose(document):
            continue
        source = None
        if (document.file.locale, document.file.key) in facts.site.group_keys:
            source = facts.site.source_of(document)
        kind = effective_kind(document, source)
        if kind is DocumentKind.POST and document.front_matter is not None:
            meta = effective_meta(document, source)
            if meta.date is None and not meta.draft:
                undated.append(document)
            yield from _titles(document)
        elif kind is DocumentKind.PAGE and not document.title and layout.name != _NO_SITE:
            yield _missing("title", "…", document, None if layout.is_own else Severity.INFO)
    if undated:
        yield from _dates(undated, facts)


def _dates(undated: Sequence[Document], facts: SiteFacts) -> Iterator[Finding]:
    """Yield one finding per post without a date."""
    missing, named, others = Counter(map(_folder, undated)), Counter[str](), Counter[str]()
    for document in facts.documents:
        folder = _folder(document)
        if folder in missing and document.kind is DocumentKind.POST and not document.meta.draft:
            (named if date_in_name(document.file) else others)[folder] += 1
    for document in undated:
        folder = _folder(document)
        # Those that are not dated by name are the ones without a date, and no more.
        if named[folder] >= max(_HABIT, missing[folder]) and others[folder] == missing[folder]:
            yield _unnamed(document)
        else:
            yield _missing("date", "YYYY-MM-DD", document)


def _folder(document: Document) -> str:
    return posixpath.dirname(document.file.path)


def _unnamed(document: Document) -> Finding:
    return Finding(
        document.front_matter.span if document.front_matter else None,
        message="the other posts here have a date in their names, this one has none",
        hint=Message(
            "Name it YYYY-MM-DD-{name}, or write `date: YYYY-MM-DD` into the front matter; a template is `draft: true`",
            {"name": posixpath.basename(document.file.path)},
        ),
        path=document.file.path,
        severity=Severity.WARNING,
    )


def _titles(document: Document) -> Iterator[Finding]:
    if not document.title:
        yield _missing("title", "…", document)
    elif document.title_heading >= 0:
        yield Finding(
            document.headings[document.title_heading].span,
            message="the title of this post stands in its first heading only",
            hint=Message("Write it into the front matter: `title: {title}`", {"title": document.title}),
            path=document.file.path,
            severity=Severity.WARNING,
        )


def _is_loose(document: Document) -> bool:
    """Tell whether a file is no site's: then it is a version of nothing, and its path is its key."""
    return document.file.key == document.file.path


def _missing(field: str, example: str, document: Document, severity: Severity | None = None) -> Finding:
    where = "the front matter" if document.front_matter else "front matter at the top of the file"
    return Finding(
        document.front_matter.span if document.front_matter else None,
        {"field": field, "kind": document.kind.value},
        hint=Message("Write `{field}: {example}` into {where}", {"field": field, "example": example, "where": where}),
        path=document.file.path,
        severity=severity,
    )


RULE = SiteRule(
    code=RuleCode("FM004"),
    name="fm-required-field",
    severity=Severity.ERROR,
    message="this {kind} has no `{field}`",
    page=__doc__,
    precision=1.0,
    check=check,
)
