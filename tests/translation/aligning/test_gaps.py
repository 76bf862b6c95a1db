"""Equal structures are paired by place, each pair as sure as it is by itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from docpipe.translation.aligning.gaps import read_gap
from docpipe.translation.aligning.learned import usual
from docpipe.translation.aligning.scoring import Known, Scoring
from docpipe.translation.ledgers.known import Gap
from tests.translation.factory import EMPTY, chinese, english

_TEXTS = [
    ("第一段讲的是公开的数据。", "The first paragraph is about open data."),
    ("见 `run1` 和 [说明](https://example.org/a)。", "See `run1` and [the notes](https://example.org/a)."),
    ("## 第 12 章", "## Chapter 12"),
    ("- 一项 GPU", "- a GPU"),
    ("- 名称", "- the name"),
]


@given(st.lists(st.sampled_from(_TEXTS), min_size=1, max_size=9))
def test_credible_pairs_of_equal_structures_are_read_one_by_one(texts: list[tuple[str, str]]) -> None:
    """What is striking among them, or stands beside them, changes nothing."""
    source, target = chinese(*(one for one, _ in texts)), english(*(other for _, other in texts))
    scoring = Scoring(source, target, usual(source.file.locale, target.file.locale), Known((), EMPTY))
    places = tuple(range(len(texts)))
    reading = read_gap(Gap(places, places, at_end=True), scoring)
    assert [(pair.source, pair.target) for pair in reading.pairs] == [((at,), (at,)) for at in places]
    assert [pair.confidence for pair in reading.pairs] == [scoring.confidence(at, at) for at in places]
    assert not reading.others
