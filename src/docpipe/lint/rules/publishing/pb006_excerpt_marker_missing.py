"""A long post has no mark for the end of its excerpt.

## Why
Docusaurus and Hexo show a post in lists up to `<!-- truncate -->` or `<!-- more -->`, and without one they show all of
it: the list of posts becomes as long as the posts. docpipe, Hugo and Jekyll shorten by themselves, so nothing is said
there.

## Bad
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh"]

[layout]
name = "docusaurus"
mount = [{ folder = "blog", locale = "zh" }]

[lint.options]
excerpt_length = 20
```

```markdown blog/a.md
这一段说明节点怎样保存数据。

其余的部分说明节点怎样互相检查。
```

## Good
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh"]

[layout]
name = "docusaurus"
mount = [{ folder = "blog", locale = "zh" }]

[lint.options]
excerpt_length = 20
```

```markdown blog/a.md
这一段说明节点怎样保存数据。

<!-- truncate -->

其余的部分说明节点怎样互相检查。
```

## Options
`lint.options.excerpt_length`: the length from which a post needs the mark, in words and Chinese characters; 1000 if
nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts, title_span
from docpipe.lint.presets import PUBLISH
from docpipe.lint.rule import DocumentRule
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.document import DocumentKind

_MARKERS = {"docusaurus": "<!-- truncate -->", "hexo": "<!-- more -->"}
_IN_MDX = "{/* truncate */}"


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield a finding if a long post is shown in lists as a whole."""
    document, parsed = facts.document, facts.parsed
    marker = _MARKERS.get(facts.config.layout.name)
    if marker is None or document is None or document.kind is not DocumentKind.POST or parsed.body is None:
        return
    length = sum(block.han + block.words for block in document.blocks)
    if length >= facts.config.lint.options.excerpt_length and parsed.body.truncate < 0 and _IN_MDX not in facts.text:
        yield Finding(
            title_span(document), hint=Message("Put `{marker}` behind the first paragraphs", {"marker": marker})
        )


RULE = DocumentRule(
    code=RuleCode("PB006"),
    name="excerpt-marker-missing",
    severity=Severity.WARNING,
    message="nothing marks the end of the excerpt, so lists show the whole post",
    page=__doc__,
    presets=(PUBLISH,),
    check=check,
)
