"""A raw HTML tag is opened and never closed, or closed and never opened.

## Why
A `<div>` without its end takes the rest of the post, and often of the page, with it. Tags that HTML closes by
itself (`<br>`, `<p>`, `<li>`) are not asked for, and a name in angle brackets that is no HTML (`<path>`) is no tag
here. `.mdx` files are left to their compiler, and where docpipe shows tags as text (SE002) none encloses anything.

## Bad
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh"]

[layout]
name = "hugo"

[[layout.mount]]
folder = "content/zh"
locale = "zh"
```

```markdown
<details>
<summary>详情</summary>

正文。

## 下一节

正文。
```

## Good
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh"]

[layout]
name = "hugo"

[[layout.mount]]
folder = "content/zh"
locale = "zh"
```

```markdown
<details>
<summary>详情</summary>

正文<br>换行。

</details>
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.rule import DocumentRule
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.text import Span

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)(?=[\s/>])((?:[^<>\"']|\"[^\"]*\"|'[^']*')*+)>")
_PAIRED = frozenset(
    """
    a abbr address article aside audio b bdi bdo big blockquote button canvas center cite code data datalist del
    details dfn dialog div dl em fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 header i iframe ins
    kbd label legend main map mark marquee menu nav noscript object ol output picture pre q ruby s samp script
    section select small span strike strong style sub summary sup svg table template textarea time u ul var video
    """.split()  # noqa: SIM905 - a list of this length is read better as a text
)
_RAW = frozenset({"script", "style", "textarea", "pre"})
_NOT_OPENED = "`</{tag}>` closes what was not opened"


class _Open(msgspec.Struct, frozen=True):
    """A start tag that waits for its end."""

    name: str
    span: Span


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per tag without its other half."""
    parsed = facts.parsed
    if not parsed.html or parsed.file.path.endswith(".mdx") or facts.config.layout.is_own:
        return
    opened: list[_Open] = []
    for closes, tag in _tags(facts):
        if not closes:
            opened.append(tag)
            continue
        nearest = next((n for n in reversed(range(len(opened))) if opened[n].name == tag.name), None)
        if nearest is None:
            hint = Message("Take it out, or open it where it begins")
            yield Finding(tag.span, {"tag": tag.name}, message=_NOT_OPENED, hint=hint)
            continue
        # `<b><i></b></i>` crosses and is whole: only what encloses is closed with its parent.
        del opened[nearest]
    for tag in opened:
        yield Finding(tag.span, {"tag": tag.name}, hint=Message("Write </{tag}> where it ends", {"tag": tag.name}))


def _tags(facts: DocumentFacts) -> Iterator[tuple[bool, _Open]]:
    """Yield the tags of elements that need both halves, and whether they close; what stands in a script is none."""
    raw = ""
    for stretch in facts.parsed.html:
        for found in _TAG.finditer(stretch.text):
            name, closes = found[2].lower(), bool(found[1])
            if raw and not (closes and name == raw):
                continue
            raw = "" if raw else name if name in _RAW and not closes else ""
            if name in _PAIRED and not found[3].rstrip().endswith("/"):
                start = stretch.span.start + found.start()
                yield closes, _Open(name, Span(start, start + len(found[1]) + 1 + len(name)))


RULE = DocumentRule(
    code=RuleCode("SE003"),
    name="html-unbalanced",
    severity=Severity.WARNING,
    message="`<{tag}>` is opened and never closed",
    page=__doc__,
    check=check,
)
