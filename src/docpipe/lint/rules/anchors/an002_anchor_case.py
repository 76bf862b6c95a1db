"""A link and the place it names differ in capital and small letters.

## Why
Browsers compare ids letter by letter: `#API` does not lead to `id="api"`, and the reader lands at the top of the page.
Editors and some checkers accept it, so nobody notices.

## Bad
```markdown
见[接口](#API-参考)。

## API 参考

正文。
```

## Good
```markdown
见[接口](#api-参考)。

## API 参考

正文。
```

## Sources
HTML Living Standard, 7.4.6.4 (select the indicated part).
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.lint.aspect import Aspect
from docpipe.lint.facts import SiteFacts
from docpipe.lint.fragments import LetterCase, aim
from docpipe.lint.rule import SiteRule
from docpipe.lint.target_fix import fragment_fix
from docpipe.model.diagnostic import Applicability, Finding, Message, RuleCode, Severity


def check(facts: SiteFacts) -> Iterator[Finding]:
    """Yield one finding per link whose fragment is an id of the page but for letter case."""
    letter_case = LetterCase()
    for resolved in facts.links:
        target, fragment = aim(resolved, facts)
        if target is None or not fragment or facts.site.has_anchor(target, fragment):
            continue
        meant = letter_case.meant(target, fragment)
        if meant is not None:
            yield Finding(
                resolved.link.target_span,
                {"target": resolved.link.target, "meant": meant},
                hint=Message("Write `#{meant}`", {"meant": meant}),
                fix=fragment_fix(resolved, fragment, meant, Applicability.SAFE),
                path=resolved.document.file.path,
            )


RULE = SiteRule(
    code=RuleCode("AN002"),
    name="anchor-case",
    severity=Severity.WARNING,
    message="`{target}`: the id there is `{meant}`, in other capital and small letters",
    fixable=Applicability.SAFE,
    changes=frozenset({Aspect.URLS}),
    page=__doc__,
    most=2,
    leads=True,
    check=check,
)
