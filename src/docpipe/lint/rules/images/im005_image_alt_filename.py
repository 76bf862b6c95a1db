"""The description of an image is the name of a file.

## Why
"IMG 2034 dot p n g" is what a screen reader reads out. Editors put the name there when an image is pasted, and
nobody notices.

## Bad
```markdown
![IMG_2034.png](https://example.org/IMG_2034.png)
```

## Good
```markdown
![网络的三层结构](https://example.org/IMG_2034.png)
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.presets import STRICT
from docpipe.lint.rule import DocumentRule
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity

_FILE_NAME = re.compile(
    r"\S+\.(?:png|jpe?g|gif|webp|avif|svg|bmp|tiff?)"
    r"|(?:image|img|dsc[fn]?|pic|photo|screenshot|snipaste|clip|wx|wechat|微信图片|微信截图|截图|截屏|企业微信截图)"
    r"(?:[-_ .]*\d[-_ .:\d]*)"
    r"|(?:image|img|picture|pic|alt text|alt|图片|图片描述|在这里插入图片描述|请添加图片描述)"
    r"|[0-9a-f]{16,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}",
    re.IGNORECASE,
)


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per description that is a file's name, or what an editor writes in the place of one."""
    for image in facts.document.images if facts.document else ():
        alt = image.alt.strip()
        if alt and _FILE_NAME.fullmatch(alt):
            yield Finding(image.span, {"alt": alt}, hint=Message("Say in a few words what it shows"))


RULE = DocumentRule(
    code=RuleCode("IM005"),
    name="image-alt-filename",
    severity=Severity.INFO,
    message="“{alt}” does not say what the image shows",
    page=__doc__,
    precision=1.0,
    presets=(STRICT,),
    check=check,
)
