"""Raw HTML, which is shown as text.

## Why
Posts are not trusted to bring their own markup: a tag in them is shown to the reader as it is written.
A file is told so once. HTML comments are left out. In `.mdx` files, `import` and `export` lines and JSX tags are
named once, as a remark. Where another generator makes the pages, raw HTML is its affair: only frames are looked at,
once their hosts are listed.

## Bad
```markdown
请按 <kbd>Ctrl</kbd> 键。
```

```markdown
<div align="center">居中的文字</div>
```

## Good
```markdown
请按 `Ctrl` 键。
```

```markdown
<!-- 这里以后要补一张图 -->

正文。
```

## Options
`lint.options.iframe_hosts`: the hosts whose frames may be embedded; without it every frame may, where raw HTML works.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.rule import DocumentRule, issues_of
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.markup import RawHtml
from docpipe.model.text import Span

_CODE = RuleCode("SE002")
_TAG = re.compile(r"<(?P<slash>/?)(?P<name>[A-Za-z][^\s<>/]*)[^<>]*>?")
_FRAME = re.compile(r"<iframe\b[^<>]*?\ssrc\s*=\s*[\"']?(?:https?:)?//([^/\s\"'<>?#:]+)", re.IGNORECASE)
_FOREIGN = "a frame shows `{host}`, which is not among the hosts this site embeds"
_LONGEST = 80
_MARKDOWN_INSTEAD = {"br": "a backslash at the end of the line", "img": "![…](…)", "a": "[…](…)", "b": "**…**"}


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield what parsing says of JSX, and one finding per stretch of raw HTML, at its first tag.

    A closing tag by itself is part of what its opening tag was reported for.
    """
    parsed = facts.parsed
    if not facts.config.layout.is_own:
        yield from _frames(facts)
        return
    yield from issues_of(parsed, _CODE)
    opened: Counter[str] = Counter()
    for stretch in parsed.html:
        tags = list(_TAG.finditer(stretch.text))
        is_reported = bool(tags) and all(tag["slash"] and opened[tag["name"].lower()] > 0 for tag in tags)
        for tag in tags:
            opened[tag["name"].lower()] += -1 if tag["slash"] else 1
        if tags and not is_reported:
            span = _span_of(tags[0], stretch)
            yield Finding(span, {"tag": span.of(parsed.text)}, hint=_hint(tags[0]["name"].lower()))


def _frames(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per frame whose host is not on the site's list."""
    allowed = facts.config.lint.options.iframe_hosts
    for stretch in facts.parsed.html if allowed else ():
        for frame in _FRAME.finditer(stretch.text):
            host = frame[1].lower()
            if host not in allowed:
                start = stretch.span.start
                hint = Message("Add {host} to lint.options.iframe_hosts, or link to it", {"host": host})
                yield Finding(
                    Span(start + frame.start(1), start + frame.end(1)), {"host": host}, message=_FOREIGN, hint=hint
                )


def _span_of(tag: re.Match[str], stretch: RawHtml) -> Span:
    """Return the part of a tag that fits into a message: the whole, or the beginning of its first line."""
    start = stretch.span.start + tag.start()
    return Span(start, start + min(len(tag[0].splitlines()[0]), _LONGEST))


def _hint(name: str) -> Message:
    instead = _MARKDOWN_INSTEAD.get(name)
    if instead:
        return Message("Write {instead} instead of <{name}>", {"instead": instead, "name": name})
    return Message("Write <{name}> in Markdown, or put it in backticks if it is meant as text", {"name": name})


RULE = DocumentRule(
    code=_CODE,
    name="html-not-allowed",
    severity=Severity.WARNING,
    message="raw HTML is shown as text: `{tag}`",
    page=__doc__,
    precision=0.97,
    most=1,
    check=check,
)
