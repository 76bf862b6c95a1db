"""An image file is not there.

## Why
The reader sees an empty frame. Looked at are images in the text and the cover in the front matter, where
they are files of the site; images on other hosts are the matter of IM002.

## Bad
```markdown content/zh/a.md
![网络的结构](./network.png)
```

## Good
```markdown content/zh/a.md
![网络的结构](./network.png)
```

```binary content/zh/network.png
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.index.targets import Broken
from docpipe.lint.facts import SiteFacts
from docpipe.lint.rule import SiteRule
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity


def check(facts: SiteFacts) -> Iterator[Finding]:
    """Yield one finding per image that should be a file of the site and is none."""
    for resolved in facts.images:
        if isinstance(resolved.target, Broken):
            yield Finding(
                resolved.image.target_span,
                {"target": resolved.image.target, "reason": resolved.target.reason},
                hint=_hint(resolved.target.suggestions),
                path=resolved.document.file.path,
            )


def _hint(suggestions: tuple[str, ...]) -> Message:
    if not suggestions:
        return Message("Put the file there, or correct the path")
    return Message("Did you mean {near}?", {"near": " or ".join(f"`{path}`" for path in suggestions)})


RULE = SiteRule(
    code=RuleCode("IM001"),
    name="image-missing-file",
    severity=Severity.ERROR,
    message="the image `{target}` is missing: {reason}",
    page=__doc__,
    leads=True,
    check=check,
)
