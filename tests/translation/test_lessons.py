"""What a site's own translations teach: from ledgers, from texts of one outline, and only when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from docpipe.model.block import Block
from docpipe.model.document import Document
from docpipe.model.source import LocaleName
from docpipe.translation import lessons
from docpipe.translation.aligning.lengths import length_scale
from docpipe.translation.aligning.lexicon import Lexicon, learn
from docpipe.translation.lessons import Lessons, learned_from
from tests.translation.factory import chinese, document, english, ledger, site

_ZH = [
    f"这一段讲的是第{number}件事，写得很长，好让人看出译文比原文短多少。" for number in "一二三四五六七八九十甲乙丙丁"
]
_TERSE = [f"Matter {number}, in few words only." for number in range(len(_ZH))]
_USUAL = [
    f"This paragraph is about matter {number}, and is long enough to be compared with what it says in Chinese."
    for number in range(len(_ZH))
]
_LOCALES = LocaleName("zh"), LocaleName("en")


def test_a_ledger_teaches_the_ratio() -> None:
    """What it knows to translate goes first, wherever it stands."""
    known = ledger(*zip(_ZH, _TERSE, strict=True))
    learned = learned_from([(chinese(*_ZH), english(*reversed(_TERSE)), known)])
    assert learned is not None
    assert learned.scale.ratio < 0.6
    assert length_scale(*_LOCALES).ratio == 1


def test_chapters_of_one_structure_teach_without_a_ledger() -> None:
    """A chapter that was added on one side does not spoil the others, nor do pairs of incredible lengths."""
    source, target = chinese("## 甲", *_ZH, "## 乙", "多一段"), english("## A", *_USUAL, "## B")
    learned = learned_from([(source, target, None)])
    assert learned is not None
    assert 0.8 < learned.scale.ratio < 1.3
    assert learned.scale != length_scale(*_LOCALES)
    assert learned.lexicon is not None


def test_nothing_is_read_before_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the ledgers know every text, there is nothing to learn words for; what is learned is learned once."""
    asked: list[int] = []

    def noted(pairs: Iterable[tuple[Block, Block]], han: int) -> Lexicon | None:
        asked.append(han)
        return learn(pairs, han)

    monkeypatch.setattr(lessons, "learn", noted)
    learned = Lessons(site([chinese(*_ZH), english(*_USUAL)]), {}).of(*_LOCALES)
    assert learned is not None
    assert asked == []
    assert learned.lexicon == learned.lexicon
    assert asked == [0]


def test_a_large_site_is_sampled(monkeypatch: pytest.MonkeyPatch) -> None:
    """So many documents are read and no more, spread over all of them."""
    monkeypatch.setattr(lessons, "_MOST_DOCUMENTS", 3)
    read: list[str] = []
    chapters = lessons._chapters  # noqa: SLF001 - what is counted

    def noted(each: Document) -> list[list[int]]:
        read.append(each.file.key)
        return chapters(each)

    monkeypatch.setattr(lessons, "_chapters", noted)
    pairs = [(document(f"zh/{at:02}", *_ZH), document(f"en/{at:02}", *_USUAL), None) for at in range(12)]
    learned = learned_from(pairs)
    assert learned is not None
    assert learned.scale.ratio > 0
    assert sorted(set(read)) == ["00", "04", "08"]


def test_no_translation_teaches_nothing() -> None:
    """There is no such pair of locales then."""
    assert learned_from([]) is None
    assert Lessons(site([chinese(*_ZH)]), {}).of(*_LOCALES) is None
