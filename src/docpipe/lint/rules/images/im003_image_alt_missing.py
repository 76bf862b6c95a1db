"""An image has no description.

## Why
People who do not see the image get its description read out, and search engines and feeds go by it. Without one they
get nothing, or the name of the file. An image that only decorates may have `alt=""`, in raw HTML.

## Bad
```markdown
![](https://example.org/network.png)
```

## Good
```markdown
![网络的三层结构](https://example.org/network.png)
```

## Sources
WCAG 2.2, 1.1.1 (non-text content).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.presets import PUBLISH
from docpipe.lint.rule import DocumentRule
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.link import Image, LinkKind
from docpipe.model.text import Span

_IMAGE_TAG = re.compile(r"<img\b", re.IGNORECASE)
# A description that is empty on purpose, or made by a component; or a role that says there is none.
_DESCRIBED = re.compile(r"\b(?:alt|aria-label|aria-labelledby|aria-hidden|role)\s*=|\salt[\s/>]", re.IGNORECASE)


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per image of Markdown or raw HTML without a description."""
    # A tag with `srcset` names several files and needs one description.
    by_place: dict[Span, Image] = {}
    for image in facts.document.images if facts.document else ():
        by_place.setdefault(image.span, image)
    for image in by_place.values():
        if _lacks_description(image, facts.text):
            yield Finding(
                image.span,
                {"target": image.target},
                hint=Message("Say in a few words what it shows: `![…](…)`"),
            )


def _lacks_description(image: Image, text: str) -> bool:
    if image.kind is not LinkKind.HTML:
        return not image.alt.strip()
    tag = image.span.of(text)
    return _IMAGE_TAG.match(tag) is not None and _DESCRIBED.search(tag) is None


RULE = DocumentRule(
    code=RuleCode("IM003"),
    name="image-alt-missing",
    severity=Severity.WARNING,
    message="the image `{target}` has no description",
    page=__doc__,
    precision=1.0,
    presets=(PUBLISH,),
    check=check,
)
