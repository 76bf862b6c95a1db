"""A translation whose source is gone.

## Why
The source was deleted or renamed, and its translation stayed: nobody updates it, and readers of the other
language never see it. A post that was written in one language only is no orphan; one is, where the
ledger or `translation_of` say that there was a source.

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

from collections.abc import Iterator

from docpipe.lint.facts import SiteFacts, title_span
from docpipe.lint.rule import SiteRule
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.translation import Label


def check(facts: SiteFacts) -> Iterator[Finding]:
    """Yield one finding per orphan, at its title."""
    for state in facts.states:
        document = facts.site.by_path.get(state.target_path or state.path)
        if state.label is Label.ORPHAN and document is not None:
            arguments = {"locale": state.source_locale, "key": state.key}
            yield Finding(title_span(document), arguments, hint=Message(_HINT, arguments), path=document.file.path)


_HINT = "Delete it, bring the source back, or name the source's new place with `translation_of:`"

RULE = SiteRule(
    code=RuleCode("QA002"),
    name="qa-orphan-translation",
    severity=Severity.ERROR,
    message="the source of this translation, `{key}`, does not exist any more",
    page=__doc__,
    check=check,
)
