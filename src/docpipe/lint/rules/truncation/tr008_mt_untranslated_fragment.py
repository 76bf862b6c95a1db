"""A word of the source language was left in the middle of a translated sentence.

## Why
A machine that stumbles leaves a verb or a little word as it was: “，navigating 复杂的”. Names and technical terms stay
in English on purpose, so the rule looks for what is neither: little words such as `and` and `which` between Han
characters, and verbs in -ing behind a mark. It is on trial, because terms that a site keeps in English (`matching`)
belong into the glossary before it is of use.

## Bad
```markdown
这些代理帮助用户，navigating 复杂的市场。
```

```markdown
去中心化的云 and 市场都在增长。
```

## Good
```markdown
用 broker 转发消息，并用 iptables 过滤。
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.rule import DocumentRule
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.text import Span

_LITTLE = (
    "and|or|the|of|with|which|that|through|their|these|while|including|such as|as well as|is|are|was|were|has|have"
)
_FRAGMENT = re.compile(
    rf"(?<=[\u4e00-\u9fff，。、；]) ?(?P<little>{_LITTLE}) ?(?=[\u4e00-\u9fff])"
    r"|(?<=[，。；]) ?(?P<verb>[a-z]{3,16}ing) (?=[\u4e00-\u9fff])"
)


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per fragment in a post whose language is written in Han characters."""
    if facts.document is None or not facts.locale.is_han:
        return
    kept = {word.casefold() for word in facts.glossary.keep}
    for match in _FRAGMENT.finditer(facts.masked):
        group = "little" if match["little"] else "verb"
        if match[group].casefold() not in kept:
            yield Finding(Span(*match.span(group)), {"found": match[group]}, hint=Message("Translate it"))


RULE = DocumentRule(
    code=RuleCode("TR008"),
    name="mt-untranslated-fragment",
    severity=Severity.INFO,
    message="`{found}` was not translated",
    page=__doc__,
    preview=True,
    check=check,
)
