"""The front matter of a translation says something else than its source: another date, author, slug or tag.

## Why
Dates, authors and tags are facts about a post, not text. A translation that says them differently sorts at
another place, has other authors, and is missing below its tag. A translation inherits what it does not
write, so the best it can do is not to write them. Names of authors may be translated, so only keys are
compared; tags are compared through `tags.yml`, and without that file not at all. A slug in another language
may be on purpose and is a warning.

## Bad
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh", "en"]
```

```markdown content/zh/a.md raw
---
title: 分布式存储
date: 2024-05-11
---

正文。
```

```markdown content/en/a.md raw
---
title: Distributed storage
date: 2024-11-05
---

Text.
```

## Good
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh", "en"]
```

```markdown content/zh/a.md raw
---
title: 分布式存储
date: 2024-05-11
slug: storage
---

正文。
```

```markdown content/en/a.md raw
---
title: Distributed storage
---

Text.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.lint.aspect import Aspect
from docpipe.lint.facts import PairFacts
from docpipe.lint.rule import PairRule
from docpipe.model.diagnostic import Applicability, Edit, Finding, Fix, Message, RuleCode, Severity
from docpipe.model.document import Document
from docpipe.model.front_matter import Field, Meta
from docpipe.model.taxonomy import Term

_DATES = frozenset({"date", "publishdate", "pubdate", "published", "pubdatetime"})
_AUTHORS = frozenset({"authors", "author"})
_TAGS = frozenset({"tags", "tag"})
_SLUGS = frozenset({"slug"})


def check(pair: PairFacts) -> Iterator[Finding]:
    """Yield one finding per field that differs, at its value; the source must have it and the translation write it."""
    for keys, differs, severity in (
        (_DATES, _other_date(pair.source.meta, pair.target.meta), None),
        (_AUTHORS, _other_authors(pair), None),
        (_TAGS, _other_tags(pair), None),
        (_SLUGS, _other_slug(pair.source.meta, pair.target.meta), Severity.WARNING),
    ):
        ours, theirs = _field(pair.source, keys), _field(pair.target, keys)
        if differs and ours is not None and theirs is not None:
            arguments = {"field": theirs.key, "target": _shown(theirs), "source": _shown(ours)}
            hint = Message("Take `{field}` out: a translation has its source's", arguments)
            yield Finding(theirs.value_span, arguments, hint=hint, fix=_fix(ours, theirs, pair), severity=severity)


def _field(document: Document, keys: frozenset[str]) -> Field | None:
    fields = document.front_matter.fields if document.front_matter else ()
    return next((field for field in fields if field.key.lower() in keys), None)


def _shown(field: Field) -> str:
    return field.text or ", ".join(part.text for part in field.parts)


def _other_date(source: Meta, target: Meta) -> bool:
    if source.date is None or target.date is None:
        return False
    if source.date_only or target.date_only:
        return source.date.date() != target.date.date()
    return source.date != target.date


def _other_authors(pair: PairFacts) -> bool:
    """Compare keys; where one is in no register, a rule of its own says so, and the two may well be one person."""
    ours, theirs = ([author.key for author in side.meta.authors] for side in (pair.source, pair.target))
    known = pair.site.registries.authors
    is_sure = all(key and (known is None or key in known) for key in (*ours, *theirs))
    return bool(ours) and bool(theirs) and is_sure and ours != theirs


def _other_slug(source: Meta, target: Meta) -> bool:
    is_latin = source.slug.isascii() and target.slug.isascii()
    return is_latin and bool(source.slug) and bool(target.slug) and source.slug.strip("/") != target.slug.strip("/")


def _other_tags(pair: PairFacts) -> bool:
    known = pair.site.registries.tags
    if known is None:
        return False
    by_label = {label: key for key, term in known.items() for label in (key, *term.labels.values())}
    ours, theirs = _keys(pair.source.meta, known, by_label), _keys(pair.target.meta, known, by_label)
    return bool(ours) and bool(theirs) and ours != theirs


def _keys(meta: Meta, known: dict[str, Term], by_label: dict[str, str]) -> frozenset[str]:
    """Return the keys of the tags that the register holds; the others are another rule's."""
    keys = (tag if tag in known else by_label.get(tag, "") for tag in meta.tags)
    return frozenset(filter(None, keys))


def _fix(ours: Field, theirs: Field, pair: PairFacts) -> Fix | None:
    """Return how to write the source's value, for a plain one in the same format of front matter."""
    formats = {document.front_matter.format for document in (pair.source, pair.target) if document.front_matter}
    is_plain = bool(ours.text) and len(theirs.value_span) == len(theirs.text) and len(ours.value_span) == len(ours.text)
    if len(formats) > 1 or not is_plain:
        return None
    return Fix(Applicability.SAFE, (Edit(theirs.value_span, ours.text),))


RULE = PairRule(
    code=RuleCode("QA012"),
    name="qa-fm-drift",
    severity=Severity.ERROR,
    message="`{field}` is `{target}` here, and `{source}` in the source",
    fixable=Applicability.SAFE,
    changes=frozenset({Aspect.FRONT_MATTER}),
    page=__doc__,
    check=check,
)
