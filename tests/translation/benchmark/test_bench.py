"""The aligner measured on a site's own texts."""

from __future__ import annotations

from docpipe.report.bench_text import bench_text
from docpipe.translation.benchmark.bench import Score, known_links, measure
from tests.translation.factory import chinese, document, english, site

_ZH = ["## 数据", "数据是开放的。", "- 模型 1.5", "## 模型", "模型也是开放的，而且人人都能用。", "- 训练 `make`"]
_EN = [
    "## Data",
    "Data are open.",
    "- Model 1.5",
    "## Models",
    "Models are open as well, and all may use them.",
    "- Training `make`",
]


def test_what_is_found_is_counted() -> None:
    """Precision, recall and their mean, by hand."""
    score = Score.of({1, 2, 3, 4}, {3, 4, 5})
    assert score == Score(2, 2, 1)
    assert (score.precision, round(score.recall, 3), round(score.f1, 3)) == (0.5, 0.667, 0.571)
    assert (Score().precision, Score().recall, Score().f1) == (1, 1, 1)


def test_a_sound_site_is_aligned_without_fault() -> None:
    """Nothing spoiled, nothing lost; texts of another structure are left out."""
    documents = [chinese(*_ZH), english(*_EN), document("zh/b", *_ZH), document("en/b", *_EN[:3])]
    index = site(documents)
    known = known_links(index)
    assert [each.source.file.key for each in known] == ["a"]
    measured = measure(known, index, 0.0, 1)
    assert (measured.links.f1, measured.missing.f1, measured.outdated.f1) == (1, 1, 1)


def test_the_table_names_every_share() -> None:
    """One row per share in each table, on any terminal."""
    index = site([chinese(*_ZH), english(*_EN)])
    known = known_links(index)
    text = bench_text([measure(known, index, share, 1) for share in (0.1, 0.4)])
    assert text.count("10%") == text.count("40%") == 3
    assert max(map(len, text.splitlines())) <= 80
    assert "links P" in text
