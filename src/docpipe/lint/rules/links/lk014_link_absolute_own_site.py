"""A link to a page of the site itself is written with its whole address.

## Why
It leads out of a preview and of a site that has moved, and a translation that keeps it leads its readers back to the
other language. Nobody checks it either, because it looks like a link to somewhere else.

## Bad
```toml docpipe.toml
[site]
base_url = "https://example.org/"
source = "zh"
locales = ["zh"]
```

```markdown content/zh/a.md
详见[安装指南](https://example.org/zh/install/)。
```

```markdown content/zh/install.md
正文。
```

## Good
```toml docpipe.toml
[site]
base_url = "https://example.org/"
source = "zh"
locales = ["zh"]
```

```markdown content/zh/a.md
详见[安装指南](./install.md)，或见[别处](https://example.com/zh/install/)。
```

```markdown content/zh/install.md
正文。
```
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from docpipe.index.targets import Resolved, ToAsset, ToDocument
from docpipe.lint.aspect import Aspect
from docpipe.lint.facts import ResolvedLink, SiteFacts
from docpipe.lint.rule import SiteRule
from docpipe.model.diagnostic import Applicability, Edit, Finding, Fix, Message, RuleCode, Severity
from docpipe.model.link import LinkKind

_ABSOLUTE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
# Here the address is what the reader reads, or the text is HTML, whose addresses nobody resolves.
_LEFT = frozenset({LinkKind.AUTOLINK, LinkKind.HTML, LinkKind.FRONT_MATTER})
_PLAIN = re.compile(r"[^\s()<>\\&]+")


def check(facts: SiteFacts) -> Iterator[Finding]:
    """Yield one finding per link with a whole address that leads to a document or file of the site."""
    if not facts.site.config.site.base_url:
        return
    for resolved in facts.links:
        link = resolved.link
        if link.kind in _LEFT or not _ABSOLUTE.match(link.target):
            continue
        written = _relative(resolved, resolved.target, facts)
        if written:
            is_literal = len(link.target_span) == len(link.target) and "?" not in link.target
            may_fix = is_literal and _PLAIN.fullmatch(written) is not None
            yield Finding(
                link.target_span,
                {"target": link.target},
                hint=Message("Write `{written}`", {"written": written}),
                fix=Fix(Applicability.SAFE, (Edit(link.target_span, written),)) if may_fix else None,
                path=resolved.document.file.path,
            )


def _relative(resolved: ResolvedLink, target: Resolved, facts: SiteFacts) -> str:
    """Return the address to write instead, or "" where the link leads to nothing we know."""
    if not isinstance(target, ToDocument | ToAsset):
        return ""
    if not facts.site.config.layout.is_own:
        # How a path to a file is read is the generator's matter; an address from the root all of them know.
        base = facts.site.config.site.base_url.rstrip("/").partition("//")[2]
        return _ABSOLUTE.sub("", resolved.link.target, count=1).removeprefix(base) or "/"
    fragment = f"#{target.fragment}" if target.fragment else ""
    if isinstance(target, ToAsset):
        if target.path.startswith("static/"):
            return target.path.removeprefix("static") + fragment
        path = target.path
    else:
        path = facts.site.documents[target.locale, target.key].file.path
    relative = posixpath.relpath(path, posixpath.dirname(resolved.document.file.path))
    return (relative if relative.startswith("../") else f"./{relative}") + fragment


RULE = SiteRule(
    code=RuleCode("LK014"),
    name="link-absolute-own-site",
    severity=Severity.WARNING,
    message="`{target}` is a page of this site, written as one of another",
    fixable=Applicability.SAFE,
    changes=frozenset({Aspect.URLS}),
    page=__doc__,
    leads=True,
    check=check,
)
