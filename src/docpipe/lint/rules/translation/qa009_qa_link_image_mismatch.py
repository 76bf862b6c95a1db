"""A block of a translation links to another place, or shows another image, than its source.

## Why
Nobody reads addresses when a translation is reviewed, and engines change them: a letter more, a host made up,
a link dropped. A slip of the pen is an error, because it leads nowhere, and so is another page of the same
host where the ledger says that the text is current. Another page of the site is a warning at least. Otherwise
only a single link that differs among many that agree is told, as a remark: a translator may well choose
articles in the reader's language. What is the same place in another language is no difference: `/zh/` and
`/en/`, `zh.wikipedia.org`, `?lang=zh`, an anchor that was translated. The text of a link is compared, too: where it
still has the source's Han characters in a sentence that was translated, that is a warning.

## Bad
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh", "en"]
```

```markdown content/zh/a.md
安装方法见[手册](https://docs.example.org/zh/latest/installation)。
```

```markdown content/en/a.md
The [manual](https://docs.exam.ple.org/en/latest/installation) says how to install it.
```

or

```toml docpipe.toml
[site]
source = "zh"
locales = ["zh", "en"]
```

```markdown content/zh/b.md
安装方法见[安装手册](https://docs.example.org/zh/installation)。
```

```markdown content/en/b.md
How to install it is said in the [安装手册](https://docs.example.org/en/installation).
```

## Good
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh", "en"]
```

```markdown content/zh/a.md
安装方法见[手册](https://docs.example.org/zh/latest/installation#准备)和[条目](https://zh.wikipedia.org/wiki/安装)。
```

```markdown content/en/a.md
The [manual](https://docs.example.org/en/latest/installation#preparation) and
[an article](https://en.wikipedia.org/wiki/Installation) say how to install it.
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

import msgspec

from docpipe.index.site import SiteIndex
from docpipe.lint.addresses import domain_of, is_misspelt, place_of, plain_address
from docpipe.lint.aligned import Aligned, aligned, quoted
from docpipe.lint.aspect import Aspect
from docpipe.lint.facts import PairFacts
from docpipe.lint.link_texts import untranslated
from docpipe.lint.rule import PairRule
from docpipe.model.diagnostic import Applicability, Edit, Finding, Fix, Message, RuleCode, Severity
from docpipe.model.document import Document
from docpipe.model.link import Image, Link

_OWN = ("document:", "file:")
_Reference = Link | Image
# One block of so many with links may differ before it looks like a choice.
_RARE = 8
# A block with more links is a list that somebody made; it would take long to compare each with each.
_MOST_PAIRS = 2_000


class _Side:
    """What one document points at; where that is, is found out for blocks that differ as they are written."""

    def __init__(self, document: Document, site: SiteIndex) -> None:
        self.by_block: dict[int, list[_Reference]] = {}
        self._document, self._site = document, site
        references: tuple[_Reference, ...] = (*document.links, *document.images)
        for reference in references:
            if reference.target:
                self.by_block.setdefault(reference.block, []).append(reference)

    def links(self, block: int) -> list[Link]:
        """Return the links of a block."""
        return [each for each in self.by_block.get(block, ()) if isinstance(each, Link)]

    def written(self, block: int) -> set[str]:
        """Return the addresses of a block as they are written."""
        return {reference.target for reference in self.by_block.get(block, ())}

    def places(self, block: int) -> dict[str, _Reference]:
        """Return the places a block points at, with where each is written."""
        return {self._place(each): each for each in self.by_block.get(block, ())}

    @cached_property
    def all_places(self) -> frozenset[str]:
        """Every place the document points at, and the plain form of every address."""
        references = [each for known in self.by_block.values() for each in known]
        return frozenset(map(self._place, references)) | {plain_address(each.target) for each in references}

    def _place(self, reference: _Reference) -> str:
        return place_of(reference.target, self._document, self._site)


def check(pair: PairFacts) -> Iterator[Finding]:
    """Yield one finding per address that differs, at the new one, or at the block where it is gone.

    What merely stands in another block of the document is none. Besides one per text of a link nobody translated.
    """
    ours, theirs = _Side(pair.source, pair.site), _Side(pair.target, pair.site)
    linked = [one for one in aligned(pair) if ours.written(one.source_index) or theirs.written(one.target_index)]
    for one in linked:
        yield from _texts(one, ours, theirs, pair)
    differences = [
        difference
        for one in linked
        if ours.written(one.source_index) != theirs.written(one.target_index)
        and (difference := _difference(one, ours, theirs)).is_any
    ]
    is_rare = len(differences) <= max(1, len(linked) // _RARE)
    for difference in differences:
        yield from difference.slips
        yield from _findings(difference, is_rare=is_rare)


def _texts(one: Aligned, ours: _Side, theirs: _Side, pair: PairFacts) -> Iterator[Finding]:
    """Yield what is to be said of texts of links that nobody translated."""
    before, now = ours.links(one.source_index), theirs.links(one.target_index)
    if not before or not now:
        return
    source, target = (pair.site.config.locale(each.file.locale) for each in (pair.source, pair.target))
    for link in untranslated(before, now, (source, target)):
        if link.text.strip() not in pair.glossary.keep:
            arguments = {"text": quoted(link.text, 80), "language": source.label}
            hint = Message("Translate it like the text around it")
            yield Finding(link.span, arguments, message=_UNTRANSLATED, hint=hint, severity=Severity.WARNING)


class _Difference(msgspec.Struct, frozen=True):
    """What one block has alone: places of the source that are gone, new ones, and addresses that are misspelt."""

    one: Aligned
    lost: dict[str, _Reference]
    gained: dict[str, _Reference]
    slips: list[Finding]

    @property
    def is_any(self) -> bool:
        return bool(self.lost or self.gained or self.slips)


def _difference(one: Aligned, ours: _Side, theirs: _Side) -> _Difference:
    wanted, written = ours.places(one.source_index), theirs.places(one.target_index)
    lost = {place: each for place, each in wanted.items() if place not in written and _is_alone(place, each, theirs)}
    gained = {place: each for place, each in written.items() if place not in wanted and _is_alone(place, each, ours)}
    is_list = len(wanted) * len(gained) > _MOST_PAIRS
    misspelt = {} if is_list else {place: meant for place in gained if (meant := _meant(place, wanted))}
    slips = [_changed(wanted[meant], gained.pop(place), severity=None) for place, meant in misspelt.items()]
    for meant in misspelt.values():
        lost.pop(meant, None)
    return _Difference(one, lost, gained, slips)


def _is_alone(place: str, reference: _Reference, other: _Side) -> bool:
    return place not in other.all_places and plain_address(reference.target) not in other.all_places


def _findings(difference: _Difference, *, is_rare: bool) -> Iterator[Finding]:
    """Yield what is to be said of places that differ; where much does, a translator chose them for the readers."""
    is_known = difference.one.is_known
    lost, gained = dict(difference.lost), dict(difference.gained)
    if len(lost) == len(gained) == 1:
        (wanted, before), (place, now) = lost.popitem(), gained.popitem()
        is_own = wanted.startswith(_OWN) and place.startswith(_OWN)
        is_near = is_own or domain_of(wanted) == domain_of(place)
        if is_known and is_near:
            yield _changed(before, now, severity=None)
        elif is_known or is_own:
            yield _changed(before, now, severity=Severity.WARNING)
        elif is_near and is_rare:
            yield _changed(before, now, severity=Severity.INFO)
    if is_known:
        yield from (_lost(difference.one, reference) for reference in lost.values())
        yield from map(_gained, gained.values())


def _gained(reference: _Reference) -> Finding:
    arguments = {"kind": _kind(reference), "target": quoted(reference.target, 80)}
    return Finding(reference.target_span, arguments, message=_GAINED, severity=Severity.INFO)


def _meant(place: str, wanted: Iterable[str]) -> str:
    """Return the place that was meant by a web address with a slip of the pen, or ""."""
    if place.startswith(_OWN):
        return ""
    return next((known for known in wanted if not known.startswith(_OWN) and is_misspelt(known, place)), "")


def _changed(before: _Reference, now: _Reference, *, severity: Severity | None) -> Finding:
    arguments = {"kind": _kind(now), "target": quoted(now.target, 80), "source": quoted(before.target, 80)}
    fix = Fix(Applicability.UNSAFE, (Edit(now.target_span, before.target),))
    # Only a slip is mended: the rest of the address may name the reader's language.
    is_plain = is_misspelt(before.target, now.target) and not set(before.target) & set(" <>()\\")
    return Finding(
        now.target_span,
        arguments,
        hint=Message("Write the address of the same place as in the source", arguments),
        fix=fix if is_plain else None,
        severity=severity,
    )


def _lost(one: Aligned, reference: _Reference) -> Finding:
    arguments = {"kind": _kind(reference), "source": quoted(reference.target, 80)}
    hint = Message("Put it back")
    return Finding(one.target.span, arguments, message=_LOST, hint=hint, severity=Severity.WARNING)


def _kind(reference: _Reference) -> str:
    return "image" if isinstance(reference, Image) else "link"


_LOST = "the {kind} `{source}` of the source is missing in this block"
_UNTRANSLATED = "the text of this link is still {language}: “{text}”"
_GAINED = "the {kind} `{target}` is not in the source's block"

RULE = PairRule(
    code=RuleCode("QA009"),
    name="qa-link-image-mismatch",
    severity=Severity.ERROR,
    message="the {kind} `{target}` leads elsewhere than in the source: `{source}`",
    fixable=Applicability.UNSAFE,
    changes=frozenset({Aspect.URLS}),
    page=__doc__,
    check=check,
)
