"""Tags are separated by a full-width comma, and so are one tag.

## Why
YAML knows the half-width comma alone: `[公司，路线图]` is a list of one tag, and the post is missing from both
tags' pages. A `，` inside quotation marks is left alone: there it is meant.

## Bad
```markdown raw
---
title: 概述
date: 2024-05-11
tags: [公司，路线图]
---

正文。
```

```markdown raw
---
title: 概述
date: 2024-05-11
authors: [dora、bob, carol]
---

正文。
```

## Good
```markdown raw
---
title: 概述
date: 2024-05-11
tags: [公司, "衣，食，住，行"]
---

正文。
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docpipe.lint.aspect import Aspect
from docpipe.lint.facts import DocumentFacts
from docpipe.lint.rule import DocumentRule
from docpipe.model.diagnostic import Applicability, Edit, Finding, Fix, Message, RuleCode, Severity
from docpipe.model.front_matter import Field
from docpipe.model.text import Span

_LISTS = frozenset({"tags", "tag", "categories", "category", "authors", "author", "keywords"})
_SEPARATOR = re.compile(r"[ \t]*[，、][ \t]*")
# What a YAML word in a list may begin with and stay a word.
_PLAIN = re.compile(r"[^\s,\[\]{}#&*!|>'\"%@`:?-]")


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per entry of a list in brackets that holds a full-width comma outside quotation marks."""
    front_matter = facts.document.front_matter if facts.document else None
    if front_matter is None or front_matter.format != "yaml":
        return
    for field in front_matter.fields:
        if field.key.lower() in _LISTS and field.value_span.of(facts.text).startswith("["):
            for item in field.parts:
                yield from _judge(item, facts.text)


def _judge(item: Field, text: str) -> Iterator[Finding]:
    written = item.value_span.of(text)
    if written != item.text:
        return
    found = list(_SEPARATOR.finditer(written))
    if not found:
        return
    parts = _SEPARATOR.split(written)
    start = item.value_span.start
    mark = found[0][0].strip()
    first = start + found[0].start() + found[0][0].index(mark)
    edits = tuple(Edit(Span(start + each.start(), start + each.end()), ", ") for each in found)
    yield Finding(
        Span(first, first + 1),
        {"mark": mark, "item": written},
        hint=Message("Write `{list}`", {"list": ", ".join(filter(None, parts))}),
        fix=Fix(Applicability.SAFE, edits) if all(_PLAIN.match(part) for part in parts) else None,
    )


RULE = DocumentRule(
    code=RuleCode("FM007"),
    name="fm-tag-fullwidth-separator",
    severity=Severity.ERROR,
    message="`{mark}` separates nothing in YAML: `{item}` is one entry",
    fixable=Applicability.SAFE,
    changes=frozenset({Aspect.FRONT_MATTER}),
    page=__doc__,
    check=check,
)
