"""A page outside the site is there, and the place on it that the link names is not.

## Why
The reader lands at the top of a long page and looks for what was meant. `docpipe links --external` looks for it only on
request, and letter by letter as a browser does. Pages that scripts put together have their places only in a browser:
hosts that are known for it are not looked at, and this is a warning, never an error. In a change that is looked at by
itself it is a remark where the change did not add the link.

## Bad
```markdown
详见[说明](https://a.example/guide#usage)。
```

```jsonl linkcheck/history.jsonl
{"docpipe":"link history","version":1}
{"url":"https://a.example/guide","state":"ok","checked":"2026-11-22T00:00:00Z","status":200,"checks":["status","fragments"],"fragments":{"usage":false}}
```

## Good
```markdown
详见[说明](https://a.example/guide#install)，或见[代码](https://github.com/a/b/blob/main/c.py#L12)。
```

```jsonl linkcheck/history.jsonl
{"docpipe":"link history","version":1}
{"url":"https://a.example/guide","state":"ok","checked":"2026-11-22T00:00:00Z","status":200,"checks":["status","fragments"],"fragments":{"install":true}}
{"url":"https://github.com/a/b/blob/main/c.py","state":"ok","checked":"2026-11-22T00:00:00Z","status":200,"checks":["status"]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.lint.answered import answered
from docpipe.lint.facts import SiteFacts
from docpipe.lint.rule import SiteRule
from docpipe.model.answer import LinkState
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity


def check(facts: SiteFacts) -> Iterator[Finding]:
    """Yield one finding per link to a place that its page has not."""
    added = facts.answers.added if facts.answers else None
    for each in answered(facts):
        if each.answer.state is LinkState.OK and each.lacks_fragment:
            is_old = added is not None and each.place not in added
            yield Finding(
                each.place.span,
                {"target": each.target, "fragment": each.place.fragment},
                hint=Message(
                    "Look up what the place is called now, or leave out `#{fragment}`",
                    {"fragment": each.place.fragment},
                ),
                path=each.place.path,
                severity=Severity.INFO if is_old else None,
            )


RULE = SiteRule(
    code=RuleCode("LK018"),
    name="link-external-anchor",
    severity=Severity.WARNING,
    message="the page of `{target}` is there, and has no place `#{fragment}`",
    page=__doc__,
    needs_answers=True,
    leads=True,
    check=check,
)
