"""A translation whose source is gone.

## Why
The source was deleted or renamed, and its translation stayed: nobody updates it, and readers of the other
language never see it. A post that was written in one language only is no orphan; one is, where the
ledger or `translation_of` say that there was a source.

Where one of the two was only renamed, the ledger knows their texts: docpipe goes on to compare them, and says which
file it is, and how to rename the other. Readers still find two posts in place of one, until the names agree or
`translation_of` joins them. The ledger follows: `docpipe l10n sync` moves it.

## Bad
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh", "en"]
```

```markdown content/en/a.md raw
---
title: Overview
date: 2024-05-11
translation_of: gone
---

Text.
```

## Good
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh", "en"]
```

```markdown content/en/a.md raw
---
title: Overview
date: 2024-05-11
---

Text.
```
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator

from docpipe.lint.aspect import Aspect
from docpipe.lint.facts import SiteFacts, title_span
from docpipe.lint.rule import SiteRule
from docpipe.model.diagnostic import Applicability, Edit, Finding, Fix, Message, RuleCode, Severity
from docpipe.model.document import Document
from docpipe.model.text import Span
from docpipe.model.translation import Label, TranslationState

_FIELD = "translation_of"
_PLAIN = re.compile(r"[^\W_][\w./-]*")


def check(facts: SiteFacts) -> Iterator[Finding]:
    """Yield one finding per orphan, at its title; one whose source has another name now is told which, and mended."""
    for state in facts.states:
        document = facts.site.by_path.get(state.target_path or state.path)
        if document is None:
            continue
        if state.label is Label.ORPHAN:
            remove = shlex.join(["git", "rm", document.file.path])
            arguments = {"locale": state.source_locale, "key": state.key, "remove": remove}
            yield Finding(title_span(document), arguments, hint=Message(_HINT, arguments), path=document.file.path)
        elif source := _renamed(state, document, facts):
            yield _told(source, document, facts)


def _renamed(state: TranslationState, document: Document, facts: SiteFacts) -> Document | None:
    """Return the source that the ledger knows of and the names do not; None where both agree."""
    source = facts.site.by_path.get(state.path)
    if not state.target_path or source is None or source is document:
        return None
    return None if facts.site.group_of(document).key == facts.site.group_of(source).key else source


def _told(source: Document, document: Document, facts: SiteFacts) -> Finding:
    key = source.file.key
    wanted = facts.site.places.path_of(key, document.file.locale)
    arguments = {
        "key": document.file.key,
        "path": source.file.path,
        "source": key,
        "wanted": wanted,
        "move": shlex.join(["git", "mv", document.file.path, wanted]),
    }
    is_free = bool(wanted) and wanted not in facts.site.by_path
    return Finding(
        title_span(document),
        arguments,
        message=_RENAMED,
        hint=Message(_MOVE if is_free else _NAME, arguments),
        fix=_fix(document, key),
        path=document.file.path,
        severity=Severity.WARNING,
    )


def _fix(document: Document, key: str) -> Fix | None:
    """Return how to name the source in the front matter, in front of everything else there."""
    front = document.front_matter
    if front is None or front.format != "yaml" or not front.fields:
        return None
    written = key if _PLAIN.fullmatch(key) else json.dumps(key, ensure_ascii=False)
    known = front.field(_FIELD)
    if known is not None:
        return Fix(Applicability.UNSAFE, (Edit(known.value_span, written),))
    start = front.fields[0].key_span.start
    return Fix(Applicability.UNSAFE, (Edit(Span(start, start), f"{_FIELD}: {written}\n"),))


_HINT = "Delete it (`{remove}`), bring the source back, or name the source's new place with `translation_of:`"
_MOVE = "Rename this file (`{move}`, then `docpipe l10n sync`), or write `translation_of: {source}`"
_NAME = "Write `translation_of: {source}`"
_RENAMED = "the source of this translation, `{key}`, has another name now: `{path}`"

RULE = SiteRule(
    code=RuleCode("QA002"),
    name="qa-orphan-translation",
    severity=Severity.ERROR,
    message="the source of this translation, `{key}`, does not exist any more",
    fixable=Applicability.UNSAFE,
    changes=frozenset({Aspect.FRONT_MATTER}),
    page=__doc__,
    check=check,
)
