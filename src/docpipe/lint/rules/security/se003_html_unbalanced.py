"""A raw HTML tag is opened and never closed, or closed and never opened.

## Why
A `<div>` without its end takes the rest of the post, and often of the page, with it. Tags that HTML closes by
itself (`<br>`, `<p>`, `<li>`) are not asked for, and a name in angle brackets that is no HTML (`<path>`) is no tag
here. What browsers mend without harm is a remark: an end of something that the page is not made of, and a tag that
what encloses it closes as well. `.mdx` files are left to their compiler, and where docpipe shows tags as text (SE002)
none encloses anything.

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

## Sources
HTML Living Standard, 13.2.6 (tree construction).
"""

from __future__ import annotations

import re
from collections import Counter
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
_TABLE = "table"
_CELLS = frozenset(["caption", "td", "th"])
# Elements inside a line: another one may cross them, and no end of a block closes them for good.
_INLINE = frozenset(
    """
    a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strike strong sub
    summary sup time u var
    """.split()  # noqa: SIM905 - as above
)
# What the page around a post is made of: their ends close more than the post.
_OF_PAGE = frozenset(["article", "aside", "div", "footer", "header", "main", "nav", "section"])
_RAW = frozenset({"script", "style", "textarea", "pre"})
_NESTED = _PAIRED | _CELLS
_CLOSED_LATE = "`<{tag}>` is closed only by the end of what encloses it"
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
    elements = _Elements()
    for closes, tag in _tags(facts):
        if closes:
            yield from elements.close(tag)
        else:
            elements.open(tag)
    yield from elements.end()


class _Scope:
    """What is open in a table, in a cell of it, or outside of all tables; no other end tag reaches beyond that."""

    def __init__(self, start: _Open | None = None) -> None:
        self.start = start
        self.blocks: list[_Open] = []
        self.names: Counter[str] = Counter()
        self.inline: dict[str, list[_Open]] = {}

    @property
    def is_cell(self) -> bool:
        return self.start is not None and self.start.name in _CELLS

    def open(self, tag: _Open) -> None:
        if tag.name in _INLINE:
            self.inline.setdefault(tag.name, []).append(tag)
        else:
            self.blocks.append(tag)
            self.names[tag.name] += 1

    def close(self, tag: _Open) -> Iterator[Finding]:
        """Close the nearest element of that name, and what of the same kind is open in it."""
        if self.inline.get(tag.name):
            self.inline[tag.name].pop()
        elif self.names[tag.name]:
            while (closed := self.blocks.pop()).name != tag.name:
                self.names[closed.name] -= 1
                yield _unclosed(closed, _CLOSED_LATE, Severity.INFO)
            self.names[tag.name] -= 1
        else:
            yield _stray(tag)

    def rest(self) -> Iterator[_Open]:
        """Yield what is still open."""
        yield from self.blocks
        for tags in self.inline.values():
            yield from tags


class _Elements:
    """The elements that are open at a place, as a browser counts them."""

    def __init__(self) -> None:
        self._scopes = [_Scope()]
        self._tables = 0

    def open(self, tag: _Open) -> None:
        if tag.name in _CELLS and self._scopes[-1].is_cell:
            # A cell ends where the next one of its table begins.
            self._scopes.pop()
        if tag.name in _CELLS or tag.name == _TABLE:
            self._tables += tag.name == _TABLE
            self._scopes.append(_Scope(tag))
        else:
            self._scopes[-1].open(tag)

    def close(self, tag: _Open) -> Iterator[Finding]:
        """Close the element, and yield what was wrong with that."""
        if tag.name in _CELLS:
            if self._scopes[-1].is_cell:
                yield from self._leave()
        elif tag.name != _TABLE:
            yield from self._scopes[-1].close(tag)
        elif self._tables:
            while self._scopes[-1].is_cell:
                yield from self._leave()
            yield from self._leave()
            self._tables -= 1
        else:
            yield _stray(tag)

    def end(self) -> Iterator[Finding]:
        """Yield what is open at the end of the post."""
        for scope in self._scopes:
            if scope.start is not None and not scope.is_cell:
                yield _unclosed(scope.start)
            yield from map(_unclosed, scope.rest())

    def _leave(self) -> Iterator[Finding]:
        """Leave a cell or table: whatever is open in it ends there."""
        for tag in self._scopes.pop().rest():
            yield _unclosed(tag, _CLOSED_LATE, Severity.INFO)


def _stray(tag: _Open) -> Finding:
    mild = None if tag.name in _OF_PAGE else Severity.INFO
    hint = Message("Take it out, or open it where it begins")
    return Finding(tag.span, {"tag": tag.name}, message=_NOT_OPENED, hint=hint, severity=mild)


def _unclosed(tag: _Open, message: str | None = None, severity: Severity | None = None) -> Finding:
    hint = Message("Write </{tag}> where it ends", {"tag": tag.name})
    return Finding(tag.span, {"tag": tag.name}, message=message, hint=hint, severity=severity)


def _tags(facts: DocumentFacts) -> Iterator[tuple[bool, _Open]]:
    """Yield the tags of elements that need both halves, and whether they close; what stands in a script is none."""
    raw = ""
    for stretch in facts.parsed.html:
        for found in _TAG.finditer(stretch.text):
            name, closes = found[2].lower(), bool(found[1])
            if raw and not (closes and name == raw):
                continue
            raw = "" if raw else name if name in _RAW and not closes else ""
            if name in _NESTED and not found[3].rstrip().endswith("/"):
                start = stretch.span.start + found.start()
                yield closes, _Open(name, Span(start, start + len(found[1]) + 1 + len(name)))


RULE = DocumentRule(
    code=RuleCode("SE003"),
    name="html-unbalanced",
    severity=Severity.WARNING,
    message="`<{tag}>` is opened and never closed",
    page=__doc__,
    most=1,
    check=check,
)
