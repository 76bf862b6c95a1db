"""The title or description of a translation is still in the source's language.

## Why
The title is what readers see first, in lists, feeds, search results and shared links; it stands in the front
matter, where a translator, or a machine that is given the body alone, overlooks it.

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
title: 分布式存储
date: 2024-05-11
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
---

正文。
```

```markdown content/en/a.md raw
---
title: Distributed storage
date: 2024-05-11
---

Text.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.lint.aligned import quoted
from docpipe.lint.beside import place_of
from docpipe.lint.facts import PairFacts
from docpipe.lint.rule import PairRule
from docpipe.lint.scripts import foreign_script
from docpipe.model.block import BlockKind
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.translation import Freshness

_FIELDS = {BlockKind.TITLE: "title", BlockKind.DESCRIPTION: "description"}


def check(pair: PairFacts) -> Iterator[Finding]:
    """Yield one finding per field that was left; nothing where the whole file was, which another rule says."""
    left = [state for state in pair.state.states if state.freshness is Freshness.UNTRANSLATED]
    found = [(pair.target.blocks[index], state) for state in left for index in state.target]
    fields = [(block, state) for block, state in found if block.kind in _FIELDS]
    if not fields or foreign_script(pair.target, pair.site.config.locale(pair.target.file.locale)):
        return
    language = pair.site.config.locale(pair.target.file.locale).label
    for block, state in fields:
        place = place_of(pair.source, state.source[0])
        arguments = {"field": _FIELDS[block.kind], "text": quoted(block.text), "language": language, "place": place}
        yield Finding(block.span, arguments, hint=Message("Write in {language} what {place} says", arguments))


RULE = PairRule(
    code=RuleCode("QA013"),
    name="qa-fm-untranslated",
    severity=Severity.WARNING,
    message="the {field} is still in the source's language: `{text}`",
    page=__doc__,
    check=check,
)
