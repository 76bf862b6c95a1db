"""A translation, or a paragraph of it, is much shorter or longer than its source promises.

## Why
A paragraph that shrinks to a fifth lost sentences, and no other sign is left of them: a model stopped, or a
translator summed up. How long a translation is differs by language and by house, so the usual ratio is learnt
from the site's own pairs where there are enough of them; on one site of 81 pairs and another of 99 the ratio
of single paragraphs spread by a fifth around it, and this rule speaks from a factor of 2.7 on. Where a
translation is longer than its source, it is a remark.

## Bad
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh", "en"]
```

```markdown content/zh/a.md
节点保存数据，并且互相检查；读者从最近的节点取得数据，如果它没有响应，就去问下一个。写入先到达主节点，
再由它发给两个副本，只有在两个副本都确认之后，客户端才会得到回答。
```

```markdown content/en/a.md
Nodes keep the data and check each other.
```

## Good
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh", "en"]
```

```markdown content/zh/a.md
节点保存数据，并且互相检查；读者从最近的节点取得数据，如果它没有响应，就去问下一个。
```

```markdown content/en/a.md
Nodes keep the data and check each other; readers fetch it from the nearest node, and if that does not answer
they ask the next one.
```
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from docpipe.lint.aligned import TRUSTED, Aligned, aligned, pairs_of
from docpipe.lint.facts import PairFacts, SiteFacts, title_span
from docpipe.lint.rule import SiteRule
from docpipe.lint.scripts import foreign_script
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.document import Document
from docpipe.model.source import LocaleName
from docpipe.model.text import position_at
from docpipe.translation.plausible import length_of

# In units of one Han character; shorter texts vary too much to say anything.
_LONG_BLOCK = 60.0
_LONG_DOCUMENT = 300.0
# Short texts vary most in length: this many units are added to both sides.
_SMOOTHING = 4.0
_BLOCK_FACTOR = 2.7
_DOCUMENT_FACTOR = 2.0
_ENOUGH = 30
# Confidence of the blocks around one whose length speaks against it.
_SURE = 0.6


class _Lengths(msgspec.Struct, frozen=True):
    """Two lengths, and how many times shorter the translation is than the usual ratio promises."""

    source: float
    target: float
    ratio: float

    def shrunk(self, usual: float) -> float:
        return usual / self.ratio


_Key = tuple[LocaleName, LocaleName]


def check(facts: SiteFacts) -> Iterator[Finding]:
    """Yield one finding per paragraph, and one per translation that is too short or long as a whole."""
    pairs = list(pairs_of(facts))
    blocks = {pair.target.file.path: list(_blocks(pair)) for pair in pairs}
    usual = _usual_ratios(pairs, blocks)
    for pair in pairs:
        ratio = usual.get(_key(pair), 1.0)
        found = [*_of_blocks(pair, blocks[pair.target.file.path], ratio), *_of_document(pair, ratio)]
        if found and not _is_foreign(pair):
            yield from found


def _is_foreign(pair: PairFacts) -> bool:
    locale = pair.site.config.locale
    return any(foreign_script(each, locale(each.file.locale)) for each in (pair.source, pair.target))


def _key(pair: PairFacts) -> _Key:
    return pair.source.file.locale, pair.target.file.locale


def _blocks(pair: PairFacts) -> Iterator[tuple[Aligned, _Lengths]]:
    """Yield the long blocks that stand between trusted ones: a paragraph that shrank is no trusted pair itself."""
    states = pair.state.states
    for one in aligned(pair, least=0.0):
        lengths = _lengths(length_of(one.source), length_of(one.target))
        if max(lengths.source, lengths.target) >= _LONG_BLOCK and one.source.shape == one.target.shape:
            around = (*states[max(0, one.at - 1) : one.at], *states[one.at + 1 : one.at + 2])
            is_sure = one.state.confidence >= TRUSTED or all(state.confidence >= _SURE for state in around)
            # What looks short was split, and what looks long was merged, where blocks beside it are left over.
            if is_sure and all(state.source and state.target for state in around):
                yield one, lengths


def _lengths(source: float, target: float) -> _Lengths:
    return _Lengths(source, target, (target + _SMOOTHING) / (source + _SMOOTHING))


def _usual_ratios(pairs: list[PairFacts], blocks: dict[str, list[tuple[Aligned, _Lengths]]]) -> dict[_Key, float]:
    """Return the median ratio of long paragraphs per pair of locales, where there are enough of them."""
    found: dict[_Key, list[float]] = {}
    for pair in pairs:
        found.setdefault(_key(pair), []).extend(lengths.ratio for _, lengths in blocks[pair.target.file.path])
    return {key: sorted(ratios)[len(ratios) // 2] for key, ratios in found.items() if len(ratios) >= _ENOUGH}


def _of_blocks(pair: PairFacts, blocks: list[tuple[Aligned, _Lengths]], usual: float) -> Iterator[Finding]:
    for one, lengths in blocks:
        shrunk = lengths.shrunk(usual)
        if shrunk >= _BLOCK_FACTOR or shrunk <= 1 / _BLOCK_FACTOR:
            place = {"line": str(position_at(pair.source.line_starts, one.source.span.start).line)}
            yield Finding(
                one.target.span,
                _arguments(shrunk),
                message=_SHORT if shrunk > 1 else _LONG,
                hint=Message("Compare it with line {line} of {path}", {**place, "path": pair.source.file.path}),
                severity=None if shrunk > 1 else Severity.INFO,
                path=pair.target.file.path,
            )


def _of_document(pair: PairFacts, usual: float) -> Iterator[Finding]:
    lengths = _lengths(_length(pair.source), _length(pair.target))
    shrunk = lengths.shrunk(usual)
    is_long = max(lengths.source, lengths.target) >= _LONG_DOCUMENT
    if is_long and (shrunk >= _DOCUMENT_FACTOR or shrunk <= 1 / _DOCUMENT_FACTOR):
        yield Finding(
            title_span(pair.target),
            _arguments(shrunk),
            message=None if shrunk > 1 else _LONG_DOCUMENT_MESSAGE,
            hint=Message("Compare it with {path}", {"path": pair.source.file.path}),
            severity=None if shrunk > 1 else Severity.INFO,
            path=pair.target.file.path,
        )


def _length(document: Document) -> float:
    return sum(length_of(block) for block in document.blocks if block.translatable)


def _arguments(shrunk: float) -> dict[str, str]:
    return {"factor": f"{max(shrunk, 1 / shrunk):.1f}"}


_SHORT = "this is {factor} times shorter than translations of such a text usually are"
_LONG = "this is {factor} times longer than translations of such a text usually are"
_LONG_DOCUMENT_MESSAGE = "the translation is {factor} times longer than translations of such a text usually are"

RULE = SiteRule(
    code=RuleCode("QA006"),
    name="qa-length-ratio",
    severity=Severity.WARNING,
    message="the translation is {factor} times shorter than translations of such a text usually are",
    page=__doc__,
    check=check,
    compares=True,
)
