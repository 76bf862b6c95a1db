"""A bare address runs into the Chinese text behind it.

## Why
Most generators make a link of a bare address, and their link ends at the next blank, not at the Chinese mark: the
reader who clicks on `https://example.org/x。后文` gets an error page. Where docpipe or a generator that stops in time
makes the page, this is a remark for those who show the text elsewhere, on a code host for example. An address with
Chinese letters in its path is taken as it stands: only Chinese marks end one, and Chinese letters behind a host.

## Bad
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh"]

[markdown]
renderer = "commonmark"
```

```markdown
说明见https://example.org/x。后文继续。
```

## Good
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh"]

[markdown]
renderer = "commonmark"
```

```markdown
说明见<https://example.org/x>。后文继续，或见 https://example.org/y 这一页。
```

## Sources
GitHub Flavored Markdown, 6.9 (autolinks): an extended autolink ends at white space or `<`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docpipe.lint.aspect import Aspect
from docpipe.lint.facts import DocumentFacts
from docpipe.lint.rule import DocumentRule
from docpipe.lint.scan import is_han
from docpipe.model.block import RunKind
from docpipe.model.diagnostic import Applicability, Edit, Finding, Fix, Message, RuleCode, Severity
from docpipe.model.document import Parsed
from docpipe.model.text import Span
from docpipe.parse.bare import addresses_in

_MARKS = frozenset("，。；：！？、（）【】《》“”‘’「」『』…")
_BRACKET = re.compile(r"[\]］】][ \t]?[（(][ \t]*\Z")
_LONGEST_BRACKET = 8
# Generators whose links end where the address does (Hugo), or that make none of a bare address (Jekyll).
_STOP_IN_TIME = frozenset({"hugo", "jekyll"})
_PLAIN = "`{url}` runs into the text behind it where Markdown makes links of bare addresses, as on code hosts"


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per bare address that a Chinese mark follows; an error only where it becomes a link."""
    if "://" not in facts.text:
        return
    config = facts.config
    is_swallowed = config.markdown.renderer == "commonmark" and config.layout.name not in _STOP_IN_TIME
    for found in addresses_in(facts.text):
        if not _ends_at(facts.text[found.behind : found.behind + 1], is_host=found.is_host):
            continue
        # The address of what was to be a link is LK005's.
        is_address = _BRACKET.search(facts.text[max(0, found.start - _LONGEST_BRACKET) : found.start]) is not None
        if is_address or not _is_prose(facts.parsed, found.start, found.behind):
            continue
        span = Span(found.start, found.end)
        wrapped = f"<{span.of(facts.text)}>"
        yield Finding(
            span,
            {"url": span.of(facts.text)},
            message=None if is_swallowed else _PLAIN,
            hint=Message("Write `{wrapped}`", {"wrapped": wrapped}),
            fix=Fix(Applicability.SAFE, (Edit(span, wrapped),)),
            severity=None if is_swallowed else Severity.INFO,
        )


def _ends_at(character: str, *, is_host: bool) -> bool:
    """Tell whether an address ends before this character, and a generator's link does not."""
    return character in _MARKS or (is_host and bool(character) and is_han(character))


def _is_prose(parsed: Parsed, *offsets: int) -> bool:
    """Tell whether all characters at `offsets` are plain text, outside of links and code."""
    runs = [parsed.run_at(offset) for offset in offsets]
    return all(run is not None and run.kind is RunKind.TEXT and run.link < 0 for run in runs)


RULE = DocumentRule(
    code=RuleCode("LK004"),
    name="link-bare-url-cjk",
    severity=Severity.ERROR,
    message="the link of `{url}` does not end here: it takes the text behind it along",
    fixable=Applicability.SAFE,
    changes=frozenset({Aspect.TEXT, Aspect.INLINE, Aspect.URLS}),
    page=__doc__,
    precision=1.0,
    leads=True,
    check=check,
)
