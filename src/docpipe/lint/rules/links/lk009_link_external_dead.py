"""A link leads to an address outside the site that is not there.

## Why
The reader meets an error page. Nobody can say so from a single request, because a server may have a bad minute: what is
told here is what `docpipe links --external` found out, and how loudly depends on how long it lasts. One bad run is a
remark, a second one in a row a warning; `external.error_runs` runs over `external.error_days` days are an error. In a
change that is looked at by itself, a link that the change adds is an error at once, and every other one a remark.

Broken is what says so itself: 404 and 410, a host that does not exist, redirects that lead in a circle or to something
that is no web page. Everything else, a login, a refusal, a silent host, is *unverified*: that is a remark, and only
after `external.doubt_days` days. Hosts that are known to turn machines away are never told.

## Bad
```markdown
详见[说明](https://a.example/gone)。
```

```jsonl linkcheck/history.jsonl
{"docpipe":"link history","version":1}
{"url":"https://a.example/gone","state":"broken","checked":"2026-11-22T00:00:00Z","reason":"not-found","status":404,"checks":["status"],"first_failed":"2026-11-11T00:00:00Z","fails":4}
```

## Good
```markdown
详见[说明](https://a.example/here)，或见[别处](https://b.example/)。
```

```jsonl linkcheck/history.jsonl
{"docpipe":"link history","version":1}
{"url":"https://a.example/here","state":"ok","checked":"2026-11-22T00:00:00Z","status":200,"checks":["status"]}
{"url":"https://b.example/","state":"unverified","checked":"2026-11-22T00:00:00Z","reason":"timeout","checks":["status"],"first_failed":"2026-11-21T00:00:00Z","fails":2}
```

A site that turns machines away says nothing of its pages:

```markdown
详见[说明](https://zhuanlan.zhihu.com/p/1)。
```

```jsonl linkcheck/history.jsonl
{"docpipe":"link history","version":1}
{"url":"https://zhuanlan.zhihu.com/p/1","state":"unverified","checked":"2026-11-22T00:00:00Z","reason":"wall","status":403,"checks":["status"],"first_failed":"2025-11-27T00:00:00Z","fails":99}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.lint.facts import SiteFacts
from docpipe.lint.rule import SiteRule
from docpipe.lint.verdicts import outages
from docpipe.model.diagnostic import Finding, RuleCode, Severity


def check(facts: SiteFacts) -> Iterator[Finding]:
    """Yield one finding per link to an address that is broken, or that could not be verified for long."""
    yield from outages(facts, images=False)


RULE = SiteRule(
    code=RuleCode("LK009"),
    name="link-external-dead",
    severity=Severity.ERROR,
    message="`{target}` is not there",
    page=__doc__,
    needs_answers=True,
    leads=True,
    check=check,
)
