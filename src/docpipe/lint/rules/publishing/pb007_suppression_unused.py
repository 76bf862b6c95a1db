"""A suppression that silences nothing, or names no rule.

## Why
A switch outlives what it was written for: the sentence was mended, the rule renamed, the word misspelt. Then
it hides the next mistake of that kind, or never hid anything. A switch of a rule that is off here is not
judged.

## Bad
```markdown
<!-- docpipe-disable-next-line TR001 -- 原文如此 -->
这一句是完整的。
```

```markdown
<!-- docpipe-disable-file SE02 -- 原文如此 -->

正文。
```

## Good
```markdown
<!-- docpipe-disable-next-line SE002 -- 这里要讲标签本身 -->
把 <b>粗体</b> 写成星号。
```

## Options
`[lint.options] reasons = true` asks for a reason behind two hyphens in every comment.
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.lint.aspect import Aspect
from docpipe.lint.facts import Doubt, SiteFacts
from docpipe.lint.presets import PUBLISH, STRICT
from docpipe.lint.rule import SiteRule
from docpipe.model.diagnostic import Applicability, Edit, Finding, Fix, Message, RuleCode, Severity

_SINGLE = frozenset({"disable-line", "disable-next-line", "disable-file"})
_MESSAGES = {
    "unknown": "no rule is called `{word}`, so this silences nothing",
    "all": "this suppression silences nothing",
    "unused": "{word} has nothing to silence here",
    "reason": "this suppression gives no reason",
}


def check(facts: SiteFacts) -> Iterator[Finding]:
    """Yield one finding per doubtful word of a suppression, and one per missing reason where those are asked for."""
    for doubt in facts.doubts:
        yield Finding(
            doubt.suppression.span,
            {"word": doubt.word},
            message=_MESSAGES[_kind(doubt)],
            hint=_hint(doubt),
            fix=_fix(doubt),
            path=doubt.path,
        )


def _kind(doubt: Doubt) -> str:
    if doubt.lacks_reason:
        return "reason"
    if doubt.is_unknown:
        return "unknown"
    return "unused" if doubt.word else "all"


def _hint(doubt: Doubt) -> Message:
    if doubt.lacks_reason:
        return Message("Write it behind two hyphens: `-- the sentence is quoted`")
    if doubt.meant:
        return Message("Did you mean {meant}?", {"meant": doubt.meant})
    return Message("Take it out")


def _fix(doubt: Doubt) -> Fix | None:
    """Return the removal of a comment that is of no use at all; what it is one half of is left to the author."""
    suppression = doubt.suppression
    is_whole = suppression.form in _SINGLE and len(suppression.codes) <= 1
    if doubt.is_unknown or doubt.lacks_reason or not is_whole:
        return None
    return Fix(Applicability.SAFE, (Edit(suppression.span, ""),))


RULE = SiteRule(
    code=RuleCode("PB007"),
    name="suppression-unused",
    severity=Severity.WARNING,
    message="this suppression silences nothing",
    fixable=Applicability.SAFE,
    changes=frozenset({Aspect.COMMENTS, Aspect.BLOCKS}),
    page=__doc__,
    presets=(PUBLISH, STRICT),
    check=check,
    last=True,
)
