"""A published post leads to a host that only its author reaches.

## Why
`http://localhost:4000/docs/install/` and `http://192.168.3.86/a.png` are left over from a preview or an internal tool:
for every reader they are broken. They are found without asking anybody:

- an image on such a host: an error;
- a link to the author's own machine whose path is a page of this very site: an error;
- a link to another machine of a private network, where the words do not say so: a warning.

Guides lead to the *reader's* own machine on purpose, “open <http://localhost:8080>”: so a link is fine where the text
beside it shows the host or the port, where it is written out as an address, where it leads to the reader's own machine
and not to a page of this site, or to what is a router in most homes (`192.168.1.1`).

Three real repositories have 17 such links; all of them are meant for the reader's machine, and none is told.

After `docpipe links --external` a name that leads into a private network is told as well, as a warning: docpipe never
asks such a host, so it knows no more of it.

## Bad
```markdown
详见[安装指南](http://localhost:4000/zh/install/)。
```

```markdown content/zh/install.md
正文。
```

An image that nobody else sees:

```markdown
![架构图](http://192.168.3.86:8989/a.png)
```

An internal tool:

```markdown
构建结果见[构建平台](http://build.internal/jobs/7)。
```

## Good
```markdown
启动后打开 <http://localhost:8080/zh/install/>，或打开[控制台](http://localhost:8080/console)。

浏览器访问 `http://localhost:4000`，进入[安装页](http://localhost:4000/zh/install/)；[路由器](http://192.168.1.1/)同理。
```

```markdown content/zh/install.md
正文。
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from docpipe.index.links import resolve
from docpipe.index.targets import ToAsset, ToDocument
from docpipe.lint.answered import answered
from docpipe.lint.facts import ResolvedLink, SiteFacts
from docpipe.lint.private_hosts import is_own_machine, is_private
from docpipe.lint.rule import SiteRule
from docpipe.model.answer import Reason
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.link import LinkKind

_IMAGE = "the image `{target}` is on a host that readers do not reach"
_NETWORK = "`{target}` is on a host of a private network"
_BY_NAME = "the host of `{target}` has an address in a private network"
_PUBLIC = Message("Link to where readers find it, or say in the text whose network is meant")
_ROUTER = re.compile(r"(?:192\.168|10\.\d{1,3}|172\.\d{2})\.\d{1,3}\.(?:1|254)")


def check(facts: SiteFacts) -> Iterator[Finding]:
    """Yield one finding per link or image on a host that says it is not public, or that was found not to be."""
    for image in facts.images:
        target = image.image.target
        if is_private(_host(target)):
            hint = Message("Put the file beside the post, and write its path")
            path = image.document.file.path
            yield Finding(image.image.target_span, {"target": target}, message=_IMAGE, hint=hint, path=path)
    for link in facts.links:
        if is_private(_host(link.link.target)) and not _is_meant(link):
            yield from _left_over(link, facts)
    added = facts.answers.added if facts.answers else None
    for each in answered(facts):
        if each.answer.reason is Reason.PRIVATE and not is_private(_host(each.target)):
            path, arguments = each.place.path, {"target": each.target}
            is_old = added is not None and each.place not in added
            severity = Severity.INFO if is_old else Severity.WARNING
            yield Finding(each.place.span, arguments, message=_BY_NAME, hint=_PUBLIC, path=path, severity=severity)


def _left_over(resolved: ResolvedLink, facts: SiteFacts) -> Iterator[Finding]:
    link, path = resolved.link, resolved.document.file.path
    if not is_own_machine(_host(link.target)):
        severity = Severity.WARNING
        yield Finding(link.target_span, {"target": link.target}, _NETWORK, _PUBLIC, path=path, severity=severity)
        return
    parts = urlsplit(link.target)
    inside = parts.path + (f"#{parts.fragment}" if parts.fragment else "")
    if parts.path.strip("/") and isinstance(resolve(inside, resolved.document, facts.site), ToDocument | ToAsset):
        hint = Message("Write `{inside}`", {"inside": inside})
        yield Finding(link.target_span, {"target": link.target}, hint=hint, path=path)


def _is_meant(resolved: ResolvedLink) -> bool:
    """Tell whether the reader sees whose machine this is: by the address itself, or by the words beside it."""
    link, host = resolved.link, _host(resolved.link.target)
    if link.kind is LinkKind.AUTOLINK or _ROUTER.fullmatch(host):
        return True
    text = resolved.document.blocks[link.block].text if 0 <= link.block < len(resolved.document.blocks) else ""
    port = _port(link.target)
    return host in text.lower() or (port is not None and f":{port}" in text)


def _host(target: str) -> str:
    if not target.strip().lower().startswith(("http://", "https://", "//")):
        return ""
    try:
        return urlsplit(target.strip()).hostname or ""
    except ValueError:
        return ""


def _port(target: str) -> int | None:
    try:
        return urlsplit(target.strip()).port
    except ValueError:
        return None


RULE = SiteRule(
    code=RuleCode("LK013"),
    name="link-private-host",
    severity=Severity.ERROR,
    message="`{target}` is a page of this site on the author's own machine",
    page=__doc__,
    leads=True,
    check=check,
)
