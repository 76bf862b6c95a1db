"""A note to oneself was left in the text.

## Why
`TODO` and 待补充 are for the author; a reader takes them for a promise. Whoever leaves them in on purpose silences
the rule there: `<!-- docpipe-disable TR009 -->`. Code is not looked at, nor is the word in small letters.

## Bad
```markdown
## 安装

TODO：补上安装的步骤。
```

```markdown
## 安装

安装的步骤待补充。
```

## Good
```markdown
打开 OneNote 里的 Todo 页，把 `// TODO` 都列出来。
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.presets import STRICT
from docpipe.lint.rule import DocumentRule
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.text import Span

_NOTE = re.compile(
    r"(?<![A-Za-z0-9_])(?:TODO|FIXME|TBD)(?![A-Za-z0-9_])(?=\s*(?:[:：(（,，.。!！]|$))"
    r"|(?:待|有待)(?:补充|完善|翻译|更新|撰写)(?=[\s。！!，,）)…]|$)|未完待续"
    r"|[Ll]orem ipsum dolor",
    re.MULTILINE,
)
_SIGNS = ("TODO", "FIXME", "TBD", "待", "orem ipsum")


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per note in the prose."""
    if facts.document is None or not any(sign in facts.text for sign in _SIGNS):
        return
    for match in _NOTE.finditer(facts.masked):
        yield Finding(Span(*match.span()), {"found": match[0]}, hint=Message("Write what is missing, or take it out"))


RULE = DocumentRule(
    code=RuleCode("TR009"),
    name="todo-left",
    severity=Severity.INFO,
    message="`{found}` is a note to oneself",
    page=__doc__,
    presets=(STRICT,),
    precision=1.0,
    check=check,
)
