"""A container or comment is opened and never closed, or is of a kind that is not known.

## Why
`:::tip` without its `:::` takes the rest of the post into the box, and `<!--` without `-->` takes it off the
page. A kind of container that docpipe does not know (`:::details`) is shown as text with its marks; that is a remark,
and only where docpipe makes the pages.

## Bad
```markdown
:::tip 提示

先保存文件。

## 下一步

正文。
```

```markdown
正文。

<!-- 这里以后要补一张图

又一段正文。
```

## Good
```markdown
::::tip 提示

先保存文件。

:::warning
不要关机。
:::

::::

<!-- 这里以后要补一张图 -->
```

## Sources
CommonMark 0.31, 4.6: a comment that is not closed runs to the end of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.rule import DocumentRule
from docpipe.model.block import BlockKind
from docpipe.model.body import ADMONITIONS
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.text import Span

_MARK = re.compile(
    r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?P<colons>:{3,})[ \t]*"
    r"(?P<name>[A-Za-z][\w-]*|\{[^{}\n]*\})?(?P<rest>[^\r\n]*)(?=\r?$)",
    re.MULTILINE,
)
_ALIASES = ("success", "hint", "error", "warn", "secondary")
_KNOWN = frozenset((*ADMONITIONS, *_ALIASES))
_END = "-end"
_UNKNOWN = "docpipe knows no container `{name}`: its marks are shown as text"
_COMMENT = "the comment opened here is never closed: the rest is not shown"


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per container and comment that nothing closes, and a remark per unknown kind."""
    if ":::" in facts.text:
        yield from _containers(facts)
    if "<!--" in facts.text and facts.document:
        for block in facts.document.blocks:
            if block.kind is BlockKind.HTML and "<!--" in block.text:
                yield from _comment(block.span, facts.text)


def _containers(facts: DocumentFacts) -> Iterator[Finding]:
    opened: list[re.Match[str]] = []
    left: list[re.Match[str]] = []
    unknown: dict[str, re.Match[str]] = {}
    for mark in _marks(facts.open_text):
        name = (mark["name"] or "").lower()
        if name.endswith(_END):
            left += _ended(name.removesuffix(_END), opened)
        elif name:
            # A container on one line, `::: tip 文字 :::`, is an odd way to write and closed.
            if not mark["rest"].rstrip().endswith(":::"):
                opened.append(mark)
            if name not in _KNOWN:
                unknown.setdefault(name, mark)
        elif not mark["rest"].strip():
            left += _closed_by(mark, opened)
    left += opened
    yield from map(_unclosed, left)
    if facts.config.layout.is_own:
        yield from (_unknown(mark) for mark in unknown.values() if mark not in left)


def _marks(text: str) -> Iterator[re.Match[str]]:
    """Yield the marks; only lines with three colons are read."""
    place = text.find(":::")
    while place >= 0:
        mark = _MARK.match(text, text.rfind("\n", 0, place) + 1)
        if mark is not None:
            yield mark
        end = text.find("\n", place)
        place = text.find(":::", end) if end >= 0 else -1


def _closed_by(mark: re.Match[str], opened: list[re.Match[str]]) -> list[re.Match[str]]:
    """Take off `opened` what a closing mark closes, and return what it leaves open inside of that."""
    colons = len(mark["colons"])
    equal = next((n for n in reversed(range(len(opened))) if len(opened[n]["colons"]) == colons), None)
    if equal is not None:
        inner = opened[equal + 1 :]
        del opened[equal:]
        return inner
    # Pandoc, whose classes stand in braces, counts no colons.
    if opened and (len(opened[-1]["colons"]) < colons or opened[-1]["name"].startswith("{")):
        opened.pop()
    return []


def _ended(name: str, opened: list[re.Match[str]]) -> list[re.Match[str]]:
    """Take off `opened` what `:::name-end` closes, and return what it leaves open inside of that."""
    index = next((n for n in reversed(range(len(opened))) if opened[n]["name"].lower() == name), None)
    if index is None:
        return []
    inner = opened[index + 1 :]
    del opened[index:]
    return inner


def _unclosed(mark: re.Match[str]) -> Finding:
    arguments = {"mark": mark["colons"], "name": mark["name"]}
    return Finding(
        Span(mark.start("colons"), mark.end("name")),
        arguments,
        hint=Message("Write {mark} on a line of its own where it ends", arguments),
    )


def _unknown(mark: re.Match[str]) -> Finding:
    return Finding(
        Span(mark.start("colons"), mark.end("name")),
        {"name": mark["name"]},
        message=_UNKNOWN,
        hint=Message("Write one of {known}", {"known": ", ".join(ADMONITIONS)}),
        severity=Severity.INFO,
    )


def _comment(span: Span, text: str) -> Iterator[Finding]:
    start = text.rfind("<!--", span.start, span.end)
    # `<!-->` and `<!--->` are comments, and empty.
    if text.find("-->", start + 2, span.end) < 0:
        yield Finding(
            Span(start, start + len("<!--")), message=_COMMENT, hint=Message("Write --> where the comment ends")
        )


RULE = DocumentRule(
    code=RuleCode("ST008"),
    name="directive-unclosed",
    severity=Severity.ERROR,
    message="the container `{mark}{name}` opened here is never closed",
    page=__doc__,
    check=check,
)
