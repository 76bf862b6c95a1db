"""Content brings code along that a browser would run.

## Why
A `<script>`, an `onclick=` or a link to `javascript:` runs in the reader's browser with the rights of the whole
site. docpipe shows such markup as text; other generators, and whoever republishes the post, run it. In their
repositories a tag may be meant, so there it is a warning. In `.mdx` files `onClick={…}` belongs to a component and is
left alone.

## Bad
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh"]

[lint]
ignore = ["SE002"]
```

```markdown
正文。

<script>alert(1)</script>
```

```markdown
请点[这里](javascript:alert(1))。
```

## Good
```markdown
写成 `<script>` 就好，`javascript:` 的链接也一样。
```

## Sources
OWASP, Cross Site Scripting Prevention Cheat Sheet.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import msgspec

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.rule import DocumentRule
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.markup import RawHtml
from docpipe.model.text import Span

_HANDLER = "the attribute `{found}` runs code in the reader's browser"
_ADDRESS = "the address `{found}…` runs code in the reader's browser"
_TAG = re.compile(r"<([A-Za-z][\w-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*+)>?")
_ATTRIBUTE = re.compile(r"(?<![\w:.@-])([A-Za-z][\w:-]*)[ \t\r\n]*+=[ \t\r\n]*+(\"[^\"]*\"|'[^']*'|[^\s\"'<>`]+)")
_ON = re.compile(r"on[a-z]{3,}")
_ADDRESSES = frozenset({"href", "src", "action", "formaction", "xlink:href", "data", "poster"})
_INVISIBLE = re.compile(r"[\x00-\x20]+")
_RUNS = re.compile(r"(?:javascript|vbscript):|data:text/html", re.IGNORECASE)
_SIGNS = ("script:", "data:text/html")
# The parser takes no link for one that leads to such an address, so it stands in the text.
_IN_TEXT = re.compile(
    r"(?:\]\([ \t]*<?[ \t]*|^ {0,3}\[[^\[\]\n]+\]:[ \t]*<?|<)((?:javascript|vbscript):|data:text/html)",
    re.IGNORECASE | re.MULTILINE,
)


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per script, event handler and address that runs code."""
    is_mdx = facts.parsed.file.path.endswith(".mdx")
    mild = None if facts.config.layout.is_own else Severity.WARNING
    for stretch in facts.parsed.html:
        for tag in _TAG.finditer(stretch.text):
            for finding in _judge(tag, stretch, is_mdx=is_mdx):
                yield msgspec.structs.replace(finding, severity=mild)
    lowered = facts.text.lower()
    if any(sign in lowered for sign in _SIGNS):
        for found in _IN_TEXT.finditer(facts.masked):
            yield _finding(Span(found.start(1), found.end(1)), facts.text, _ADDRESS)


def _judge(tag: re.Match[str], stretch: RawHtml, *, is_mdx: bool) -> Iterator[Finding]:
    start = stretch.span.start
    if tag[1].lower() == "script":
        yield _finding(Span(start + tag.start(), start + tag.end(1)), stretch.text, None, start)
    for found in _ATTRIBUTE.finditer(tag[2]):
        name, value = found[1].lower(), _INVISIBLE.sub("", html.unescape(found[2].strip("\"'")))
        first = start + tag.start(2) + found.start()
        span = Span(first, first + len(found[1]))
        if _ON.fullmatch(name) and not (is_mdx and found[2].startswith("{")):
            yield _finding(span, stretch.text, _HANDLER, start)
        elif name in _ADDRESSES and (runs := _RUNS.match(value)):
            yield Finding(span, {"found": runs[0]}, message=_ADDRESS, hint=Message("Lead to a page instead"))
        elif name == "srcdoc":
            yield _finding(span, stretch.text, _HANDLER, start)


def _finding(span: Span, text: str, message: str | None, start: int = 0) -> Finding:
    found = text[span.start - start : span.end - start]
    hint = Message("Take it out, or put it in backticks if it is meant as text")
    return Finding(span, {"found": found}, message=message, hint=hint)


RULE = DocumentRule(
    code=RuleCode("SE001"),
    name="html-unsafe",
    severity=Severity.ERROR,
    message="`{found}>` runs code in the reader's browser",
    page=__doc__,
    check=check,
)
