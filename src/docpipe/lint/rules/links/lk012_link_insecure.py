"""An address is written with http, and the same is there with https.

## Why
What is sent over http can be read and changed on its way, browsers warn of it, and an image over http is not shown on a
page over https. The fix writes https and nothing else. It is told only where the host was asked and has the same with
https, or itself sends every reader there.

## Bad
```markdown
详见[说明](http://a.example/guide)。
```

```jsonl linkcheck/history.jsonl
{"docpipe":"link history","version":1}
{"url":"http://a.example/guide","state":"ok","checked":"2026-11-22T00:00:00Z","status":200,"checks":["status","https"],"https":true}
```

Its host sends every reader to https:

```markdown
详见[说明](http://a.example/guide)。
```

```jsonl linkcheck/history.jsonl
{"docpipe":"link history","version":1}
{"url":"http://a.example/guide","state":"ok","checked":"2026-11-22T00:00:00Z","status":200,"checks":["status"],"hops":[{"status":302,"url":"https://a.example/guide"}]}
```

## Good
```markdown
详见[说明](https://a.example/guide)，或见[旧站](http://b.example/)。
```

```jsonl linkcheck/history.jsonl
{"docpipe":"link history","version":1}
{"url":"http://b.example/","state":"ok","checked":"2026-11-22T00:00:00Z","status":200,"checks":["status","https"],"https":false}
{"url":"https://a.example/guide","state":"ok","checked":"2026-11-22T00:00:00Z","status":200,"checks":["status"]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.lint.answered import answered
from docpipe.lint.aspect import Aspect
from docpipe.lint.facts import SiteFacts
from docpipe.lint.new_address import BY_HAND, has_https, https_fix
from docpipe.lint.rule import SiteRule
from docpipe.model.diagnostic import Applicability, Finding, Message, RuleCode, Severity


def check(facts: SiteFacts) -> Iterator[Finding]:
    """Yield one finding per place that names http where https is there."""
    for each in answered(facts):
        if each.target.lower().startswith("http://") and has_https(each.answer):
            fix, secure = https_fix(each), "https" + each.target[len("http") :]
            yield Finding(
                each.place.span,
                {"target": each.target},
                hint=Message("Write `{new}`" if fix else BY_HAND, {"new": secure}),
                fix=fix,
                path=each.place.path,
            )


RULE = SiteRule(
    code=RuleCode("LK012"),
    name="link-insecure",
    severity=Severity.WARNING,
    message="`{target}` is written with http, and the same is there with https",
    fixable=Applicability.SAFE,
    changes=frozenset({Aspect.URLS, Aspect.TEXT, Aspect.HTML, Aspect.FRONT_MATTER}),
    page=__doc__,
    needs_answers=True,
    leads=True,
    check=check,
)
