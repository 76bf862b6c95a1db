"""An address outside the site has moved for good, and the post still names the old one.

## Why
A permanent redirect (301, 308) is a promise to move the address along, and it lasts as long as its owner cares for the
old one. The fix writes the new address and keeps the author's `#place`; the same address is mended in every locale at
once. It is safe within one domain and unsafe where the domain is another one.

Temporary redirects (302, 307) say nothing of the address, and neither does a redirect to a login, to the reader's own
language, to the same page with a slash at its end, or to one with the marks of a visit (`?utm_source=`, `?session=`).
What only asks for https is LK012, what leads to a front page LK011.

## Bad
```markdown
详见[说明](https://a.example/old#usage)。
```

```jsonl linkcheck/history.jsonl
{"docpipe":"link history","version":1}
{"url":"https://a.example/old","state":"ok","checked":"2026-11-22T00:00:00Z","status":200,"checks":["status"],"hops":[{"status":301,"url":"https://a.example/new/guide"}]}
```

## Good
```markdown
详见[说明](https://a.example/old)、[登录](https://b.example/me)和[首页](https://c.example/docs)。
```

```jsonl linkcheck/history.jsonl
{"docpipe":"link history","version":1}
{"url":"https://a.example/old","state":"ok","checked":"2026-11-22T00:00:00Z","status":200,"checks":["status"],"hops":[{"status":302,"url":"https://a.example/today"}]}
{"url":"https://b.example/me","state":"ok","checked":"2026-11-22T00:00:00Z","status":200,"checks":["status"],"hops":[{"status":301,"url":"https://b.example/login?next=/me"}]}
{"url":"https://c.example/docs","state":"ok","checked":"2026-11-22T00:00:00Z","status":200,"checks":["status"],"hops":[{"status":301,"url":"https://c.example/en/docs/"}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.lint.answered import answered
from docpipe.lint.aspect import Aspect
from docpipe.lint.facts import SiteFacts
from docpipe.lint.new_address import BY_HAND, moved_to, moving_fix, new_text
from docpipe.lint.rule import SiteRule
from docpipe.model.diagnostic import Applicability, Finding, Message, RuleCode, Severity


def check(facts: SiteFacts) -> Iterator[Finding]:
    """Yield one finding per place of an address that permanent redirects lead away from."""
    for each in answered(facts):
        new = moved_to(each.answer)
        if new:
            fix = moving_fix(each, new)
            yield Finding(
                each.place.span,
                {"target": each.target, "new": new},
                hint=Message("Write `{new}`" if fix else BY_HAND, {"new": new_text(each, new) or new}),
                fix=fix,
                path=each.place.path,
            )


RULE = SiteRule(
    code=RuleCode("LK010"),
    name="link-external-moved",
    severity=Severity.INFO,
    message="`{target}` has moved for good to `{new}`",
    fixable=Applicability.SAFE,
    changes=frozenset({Aspect.URLS, Aspect.TEXT, Aspect.HTML, Aspect.FRONT_MATTER}),
    page=__doc__,
    needs_answers=True,
    leads=True,
    check=check,
)
