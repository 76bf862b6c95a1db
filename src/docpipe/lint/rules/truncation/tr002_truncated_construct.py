r"""The text ends inside something it opened.

## Why
When the last paragraph opens a bracket, a quotation, bold text, code, a link or a table row and the file
ends before that is closed, the rest is missing. (An open fence is ST007; a sentence that also breaks off
is TR001; a bracket forgotten in a sentence that has its full stop is neither.)

## Bad
```markdown
主要的平台有：

- **Akash Network:** 去中心化的云计算市场。
- **Phoe
```

```markdown
详细的说明见[安装指南](https://example.org/doc
```

```markdown
| 项目 | 用途 |
|---|---|
| Akash | 计算 |
| Render | 渲
```

```markdown
这个命令会列出全部的容器（例如 Docker
```

or

```markdown content/en/a.md
Run the command that lists all containers (for example Docker
```

## Good
```markdown
- **Akash Network:** 去中心化的云计算市场
- **Phoenix:** 云平台（也能训练模型）
```

```markdown
| 项目 | 用途 |
|---|---|
| Akash | 计算 |
| Render | 渲染 |
```

```markdown
匹配所有文件时写 \*\*/*.md 就行
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.lint.constructs import open_construct
from docpipe.lint.endings import broken_ending
from docpipe.lint.facts import DocumentFacts
from docpipe.lint.rule import DocumentRule
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding where the last block is left open, unless TR001 speaks of it already."""
    parsed = facts.parsed
    construct = open_construct(parsed)
    if construct is None or broken_ending(parsed) is not None:
        return
    arguments = {"found": construct.span.of(parsed.text), "what": construct.what}
    yield Finding(construct.span, arguments, hint=Message("Close the {what} and add what is missing in it", arguments))


RULE = DocumentRule(
    code=RuleCode("TR002"),
    name="truncated-construct",
    severity=Severity.ERROR,
    message="the text ends inside the {what} that begins with `{found}`",
    page=__doc__,
    check=check,
)
