"""Translation of real Markdown: parsed, indexed, stated, recorded and published."""

from __future__ import annotations

from datetime import UTC, datetime

from docpipe.model.document import Document
from docpipe.model.source import Digest, DocumentKey, LocaleName, SourceFile
from docpipe.model.translation import Change, Freshness, Label
from docpipe.parse.document import parse
from docpipe.parse.options import ParseOptions
from docpipe.translation.ledger import Ledger
from docpipe.translation.ledgers.ledger_text import read_ledger, write_ledger
from docpipe.translation.publication import decide
from docpipe.translation.state import states
from docpipe.translation.sync import adopt_trust, sync
from tests.translation.factory import EMPTY, only, site

CHINESE = """---
title: 去中心化的人工智能
date: 2024-05-11
---

## 为什么

人工智能**不应该**属于一家公司，参见[协议](https://example.org/v1)。

- 数据是公开的
- 模型是公开的

| 项目 | 数量 |
| --- | --- |
| 节点 | 30 |

```python
print(1)
```

## 然后

治理属于每一个人。
"""
ENGLISH = """---
title: Decentralised artificial intelligence
---

## Why

Artificial intelligence should **not** belong to one company, see [the protocol](https://example.org/v1).

- The data is open
- The models are open

| Item | Number |
| --- | --- |
| Nodes | 30 |

```python
print(1)
```

## And then

Governance belongs to everybody.
"""
PATH = "l10n/en/a.ledger"


def _document(locale: str, text: str) -> Document:
    file = SourceFile(f"content/{locale}/a.md", LocaleName(locale), DocumentKey("a"))
    document = parse(text, file, ParseOptions(), digest=Digest("0")).document
    assert document is not None
    return document


def _states(source: str, target: str, ledger: Ledger) -> dict[str, tuple[Freshness, Change]]:
    """Return the state of each block by the first word or characters of its text."""
    one, other = _document("zh", source), _document("en", target)
    state = only(states(site([one, other]), {PATH: ledger}))
    return {
        (one.blocks[block.source[0]] if block.source else other.blocks[block.target[0]]).text[:4]: (
            block.freshness,
            block.change,
        )
        for block in state.states
    }


def _adopted() -> Ledger:
    one, other = _document("zh", CHINESE), _document("en", ENGLISH)
    known = only(states(site([one, other]), {}))
    assert known.label is Label.UNVERIFIED
    written = write_ledger(adopt_trust(one, other, EMPTY, known.states))
    return read_ledger(written, PATH)


def test_adopting_makes_a_whole_post_current() -> None:
    """Title, headings, paragraphs, items and cells; code is nobody's to translate."""
    found = _states(CHINESE, ENGLISH, _adopted())
    assert set(found.values()) == {(Freshness.CURRENT, Change.NONE)}
    assert len(found) == 10


def test_an_edited_paragraph_is_outdated_alone() -> None:
    """Everything around it stays current."""
    found = _states(CHINESE.replace("每一个人", "每一个参与的人"), ENGLISH, _adopted())
    assert found.pop("治理属于") == (Freshness.OUTDATED, Change.PROSE)
    assert set(found.values()) == {(Freshness.CURRENT, Change.NONE)}


def test_a_new_address_is_a_mechanical_change() -> None:
    """Until the translation has it, too."""
    changed, ledger = CHINESE.replace("/v1", "/v2"), _adopted()
    assert _states(changed, ENGLISH, ledger)["人工智能"] == (Freshness.OUTDATED, Change.MECHANICAL)
    assert _states(changed, ENGLISH.replace("/v1", "/v2"), ledger)["人工智能"][0] is Freshness.CURRENT


def test_markup_and_line_breaks_change_nothing() -> None:
    """Emphasis and wrapping are not what a text says."""
    changed = CHINESE.replace("**不应该**属于", "不应该\n属于")
    assert set(_states(changed, ENGLISH, _adopted()).values()) == {(Freshness.CURRENT, Change.NONE)}


def test_a_translation_that_stops_early_is_partial_and_misses_its_end() -> None:
    """The rest is missing, with or without a ledger."""
    cut = ENGLISH.partition("## And then")[0]
    for ledger in (EMPTY, _adopted()):
        found = _states(CHINESE, cut, ledger)
        assert [text for text, (freshness, _) in found.items() if freshness is Freshness.MISSING] == [
            "然后",
            "治理属于",
        ]


def test_sync_keeps_a_correction_in_the_ledger() -> None:
    """A rewritten item is current, and its record is the new text's."""
    one, other = _document("zh", CHINESE), _document("en", ENGLISH.replace("The data is", "All data are"))
    index, ledger = site([one, other]), _adopted()
    synced = sync(one, other, ledger, only(states(index, {PATH: ledger})).states)
    assert sum(record not in ledger.records for record in synced.records) == 1
    assert only(states(index, {PATH: synced})).label is Label.UP_TO_DATE


def test_both_pages_are_published_with_the_same_neutral_ids() -> None:
    """Beside each page's own heading ids."""
    index = site([_document("zh", CHINESE), _document("en", ENGLISH)])
    published = decide(index, states(index, {}), blocked=frozenset(), now=datetime(2026, 1, 1, tzinfo=UTC))
    chinese, english = (published.anchors[route] for route in sorted(published.routes.values(), reverse=True))
    assert chinese - english == {"为什么", "然后"}
    assert english - chinese == {"why", "and-then"}
    assert {block_id for block_id in published.block_ids[DocumentKey("a")] if block_id} == chinese & english
