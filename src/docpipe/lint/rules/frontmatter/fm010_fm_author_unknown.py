"""An author is not in the site's register of authors.

## Why
Where `content/authors.yml` exists, posts name authors by their keys in it. A key that is not there shows
up on the page as it is, without a name, a link or a picture. Sites without the file are not asked.

## Bad
```yaml content/authors.yml
dora:
  name: 朵拉
```

```markdown raw
---
title: 概述
date: 2024-05-11
authors: [doar]
---

正文。
```

## Good
```yaml content/authors.yml
dora:
  name: 朵拉
```

```markdown raw
---
title: 概述
date: 2024-05-11
authors: [dora]
---

正文。
```
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from docpipe.lint.facts import SiteFacts
from docpipe.lint.rule import SiteRule
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity


def check(facts: SiteFacts) -> Iterator[Finding]:
    """Yield one finding per author whose key the register does not hold."""
    known = facts.site.registries.authors
    if known is None:
        return
    file = facts.site.registries.authors_file
    for document in facts.documents:
        for author in document.meta.authors:
            if author.key and author.key not in known:
                yield Finding(
                    author.span,
                    {"key": author.key, "file": file},
                    hint=_hint(author.key, list(known), file),
                    path=document.file.path,
                )


def _hint(key: str, known: list[str], file: str) -> Message:
    near = difflib.get_close_matches(key, known, n=1)
    if near:
        return Message("Did you mean `{near}`?", {"near": near[0]})
    return Message("Add `{key}:` with a `name:` to {file}", {"key": key, "file": file})


RULE = SiteRule(
    code=RuleCode("FM010"),
    name="fm-author-unknown",
    severity=Severity.ERROR,
    message="the author `{key}` is not in {file}",
    page=__doc__,
    check=check,
)
