"""A file is written in another language than its locale.

## Why
A copy of the source that was never translated, or a file in the wrong folder: readers are sent to a page they
cannot read, search engines are told a language that is not there, and every count of what is translated is
wrong. Judged by script, so two languages in Latin letters are not told apart; short texts, lists of names and
code say nothing. Of a post that exists in one language only this is a warning, since blogs mix, as it is of
a draft.

## Bad
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh", "en"]
```

```markdown content/zh/a.md
分布式系统把计算和数据放在许多台机器上，每台机器只负责其中的一部分。机器之间通过网络交换消息，
任何一台都可能在任何时候失去响应，所以系统必须在一部分机器失效时继续工作。
```

```markdown content/en/a.md raw
---
title: Distributed systems
date: 2024-05-11
---

分布式系统把计算和数据放在许多台机器上，每台机器只负责其中的一部分。机器之间通过网络交换消息，
任何一台都可能在任何时候失去响应，所以系统必须在一部分机器失效时继续工作。
```

## Good
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh", "en"]
```

```markdown content/zh/a.md
分布式系统把计算和数据放在许多台机器上。
```

```markdown content/en/a.md raw
---
title: Distributed systems
date: 2024-05-11
---

A distributed system puts computation and data on many machines.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.lint.facts import SiteFacts, title_span
from docpipe.lint.rule import SiteRule
from docpipe.lint.scripts import NAMES, foreign_script
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.document import Document


def check(facts: SiteFacts) -> Iterator[Finding]:
    """Yield one finding per document at its title; nothing on a site of one locale."""
    config = facts.site.config
    if len(config.site.locales) == 1:
        return
    for document in facts.documents:
        locale = config.locale(document.file.locale)
        script = foreign_script(document, locale)
        if script and document.meta.source in {"", document.file.locale}:
            arguments = {"script": NAMES[script], "locale": locale.name, "language": locale.label}
            yield Finding(
                title_span(document),
                arguments,
                hint=Message("Translate it into {language}, or move it to the folder of its language", arguments),
                path=document.file.path,
                severity=_severity(document, facts),
            )


def _severity(document: Document, facts: SiteFacts) -> Severity | None:
    is_alone = len(facts.site.group_of(document).versions) == 1
    return Severity.WARNING if is_alone or document.meta.draft else None


RULE = SiteRule(
    code=RuleCode("QA004"),
    name="qa-wrong-language",
    severity=Severity.ERROR,
    message="this file is for `{locale}`, but its text is written in {script}",
    page=__doc__,
    precision=1.0,
    check=check,
)
