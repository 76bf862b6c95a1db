"""An image on another host, or the cover that the front matter names, is not there.

## Why
The reader sees an empty frame, and whoever shares the post shares no picture. As with links, `docpipe links --external`
asks for it and how loudly it is told depends on how long it lasts: LK009 has the particulars.

## Bad
```markdown
![架构图](https://a.example/gone.png)
```

```jsonl linkcheck/history.jsonl
{"docpipe":"link history","version":1}
{"url":"https://a.example/gone.png","state":"broken","checked":"2026-11-22T00:00:00Z","reason":"gone","status":410,"checks":["status"],"first_failed":"2026-11-21T00:00:00Z","fails":2}
```

The cover of a post is one, too:

```markdown raw
---
title: 示例
date: 2024-05-11
image: https://nowhere.example/cover.png
---

正文。
```

```jsonl linkcheck/history.jsonl
{"docpipe":"link history","version":1}
{"url":"https://nowhere.example/cover.png","state":"broken","checked":"2026-11-22T00:00:00Z","reason":"no-such-host","checks":["status"],"first_failed":"2026-11-11T00:00:00Z","fails":3}
```

## Good
```markdown
![架构图](https://a.example/here.png)
```

```jsonl linkcheck/history.jsonl
{"docpipe":"link history","version":1}
{"url":"https://a.example/here.png","state":"ok","checked":"2026-11-22T00:00:00Z","status":200,"checks":["status"]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.lint.facts import SiteFacts
from docpipe.lint.rule import SiteRule
from docpipe.lint.verdicts import outages
from docpipe.model.diagnostic import Finding, RuleCode, Severity


def check(facts: SiteFacts) -> Iterator[Finding]:
    """Yield one finding per image whose address is broken, or that could not be verified for long."""
    yield from outages(facts, images=True)


RULE = SiteRule(
    code=RuleCode("IM002"),
    name="image-external-dead",
    severity=Severity.ERROR,
    message="`{target}` is not there",
    page=__doc__,
    needs_answers=True,
    leads=True,
    check=check,
)
