"""A tag is not in the site's register of tags.

## Why
Where `content/tags.yml` exists, posts name tags by their keys in it. Another spelling makes a second tag with
a page of its own, and half of the posts are missing from each. Sites without the file are not asked.

## Bad
```yaml content/tags.yml
ai-研究:
  label: AI 研究
```

```markdown raw
---
title: 概述
date: 2024-05-11
tags: [AI研究]
---

正文。
```

## Good
```yaml content/tags.yml
ai-研究:
  label: AI 研究
```

```markdown raw
---
title: 概述
date: 2024-05-11
tags: [ai-研究]
---

正文。
```
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator

from docpipe.lint.aspect import Aspect
from docpipe.lint.facts import SiteFacts
from docpipe.lint.rule import SiteRule
from docpipe.model.diagnostic import Applicability, Edit, Finding, Fix, Message, RuleCode, Severity
from docpipe.model.document import Document
from docpipe.model.front_matter import Field
from docpipe.model.taxonomy import Term

_BETWEEN = re.compile(r"[\s_\-·.]+")
_WORD = re.compile(r"[^\W\d][\w/-]*")
# YAML reads these as something else than a text.
_SPECIAL = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})


def check(facts: SiteFacts) -> Iterator[Finding]:
    """Yield one finding per tag whose key the register does not hold."""
    known = facts.site.registries.tags
    if known is None:
        return
    folded = _by_fold(known)
    for document in facts.documents:
        lists = _lists(document)
        # Without tags the categories stand in for them, and those are no tags of the register.
        for tag in document.meta.tags if lists else ():
            if tag not in known:
                field = _field(lists, tag)
                meant = _meant(tag, folded)
                yield Finding(
                    field.value_span,
                    {"tag": tag},
                    hint=_hint(tag, meant),
                    fix=_fix(field, tag, meant),
                    path=document.file.path,
                )


def _by_fold(known: dict[str, Term]) -> dict[str, str]:
    """Return the keys by how they and their labels look without case, width and what stands between words."""
    labels = {_fold(label): key for key, term in known.items() for label in term.labels.values()}
    return labels | {_fold(key): key for key in known}


def _fold(name: str) -> str:
    return _BETWEEN.sub("", unicodedata.normalize("NFKC", name).casefold())


def _meant(tag: str, folded: dict[str, str]) -> str:
    near = difflib.get_close_matches(_fold(tag), list(folded), n=1, cutoff=0.75)
    return folded[near[0]] if near else ""


def _lists(document: Document) -> tuple[Field, ...]:
    """Return the fields that hold the tags of a document."""
    fields = document.front_matter.fields if document.front_matter else ()
    return tuple(field for field in fields if field.key.lower() in {"tags", "tag"})


def _field(lists: tuple[Field, ...], tag: str) -> Field:
    """Return where a tag is written, or the list it is in."""
    items = (item for field in lists for item in (field.parts or (field,)))
    return next((item for item in items if item.text.strip() == tag), lists[0])


def _hint(tag: str, meant: str) -> Message:
    if meant:
        return Message("Did you mean `{meant}`?", {"meant": meant})
    return Message("Add `{tag}:` with a `label:` to tags.yml", {"tag": tag})


def _fix(field: Field, tag: str, meant: str) -> Fix | None:
    if not meant or field.text.strip() != tag:
        return None
    is_word = _WORD.fullmatch(meant) is not None and meant.lower() not in _SPECIAL
    quoted = '"' + meant.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return Fix(Applicability.UNSAFE, (Edit(field.value_span, meant if is_word else quoted),))


RULE = SiteRule(
    code=RuleCode("FM011"),
    name="fm-tag-unknown",
    severity=Severity.WARNING,
    message="the tag `{tag}` is not in tags.yml",
    fixable=Applicability.UNSAFE,
    changes=frozenset({Aspect.FRONT_MATTER}),
    page=__doc__,
    check=check,
)
