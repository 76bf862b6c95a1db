"""A link names a place of a translation by the id that it has in the source.

## Why
Ids are made of the words of a heading. When the heading was translated and the link was not, the reader lands at the
top of the page. Which heading of the translation is meant follows from its place beside the source; an id of its own,
`{#id}`, that is the same in all locales keeps such links right.

## Bad
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh", "en"]
```

```markdown content/zh/a.md
见[步骤](#安装步骤)。

## 安装步骤

正文。
```

```markdown content/en/a.md
See [the steps](#安装步骤).

## Installation

The text.
```

## Good
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh", "en"]
```

```markdown content/zh/a.md
见[步骤](#安装步骤)和[用法](#usage)。

## 安装步骤

正文。

## 用法 {#usage}

正文。
```

```markdown content/en/a.md
See [the steps](#installation) and [how to use it](#usage).

## Installation

The text.

## How to use it {#usage}

The text.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.lint.aspect import Aspect
from docpipe.lint.drift import Drifts
from docpipe.lint.facts import SiteFacts
from docpipe.lint.fragments import LetterCase, aim
from docpipe.lint.rule import SiteRule
from docpipe.lint.target_fix import fragment_fix
from docpipe.model.diagnostic import Applicability, Finding, Message, RuleCode, Severity


def check(facts: SiteFacts) -> Iterator[Finding]:
    """Yield one finding per link whose fragment is an id of the source's heading and not of its translation's."""
    drifts, letter_case = Drifts(facts), LetterCase()
    for resolved in facts.links:
        target, fragment = aim(resolved, facts)
        drift = drifts.of(target, fragment) if target is not None and fragment else None
        # A matter of capital and small letters alone is AN002's; where the alignment does not tell, AN001 speaks.
        if target is None or drift is None or not drift.meant or letter_case.meant(target, fragment) is not None:
            continue
        yield Finding(
            resolved.link.target_span,
            {
                "target": resolved.link.target,
                "path": target.file.path,
                "source": drift.source.file.path,
                "meant": drift.meant,
            },
            hint=Message("Write `#{meant}`", {"meant": drift.meant}),
            fix=fragment_fix(resolved, fragment, drift.meant, Applicability.UNSAFE),
            path=resolved.document.file.path,
        )


RULE = SiteRule(
    code=RuleCode("AN005"),
    name="anchor-locale-drift",
    severity=Severity.ERROR,
    message="`{target}` names a place as {source} calls it; in {path} it is `{meant}`",
    fixable=Applicability.UNSAFE,
    changes=frozenset({Aspect.URLS}),
    page=__doc__,
    leads=True,
    check=check,
)
