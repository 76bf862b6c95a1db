"""A date of a translation is another day than in its source.

## Why
A day that is wrong by one is worse than one that is missing, and it happens where `7月9日` becomes `July 9` by
hand. The names of the months are those of the translation's language; a year that one side leaves out, and a
month without a day, say nothing.

## Bad
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh", "en"]
```

```markdown content/zh/a.md
新版本在 2024年7月9日发布。
```

```markdown content/en/a.md
The new version was released on July 7, 2024.
```

## Good
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh", "en"]
```

```markdown content/zh/a.md
新版本在 2024年7月9日发布，旧版本维护到 2024-12-31。
```

```markdown content/en/a.md
The new version was released on 9 July 2024, and the old one is kept until Dec. 31, 2024.
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docpipe.lint.aligned import aligned, has_number, place_in
from docpipe.lint.dates import Date, Dates
from docpipe.lint.facts import PairFacts
from docpipe.lint.rule import PairRule
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity

_LEAST_CONFIDENCE = 0.6
_SEVERAL = 5


def check(pair: PairFacts) -> Iterator[Finding]:
    """Yield one finding per date that differs, in blocks that name as many days as their source does."""
    config = pair.site.config
    ours = Dates(config.locale(pair.source.file.locale))
    theirs = Dates(config.locale(pair.target.file.locale))
    dated, found = 0, list[Finding]()
    for one in aligned(pair, _LEAST_CONFIDENCE):
        if not has_number(one.source) or not has_number(one.target):
            continue
        there = ours.of(one.source.text)
        here = theirs.of(one.target.text) if there else ()
        dated += bool(there and here)
        for wanted, written in _differing(there, here):
            arguments = {
                "source": one.source.text[wanted.start : wanted.end].strip(),
                "target": one.target.text[written.start : written.end].strip(),
            }
            span = place_in(one.target, written.start, written.end)
            found.append(Finding(span, arguments, hint=Message("Write the same day in both")))
    # Where most days differ they are each locale's own: a list of posts, say, published one after the other.
    if len(found) < _SEVERAL or 2 * len(found) <= dated:
        yield from found


def _differing(there: Sequence[Date], here: Sequence[Date]) -> list[tuple[Date, Date]]:
    """Return which dates of the source have turned into which; the order may have changed."""
    if not there or len(there) != len(here):
        return []
    missing, extra = list(there), list(here)
    for date in there:
        same = next((other for other in extra if _is_same(date, other)), None)
        if same is not None:
            missing.remove(date)
            extra.remove(same)
    return list(zip(missing, extra, strict=True))


def _is_same(one: Date, other: Date) -> bool:
    return one.said == other.said and (one.year == other.year or 0 in {one.year, other.year})


RULE = PairRule(
    code=RuleCode("QA014"),
    name="qa-date-changed",
    severity=Severity.WARNING,
    message="`{target}` is another day than `{source}` in the source",
    page=__doc__,
    check=check,
)
