"""A paragraph, heading or item of a translation is still in the source's language.

## Why
A reader comes to it and cannot go on; it is what a translator skipped, or an engine gave back unchanged. Judged
by script, and for each pair of languages by itself: a name or a line of code that is the same in both is no
such case, nor is a stretch of the source that is in the translation's language already. Where a whole file was
left, QA004 says so, and the single places are remarks, as is a heading of Latin words: many are names.

## Bad
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh", "en"]
```

```markdown content/zh/a.md
节点保存数据，并且互相检查。

读者从最近的节点取得数据。
```

```markdown content/en/a.md
节点保存数据，并且互相检查。

Readers fetch the data from the nearest node.
```

## Good
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh", "en"]
```

```markdown content/zh/a.md
节点保存数据，并且互相检查。

IPFS Cluster
```

```markdown content/en/a.md
Nodes keep data and check each other.

IPFS Cluster
```
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from docpipe.lint.aligned import quoted
from docpipe.lint.facts import SiteFacts
from docpipe.lint.rule import SiteRule
from docpipe.lint.scripts import foreign_script, is_left_in_han
from docpipe.model.block import Block, BlockKind
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.document import Document
from docpipe.model.locale import Locale
from docpipe.model.translation import Freshness, TranslationState

# The front matter and the descriptions of images have rules of their own.
_ELSEWHERE = frozenset({BlockKind.TITLE, BlockKind.DESCRIPTION, BlockKind.ALT})
# A word or two in another script may be an example or a name; it is told as a remark.
_LEAST_UNITS = 6


def check(facts: SiteFacts) -> Iterator[Finding]:
    """Yield one finding per stretch of blocks that were left, at the first of them."""
    states = {state.target_path: state for state in facts.states if state.target_path}
    for document in facts.documents:
        left = _left(document, states, facts)
        if not left:
            continue
        locale = facts.site.config.locale(document.file.locale)
        is_whole = bool(foreign_script(document, locale)) or document.meta.draft
        for stretch in _stretches(left):
            blocks = [document.blocks[index] for index in stretch]
            yield _finding(document, blocks, locale.label, is_remark=is_whole or _is_slight(blocks))


def _left(document: Document, states: Mapping[str, TranslationState], facts: SiteFacts) -> list[int]:
    """Return the blocks left in the source's language; of drafts, which have no state, those plainly so."""
    state = states.get(document.file.path)
    if state is not None:
        found = [one.target for one in state.states if one.freshness is Freshness.UNTRANSLATED]
        left = sorted(index for target in found for index in target)
    else:
        source = facts.site.source_of(document) if _is_version(document, facts) else None
        if source is None:
            return []
        config = facts.site.config
        locales = config.locale(source.file.locale), config.locale(document.file.locale)
        left = [index for index, block in enumerate(document.blocks) if is_left_in_han(block, *locales)]
    locale = facts.site.config.locale(document.file.locale)
    return [index for index in left if _is_left(document.blocks[index], locale)]


def _is_left(block: Block, locale: Locale) -> bool:
    """Tell whether a block is told here at all; Han characters in the source may be Chinese in the translation, too."""
    is_at_home = locale.is_han and block.han > block.words
    return block.kind not in _ELSEWHERE and not is_at_home


def _is_version(document: Document, facts: SiteFacts) -> bool:
    return (document.file.locale, document.file.key) in facts.site.group_keys


def _stretches(indices: Sequence[int]) -> Iterator[list[int]]:
    stretch: list[int] = []
    for index in indices:
        if stretch and index != stretch[-1] + 1:
            yield stretch
            stretch = []
        stretch.append(index)
    if stretch:
        yield stretch


def _is_slight(blocks: Sequence[Block]) -> bool:
    if any(block.kind is BlockKind.HEADING and block.han for block in blocks):
        return False
    if all(block.kind is BlockKind.HEADING for block in blocks):
        return True
    units = max(block.han + block.words for block in blocks)
    return units < _LEAST_UNITS or all(block.kind is BlockKind.CELL for block in blocks)


def _finding(document: Document, blocks: Sequence[Block], language: str, *, is_remark: bool) -> Finding:
    arguments = {"count": str(len(blocks)), "text": quoted(blocks[0].text), "language": language}
    return Finding(
        blocks[0].span,
        arguments,
        message=_SEVERAL if len(blocks) > 1 else None,
        hint=Message("Write it in {language}", arguments),
        path=document.file.path,
        severity=Severity.INFO if is_remark else None,
    )


_SEVERAL = "{count} blocks from here on are still in the source's language: `{text}`"

RULE = SiteRule(
    code=RuleCode("QA016"),
    name="qa-block-untranslated",
    severity=Severity.WARNING,
    message="this is still in the source's language: `{text}`",
    page=__doc__,
    precision=1.0,
    check=check,
)
