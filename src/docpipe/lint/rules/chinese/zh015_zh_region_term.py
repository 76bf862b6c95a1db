"""A word is the one of another region.

## Why
Simplified characters do not make a text one for mainland readers: machine conversion leaves words like 软体 and
伺服器, which are understood, and stand out. Only words that the mainland does not use at all are listed.

## Bad
```markdown
这个软体装在伺服器上。
```

## Good
```markdown
这个软件装在服务器上。
```

## Sources
The lists of words that differ in the standards of both sides (for instance CNS and GB terms of information technology).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.presets import STRICT
from docpipe.lint.replacement import replaced
from docpipe.lint.rule import DocumentRule
from docpipe.lint.typography import before, behind
from docpipe.model.diagnostic import Applicability, Finding, RuleCode, Severity
from docpipe.model.text import Span

_WORDS = {
    "软体": "软件",
    "硬体": "硬件",
    "网路": "网络",
    "网际网络": "互联网",
    "伺服器": "服务器",
    "记忆体": "内存",
    "萤幕": "屏幕",
    "滑鼠": "鼠标",
    "列印": "打印",
    "印表机": "打印机",
    "硬碟": "硬盘",
    "磁碟": "磁盘",
    "光碟": "光盘",
    "部落格": "博客",
    "数位化": "数字化",
    "数位世界": "数字世界",
    "数位货币": "数字货币",
    "数位资产": "数字资产",
    "数位时代": "数字时代",
    "数位相机": "数码相机",
    "程式设计": "程序设计",
    "程式码": "代码",
    "函式": "函数",
    "字元": "字符",
    "位元组": "字节",
    "执行绪": "线程",
    "作业系统": "操作系统",
    "人工智慧": "人工智能",
    "使用者介面": "用户界面",
    "视讯": "视频",
    "解析度": "分辨率",
}
_WORD = re.compile("|".join(sorted(_WORDS, key=len, reverse=True)))
# Where words of the mainland meet, and make one of these by chance: 方程式, 外网路由, 记忆体系.
_NOT_BEFORE = {"列印": "系排", "字元": "数汉", "软体": "柔"}
_NOT_BEHIND = {"软体": "动机家操", "网路": "由径线过", "部落格": "局外", "字元": "素件", "记忆体": "验系现制"}


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per word that only Taiwan uses, in a simplified text."""
    if facts.locale.script != "Hans":
        return
    masked = facts.masked
    for match in _WORD.finditer(masked):
        word = match[0]
        if before(masked, match.start()) in _NOT_BEFORE.get(word, ""):
            continue
        if behind(masked, match.end()) not in _NOT_BEHIND.get(word, ""):
            yield replaced(facts, Span(*match.span()), _WORDS[word], applicability=Applicability.UNSAFE)


RULE = DocumentRule(
    code=RuleCode("ZH015"),
    name="zh-region-term",
    severity=Severity.INFO,
    message="`{found}` is what this is called in Taiwan",
    fixable=Applicability.UNSAFE,
    page=__doc__,
    presets=(STRICT,),
    check=check,
)
