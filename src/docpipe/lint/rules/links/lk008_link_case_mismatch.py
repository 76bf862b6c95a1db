"""A link and the file it means differ in capital and small letters.

## Why
On Windows and macOS both names are the same file, so the link works where the post is written; on the server, where
they are two, the reader gets an error page.

## Bad
```markdown content/zh/a.md
详见[安装指南](./Install.md)。
```

```markdown content/zh/install.md
正文。
```

## Good
```markdown content/zh/a.md
详见[安装指南](./install.md)。
```

```markdown content/zh/install.md
正文。
```
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from docpipe.lint.aspect import Aspect
from docpipe.lint.facts import SiteFacts
from docpipe.lint.letter_case import path_of, right_case
from docpipe.lint.rule import SiteRule
from docpipe.lint.target_fix import path_fix
from docpipe.model.diagnostic import Applicability, Finding, Message, RuleCode, Severity


def check(facts: SiteFacts) -> Iterator[Finding]:
    """Yield one finding per link whose path is that of a file but for letter case."""
    for resolved in facts.links:
        meant = right_case(resolved.link.target, resolved.target)
        if meant is None:
            continue
        link = resolved.link
        written = meant if posixpath.splitext(path_of(link.target))[1] else posixpath.splitext(meant)[0]
        yield Finding(
            link.target_span,
            {"target": link.target, "meant": meant},
            hint=Message("Write `{written}`", {"written": written}),
            fix=path_fix(link, written, Applicability.SAFE),
            path=resolved.document.file.path,
        )


RULE = SiteRule(
    code=RuleCode("LK008"),
    name="link-case-mismatch",
    severity=Severity.ERROR,
    message="`{target}` and the file `{meant}` differ in capital and small letters",
    fixable=Applicability.SAFE,
    changes=frozenset({Aspect.URLS}),
    page=__doc__,
    leads=True,
    check=check,
)
