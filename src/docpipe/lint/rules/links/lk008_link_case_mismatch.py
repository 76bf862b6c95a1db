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
import re
from collections.abc import Iterator

from docpipe.lint.aspect import Aspect
from docpipe.lint.facts import SiteFacts
from docpipe.lint.letter_case import path_of, right_case
from docpipe.lint.rule import SiteRule
from docpipe.model.diagnostic import Applicability, Edit, Finding, Fix, Message, RuleCode, Severity
from docpipe.model.link import Link
from docpipe.model.text import Span

# What can be written in an address of Markdown as it is.
_PLAIN = re.compile(r"[^\s()<>%\\&]+")


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
            fix=_fix(link, written),
            path=resolved.document.file.path,
        )


def _fix(link: Link, written: str) -> Fix | None:
    """Return the fix, where the path stands in the file letter by letter."""
    path = path_of(link.target)
    is_literal = len(link.target_span) == len(link.target) and not path.endswith("/")
    if not (is_literal and _PLAIN.fullmatch(path) and _PLAIN.fullmatch(written)):
        return None
    start = link.target_span.start
    return Fix(Applicability.SAFE, (Edit(Span(start, start + len(path)), written),))


RULE = SiteRule(
    code=RuleCode("LK008"),
    name="link-case-mismatch",
    severity=Severity.ERROR,
    message="`{target}` and the file `{meant}` differ in capital and small letters",
    fixable=Applicability.SAFE,
    changes=frozenset({Aspect.URLS}),
    page=__doc__,
    check=check,
)
