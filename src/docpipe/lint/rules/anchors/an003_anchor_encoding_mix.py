"""A post writes some places in percent-encoding and others in plain letters.

## Why
`#%E5%AE%89%E8%A3%85` and `#安装` lead to the same place. Only the second can be read, searched for and corrected by the
people who keep the post, and with both forms a search finds half of the links.

## Bad
```markdown
见[安装](#%E5%AE%89%E8%A3%85)和[用法](#用法)。

## 安装

正文。

## 用法

正文。
```

## Good
```markdown
见[安装](#安装)和[用法](#用法)。

## 安装

正文。

## 用法

正文。
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from docpipe.lint.aspect import Aspect
from docpipe.lint.facts import DocumentFacts
from docpipe.lint.presets import STRICT
from docpipe.lint.rule import DocumentRule
from docpipe.model.diagnostic import Applicability, Edit, Finding, Fix, Message, RuleCode, Severity
from docpipe.model.link import Link
from docpipe.model.text import Span

_OUTSIDE = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:|//")
_ENCODED = re.compile(r"%[89A-Fa-f][0-9A-Fa-f]")
# What must stay encoded in an address of Markdown.
_NOT_PLAIN = re.compile(r"[\s()<>\\&%#\ufffd\x00-\x1f\x7f]")


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per encoded fragment of a post that has plain ones too."""
    if "#" not in facts.text or _ENCODED.search(facts.text) is None:
        return
    links = [link for link in facts.document.links if not _OUTSIDE.match(link.target)] if facts.document else []
    if all(_fragment(link).isascii() for link in links):
        return
    for link in links:
        fragment = _fragment(link)
        decoded = unquote(fragment)
        if not _ENCODED.search(fragment) or decoded == fragment or _NOT_PLAIN.search(decoded):
            continue
        yield Finding(
            link.target_span,
            {"target": link.target},
            hint=Message("Write `#{decoded}`", {"decoded": decoded}),
            fix=_fix(link, fragment, decoded),
        )


def _fragment(link: Link) -> str:
    return link.target.partition("#")[2]


def _fix(link: Link, fragment: str, decoded: str) -> Fix | None:
    end = link.target_span.end
    if len(link.target_span) != len(link.target):
        return None
    return Fix(Applicability.SAFE, (Edit(Span(end - len(fragment), end), decoded),))


RULE = DocumentRule(
    code=RuleCode("AN003"),
    name="anchor-encoding-mix",
    severity=Severity.INFO,
    message="the place in `{target}` is percent-encoded, and others of this post are not",
    fixable=Applicability.SAFE,
    changes=frozenset({Aspect.URLS}),
    page=__doc__,
    presets=(STRICT,),
    check=check,
)
