"""A front-matter field is misspelt.

## Why
No tool says a word about a field it does not know: with `auhtors:` the post simply has no authors. Fields
of a site's own are welcome. Only a name that is a letter or two from one that Docusaurus, Hugo, Hexo, Jekyll
or docpipe reads is reported, and only where the post has no field of that name.

## Bad
```markdown raw
---
title: 概述
date: 2024-05-11
auhtors: [dora]
---

正文。
```

## Good
```markdown raw
---
title: 概述
date: 2024-05-11
authors: [dora]
my_theme_colour: blue
---

正文。
```
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from docpipe.lint.aspect import Aspect
from docpipe.lint.facts import DocumentFacts
from docpipe.lint.rule import DocumentRule
from docpipe.model.diagnostic import Applicability, Edit, Finding, Fix, Message, RuleCode, Severity
from docpipe.model.front_matter import Field

_FIELDS = frozenset(
    """
    title date author authors tags tag categories category description summary excerpt draft slug permalink aliases
    alias keywords image images cover thumbnail featured_image banner layout updated lastmod published publishdate
    expirydate expires unpublishdate pubdate created modified weight unlisted source translation_of last_update
    last_modified_at redirect_from toc series_order comments
    hide_table_of_contents sidebar_label sidebar_position pagination_next pagination_prev custom_edit_url
    subtitle url type menu linktitle markup series resources taxonomies template outputs sitemap cascade headless
    translationkey iscjklanguage mathjax copyright top_img abbrlink
    """.split()  # noqa: SIM905 - a list of this length is read better as a text
)
"""Fields that some generator or a widespread theme of one reads, in small letters."""

_OTHERS = frozenset(
    """
    dates labels label text texts tags_list titles name names data state stage status site sites time times
    images_dir covers types tops menus links link styles style index sources series_order toc_depth math comment
    keyword creator editor sort short lead head header footer password lang locale language robots published_at
    date_created details dated edited rate skin tape tug update last_updated lastupdated publish
    output unpublished
    """.split()  # noqa: SIM905 - a list of this length is read better as a text
)
"""Words near one of those that mean something of their own in some theme."""

_SHORTEST = 4
# From this length two letters may be wrong.
_LONG = 9
_MOST_EDITS = 2


def _folded(key: str) -> str:
    return key.replace("_", "").replace("-", "")


_FOLDED = frozenset(map(_folded, _FIELDS))
"""What words are joined by is a matter of the generator."""


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per field whose name is nearly one that is known."""
    front_matter = facts.document.front_matter if facts.document else None
    fields = front_matter.fields if front_matter else ()
    written = {field.key.lower() for field in fields}
    for field in fields:
        meant = _meant(field.key.lower())
        if meant and meant not in written:
            yield Finding(
                field.key_span,
                {"key": field.key},
                hint=Message("Did you mean `{meant}`?", {"meant": meant}),
                fix=_fix(field, meant, facts.text),
            )


# A site writes the same few fields in all of its posts.
@lru_cache(maxsize=512)
def _meant(key: str) -> str:
    """Return the known field that `key` is a misspelling of, or ""."""
    if key in _OTHERS or len(key) < _SHORTEST or not key.isascii() or key[-1].isdigit() or _folded(key) in _FOLDED:
        return ""
    near = [(_edits(key, each), each) for each in _FIELDS if _may_be(key, each)]
    distance, meant = min(near, default=(len(key), ""))
    return meant if distance <= (2 if len(meant) >= _LONG else 1) else ""


def _may_be(key: str, field: str) -> bool:
    """Tell whether it is worth while to compare: of about the same length, and alike in the first or second letter."""
    begins_alike = key[0] == field[0] or key[1] == field[1] or key[0] == field[1]
    return begins_alike and abs(len(key) - len(field)) <= _MOST_EDITS


def _edits(one: str, other: str) -> int:
    """Return how many letters must be put in, taken out, replaced or swapped with their neighbour.

    The optimal string alignment distance, O(length²) for two short words.
    """
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        current = [row]
        for column, wanted in enumerate(other, start=1):
            cost = min(last[column] + 1, current[-1] + 1, last[column - 1] + (letter != wanted))
            if before and column > 1 and letter == other[column - 2] and one[row - 2] == wanted:
                cost = min(cost, before[column - 2] + 1)
            current.append(cost)
        before, last = last, current
    return last[-1]


def _fix(field: Field, meant: str, text: str) -> Fix | None:
    if field.key_span.of(text) != field.key:
        return None
    return Fix(Applicability.UNSAFE, (Edit(field.key_span, meant),))


RULE = DocumentRule(
    code=RuleCode("FM005"),
    name="fm-unknown-field",
    severity=Severity.WARNING,
    message="no tool reads the field `{key}`",
    fixable=Applicability.UNSAFE,
    changes=frozenset({Aspect.FRONT_MATTER}),
    page=__doc__,
    check=check,
)
