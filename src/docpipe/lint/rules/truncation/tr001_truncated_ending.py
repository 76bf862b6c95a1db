"""The text stops in mid-sentence.

## Why
Copying, a size limit or a translating machine cut a text off, and nobody notices: the page looks whole
until its last line. The post that docpipe began with stops at “并助长了” on every site that shows it.

A missing full stop alone is no proof, since labels, lists and signatures have none either. So the last
paragraph or list item must also end in a word or mark that no sentence ends in (的 和 以及 例如 `，` `the`
`and` …), or inside a bracket or quotation that it opened. A final 的 or 了 counts only where the author
sets full stops everywhere else.

## Bad
```markdown
区块链和人工智能的结合正在引起广泛的关注，许多团队开始尝试把两者放在一起。

这种集成通过交易活动创造利润，吸引资本投资，以及
```

```markdown
去中心化的训练目前还很慢。但它让人们共享模型，
```

```markdown
有些团队已经这样做了（例如去年的几个项目
```

```markdown
这一领域的前三个项目都已经公开了代码和数据。

它们的做法各不相同，但目标是一样的：降低训练的成本。

这些代理与区块链技术紧密结合，能够直接产生收入。

这种集成代表了高级的叙事。它通过交易活动创造利润，吸引资本投资，并助长了
```

or

```markdown content/en/a.md
Decentralised training is still slow. It lets people share models and
```

## Good
```markdown
这种集成通过交易活动创造利润，吸引资本投资，并助长了新的应用。
```

```markdown
最后更新：五月十一日

作者：云南的一位读者
```

```markdown
- 先打开设置
- 然后点击“确定”就可以了
```

or

```markdown content/en/a.md
Decentralised training is still slow, but it lets people share models.
```

## Sources
GB/T 15834-2011, 4.1 (the full stop); measured on 193 Chinese posts: 2 findings, both right.
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.lint.endings import broken_ending
from docpipe.lint.facts import DocumentFacts
from docpipe.lint.rule import DocumentRule
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding at the end of a text that breaks off."""
    parsed = facts.parsed
    ending = broken_ending(parsed)
    if ending is None:
        return
    related = ((ending.opener, Message("opened here")),) if ending.opener else ()
    yield Finding(ending.span, {"found": ending.span.of(parsed.text)}, hint=Message(_HINT), related=related)


_HINT = "Add what is missing behind it, or end the sentence"

RULE = DocumentRule(
    code=RuleCode("TR001"),
    name="truncated-ending",
    severity=Severity.ERROR,
    message="the text stops in mid-sentence, at `{found}`",
    page=__doc__,
    check=check,
)
