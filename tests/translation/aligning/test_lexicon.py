"""Words that keep company in both languages."""

from __future__ import annotations

from docpipe.translation.aligning.lexicon import han_side, latin_words, learn
from tests.translation.factory import block, chinese, document, english

PAIRS = [
    (block("数据模型"), block("Data models")),
    (block("开放数据"), block("Open data")),
    (block("训练模型"), block("Training a model")),
    (block("开放治理"), block("Open governance")),
]


def test_words_that_keep_company_translate_each_other() -> None:
    """From short pairs, in either direction."""
    lexicon = learn(PAIRS, 0)
    assert lexicon is not None
    assert "data" in lexicon.translated("新的数据")
    assert "model" in lexicon.translated("大模型")
    assert not lexicon.translated("天气")
    turned = learn([(other, one) for one, other in PAIRS], 1)
    assert turned is not None
    assert turned.words == lexicon.words


def test_too_little_teaches_nothing() -> None:
    """A word seen once goes with anything."""
    assert learn(PAIRS[:1], 0) is None
    assert learn([], 0) is None


def test_words_have_one_form() -> None:
    """Lower case, without the mark of a plural."""
    assert latin_words("Tables and a Cat") == {"table", "and", "cat"}


def test_the_side_written_in_han() -> None:
    """Chinese and English, whichever is the source; two of the same kind have none."""
    ours, theirs = chinese("一段中文"), english("Some English")
    assert han_side([(ours, theirs)]) == 0
    assert han_side([(theirs, ours)]) == 1
    assert han_side([(theirs, document("fr/a", "Du texte"))]) == -1
