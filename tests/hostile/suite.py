"""All cases of the hostile suite, and the table that lists them."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable

from tests.hostile import bombs, committed, encodings, images, links, names, pairs, surroundings
from tests.hostile.case import LEFT_OUT, PUBLISHED, WITHHELD, Case

_SOURCES = (committed, encodings, names, links, images, bombs, pairs, surroundings)
_WORDS = {PUBLISHED: "published, harmless", LEFT_OUT: "left out", WITHHELD: "withheld"}


@functools.cache
def all_cases() -> tuple[Case, ...]:
    """Return every case once, by name."""
    found = [case for source in _SOURCES for case in source.cases()]
    twice = [name for name, count in Counter(case.name for case in found).items() if count > 1]
    assert twice == []
    return tuple(sorted(found, key=lambda case: case.name))


def listing(cases: Iterable[Case]) -> str:
    """Return the cases as the page `tests/sites/hostile/README.md`."""
    kinds: dict[str, list[Case]] = {}
    for case in cases:
        kinds.setdefault(case.category, []).append(case)
    counts = "".join(f"| [{kind}](#{kind}) | {len(own)} |\n" for kind, own in kinds.items())
    parts = [_INTRODUCTION, "| category | cases |\n|---|---|\n", counts]
    for kind, own in kinds.items():
        parts += [f"\n## {kind}\n\n| case | what it tries | what must happen |\n|---|---|---|\n", *map(_row, own)]
    return "".join(parts)


def _row(case: Case) -> str:
    outcome = _WORDS.get(case.outcome) or f"refused: {case.outcome}"
    if case.alone:
        outcome = f"exit code {case.code}"
    return f"| {_cell(case.name.partition('/')[2])} | {_cell(case.says)} | {outcome} |\n"


def _cell(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "\\<")


_INTRODUCTION = """# A site of attacks, bombs and mishaps

<!-- Written by tests/hostile/write.py; change the cases instead. -->

What anybody may write who sends a pull request, and what must become of it; `tests/hostile` checks it. Posts that a
file can hold reasonably lie in `content/`, and `expected/*.toml` says what must happen to each; bombs, links, odd
names, encodings and pictures are made by the modules of `tests/hostile`. "Published, harmless" means: it has a page,
no script of it runs there, nothing of it is markup, and nobody is asked for anything. "Refused" names the rule, and
where it matters the line. In all cases the other posts are published, a build of the case alone takes at most 10 s and
512 MiB, and nothing outside the site is read or written.

"""
