"""A link inside the site leads nowhere.

## Why
The file was renamed, moved or never written, and the reader lands on an error page. Links are followed as
authors write them: relative to the file or to its page, with or without `.md`, to files and to addresses, and by the
tags of generators: `{{< ref "a.md" >}}` in a site made by Hugo, `{% post_url 2020-01-01-a %}` in one made by Jekyll.

## Bad
```markdown content/zh/a.md
详见[安装指南](./instal.md)。
```

```markdown content/zh/install.md
正文。
```

## Good
```markdown content/zh/a.md
详见[安装指南](./install.md)，以及[外面的文档](https://example.org/)。
```

```markdown content/zh/install.md
正文。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.index.targets import Broken
from docpipe.lint.aspect import Aspect
from docpipe.lint.facts import ResolvedLink, SiteFacts
from docpipe.lint.letter_case import right_case
from docpipe.lint.rule import SiteRule
from docpipe.lint.target_fix import path_fix
from docpipe.model.diagnostic import Applicability, Edit, Finding, Fix, Message, RuleCode, Severity
from docpipe.model.link import Link, LinkKind
from docpipe.model.text import Span


def check(facts: SiteFacts) -> Iterator[Finding]:
    """Yield one finding per broken target, where it is written; links through one definition share it."""
    for resolved in facts.links:
        # A matter of capital and small letters alone is LK008's.
        if isinstance(resolved.target, Broken) and right_case(resolved.link.target, resolved.target) is None:
            link, near = resolved.link, resolved.target.suggestions
            is_label = _names_definition(resolved)
            yield Finding(
                link.target_span,
                {"target": link.target, "reason": resolved.target.reason},
                hint=_reference_hint(link) if is_label else _hint(near),
                fix=_reference_fix(link) if is_label else _fix(link, near),
                path=resolved.document.file.path,
            )


def _names_definition(resolved: ResolvedLink) -> bool:
    """Tell whether the address of `[text](1)` is the label of a definition, `[1]: …`, so that `[text][1]` was meant."""
    link = resolved.link
    is_bare = link.kind is LinkKind.INLINE and link.span.end == link.target_span.end + len(")")
    return is_bare and link.target.lower().upper() in resolved.document.labels


def _reference_hint(link: Link) -> Message:
    return Message("Did you mean `[{text}][{label}]`?", {"text": link.text, "label": link.target})


def _reference_fix(link: Link) -> Fix | None:
    if len(link.target_span) != len(link.target):
        return None
    brackets = Span(link.target_span.start - len("("), link.span.end)
    return Fix(Applicability.UNSAFE, (Edit(brackets, f"[{link.target}]"),))


def _hint(suggestions: tuple[str, ...]) -> Message:
    if not suggestions:
        return Message("Correct the path, or take the link out")
    return Message("Did you mean {near}?", {"near": " or ".join(f"`{path}`" for path in suggestions)})


def _fix(link: Link, suggestions: tuple[str, ...]) -> Fix | None:
    """Return the change to the one path that may have been meant."""
    return path_fix(link, suggestions[0], Applicability.UNSAFE) if len(suggestions) == 1 else None


RULE = SiteRule(
    code=RuleCode("LK001"),
    name="link-broken-internal",
    severity=Severity.ERROR,
    message="the link `{target}` leads nowhere: {reason}",
    fixable=Applicability.UNSAFE,
    changes=frozenset({Aspect.URLS, Aspect.INLINE}),
    page=__doc__,
    precision=1.0,
    leads=True,
    check=check,
)
