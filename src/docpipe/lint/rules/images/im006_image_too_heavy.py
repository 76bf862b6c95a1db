"""An image is a large file.

## Why
A picture of several megabytes takes longer than the whole page, and on a telephone it costs its reader money. Most
lose nothing when they are made as wide as the page shows them, and saved as WebP or AVIF.

## Bad
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh"]

[lint.options]
image_kilobytes = 1
```

```markdown content/zh/a.md
![网络的结构](./network.png)
```

```binary content/zh/network.png repeat=200
0123456789
```

## Good
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh"]

[lint.options]
image_kilobytes = 1
```

```markdown content/zh/a.md
![网络的结构](./network.png)
```

```binary content/zh/network.png
0123456789
```

## Options
`lint.options.image_kilobytes`: the size in kB from which an image is too heavy, 500 if nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.index.targets import ToAsset
from docpipe.lint.facts import SiteFacts
from docpipe.lint.presets import PUBLISH
from docpipe.lint.rule import SiteRule
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity

_KILOBYTE = 1000


def check(facts: SiteFacts) -> Iterator[Finding]:
    """Yield one finding per large image file, at the first place that shows it."""
    most = facts.site.config.lint.options.image_kilobytes
    seen: set[str] = set()
    for resolved in facts.images:
        target = resolved.target
        if not isinstance(target, ToAsset) or target.path in seen:
            continue
        size = facts.site.sizes.get(target.path, 0) // _KILOBYTE
        if size >= most and facts.site.source_of(resolved.document) is None:
            seen.add(target.path)
            yield Finding(
                resolved.image.target_span,
                {"target": resolved.image.target, "size": str(size), "most": str(most)},
                hint=Message("Make it smaller, or save it as WebP or AVIF"),
                path=resolved.document.file.path,
            )


RULE = SiteRule(
    code=RuleCode("IM006"),
    name="image-too-heavy",
    severity=Severity.WARNING,
    message="the image `{target}` weighs {size} kB; from {most} kB on that is too much",
    page=__doc__,
    presets=(PUBLISH,),
    check=check,
)
