"""The date of a post and the date in its file's name are days apart.

## Why
One of the two is a typing mistake (day and month swapped, last year's name copied), and readers get the one
that counts for the generator. A difference of one day is left alone: a time zone is enough for it. Translations
keep the name of their source and are not asked.

## Bad
```markdown content/zh/posts/2024-05-11-a.md raw
---
title: 概述
date: 2024-11-05
---

正文。
```

## Good
```markdown content/zh/posts/2024-05-11-a.md raw
---
title: 概述
date: 2024-05-11 20:30:00
---

正文。
```
"""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.rule import DocumentRule
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.front_matter import Field, FrontMatter
from docpipe.parse.file_names import date_in_name

_KEYS = ("date", "publishdate", "pubdate", "published", "created")


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield a finding if an original has another day in its front matter than in its name."""
    document = facts.document
    if document is None or document.front_matter is None or document.file.locale != facts.config.source:
        return
    named, date = date_in_name(document.file), document.meta.date
    field = _date_field(document.front_matter)
    if named is None or date is None or field is None:
        return
    try:
        day = date.astimezone(ZoneInfo(facts.config.site.timezone)).date()
    except OverflowError:  # the first or the last day of the calendar
        day = date.date()
    if abs((day - named).days) > 1:
        yield Finding(
            field.value_span,
            {"day": day.isoformat(), "named": named.isoformat()},
            hint=Message("Write `{key}: {named}`, or rename the file", {"key": field.key, "named": named.isoformat()}),
        )


def _date_field(front_matter: FrontMatter) -> Field | None:
    """Return the field that the date of the post was read from."""
    fields = {field.key.lower(): field for field in reversed(front_matter.fields)}
    usable = (fields[key] for key in _KEYS if key in fields)
    return next((field for field in usable if field.text and not isinstance(field.value, bool)), None)


RULE = DocumentRule(
    code=RuleCode("FM009"),
    name="fm-date-filename-mismatch",
    severity=Severity.WARNING,
    message="the post is dated {day}, its file {named}",
    page=__doc__,
    check=check,
)
