r"""A link's host is not what it looks like.

## Why
`gіthub.com` with a Cyrillic і, or `https://github.com@example.net`, leads somewhere else than a reader believes. A host
that mixes Latin letters with Cyrillic or Greek ones is nobody's name, and a name before an `@` is no host.

## Bad
```markdown escaped
源码在 [GitHub](https://g\u0456thub.com/docpipe)。
```

```markdown
源码在 [GitHub](https://github.com@example.net/docpipe)。
```

## Good
```markdown
源码在 [GitHub](https://github.com/@docpipe)，说明在 [这里](https://例子.测试/安装)。
```

## Sources
Unicode Technical Standard 39, 5.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.rule import DocumentRule
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.link import Image, Link

_USER = "the address has a name before its host: it leads to `{host}`"
_AUTHORITY = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?[/\\]{2}([^/\\?#]*)")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_OTHER = re.compile(r"[\u0370-\u03ff\u0400-\u052f\u0531-\u0587\u13a0-\u13ff]")
# Cyrillic and Greek letters, and the Latin ones they look like.
_LIKE = str.maketrans("аеорсухіјѕһԁԛԝӏкмтвнɡαορνικτυχ", "aeopcyxijshdqwlkmtbhgaopviktux")
_ASCII_END = re.compile(r"[\x00-\x7f]+")


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per link or image whose host deceives."""
    document = facts.document
    if document is None:
        return
    links: tuple[Link | Image, ...] = (*document.links, *document.images)
    for link in links:
        if "//" in link.target or "\\" in link.target:
            yield from _judge(link)


def _judge(link: Link | Image) -> Iterator[Finding]:
    found = _AUTHORITY.match(link.target)
    if found is None:
        return
    user, at, host = found[1].rpartition("@")
    if at and not user.startswith(("{", "<", "$")):
        hint = Message("Write the address without what stands before @")
        yield Finding(link.target_span, {"host": host}, message=_USER, hint=hint)
    named = _decoded(host.rpartition(":")[0] or host)
    likely = named.translate(_LIKE)
    if any(_deceives(label, named) for label in named.split(".")):
        hint = Message("Write `{likely}` if that is meant", {"likely": likely})
        yield Finding(link.target_span, {"host": named}, hint=hint)


def _decoded(host: str) -> str:
    """Return a host with its letters, `xn--` undone."""
    if "xn--" not in host.lower():
        return host.lower()
    try:
        return host.lower().encode("ascii").decode("idna")
    except UnicodeError:
        return host.lower()


def _deceives(label: str, host: str) -> bool:
    """Tell whether a part of a host mixes scripts, or is all letters that look Latin under a Latin top domain."""
    if _OTHER.search(label) is None:
        return False
    if _LATIN.search(label):
        return True
    top = host.rpartition(".")[2]
    return _ASCII_END.fullmatch(top) is not None and _ASCII_END.fullmatch(label.translate(_LIKE)) is not None


RULE = DocumentRule(
    code=RuleCode("SE006"),
    name="link-homoglyph",
    severity=Severity.WARNING,
    message="the host `{host}` has letters of another alphabet that look Latin",
    page=__doc__,
    check=check,
)
