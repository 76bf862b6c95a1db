"""An address outside the site answers that all is well, and what it stood for is gone.

## Why
No status tells of it: the page of an article leads to the front page of its site, or to another site that knows nothing
of it; the title says “Page not found” with a status of 200; the domain is for sale. It is a remark, because it takes
somebody who looks at the page to be sure.

An article about error pages is none: only a title or heading that says nothing else counts. Shorteners, DOIs and other
addresses whose purpose is to lead elsewhere are left out. Of 9,758 titles and headings of real posts, none was taken
for that of an error page or of a domain for sale.

## Bad
```markdown
详见[说明](https://a.example/2019/05/how-it-works)。
```

```jsonl linkcheck/history.jsonl
{"docpipe":"link history","version":1}
{"url":"https://a.example/2019/05/how-it-works","state":"ok","checked":"2026-11-22T00:00:00Z","status":200,"checks":["status","body"],"hops":[{"status":301,"url":"https://a.example/"}],"soft":"root"}
```

## Good
```markdown
详见[说明](https://a.example/2019/05/how-it-works)。
```

```jsonl linkcheck/history.jsonl
{"docpipe":"link history","version":1}
{"url":"https://a.example/2019/05/how-it-works","state":"ok","checked":"2026-11-22T00:00:00Z","status":200,"checks":["status","body"]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.lint.answered import answered
from docpipe.lint.facts import SiteFacts
from docpipe.lint.rule import SiteRule
from docpipe.lint.verdicts import SOFT_MISSES
from docpipe.model.answer import LinkState
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity


def check(facts: SiteFacts) -> Iterator[Finding]:
    """Yield one finding per place of an address that is there only by its status."""
    for each in answered(facts):
        message = SOFT_MISSES.get(each.answer.soft)
        if message is not None and each.answer.state is LinkState.OK:
            yield Finding(
                each.place.span,
                {"target": each.target, "final": each.answer.final},
                message=message,
                hint=Message("Open it; if it is gone, look for its new address or a copy in an archive"),
                path=each.place.path,
            )


RULE = SiteRule(
    code=RuleCode("LK011"),
    name="link-soft-404",
    severity=Severity.INFO,
    message="`{target}` answers, and what it stood for seems to be gone",
    page=__doc__,
    needs_answers=True,
    leads=True,
    check=check,
)
