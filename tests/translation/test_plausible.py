"""How well two texts go together, by length and anchors."""

from __future__ import annotations

import pytest

from docpipe.model.source import LocaleName
from docpipe.translation.plausible import HIGHEST, LEAST, Scale, has_anchors, length_ratio, plausibility
from tests.translation.factory import block

SCALE = Scale(LocaleName("zh"), LocaleName("en"))
CHINESE = "去中心化的人工智能让每个人都能参与模型的训练与治理，而不必依赖一家公司。"
ENGLISH = "Decentralised AI lets everybody take part in training and governing models without relying on one company."


def _score(source: str, target: str) -> float:
    return plausibility([block(source)], [block(target)], SCALE)


def test_a_translation_is_plausible() -> None:
    """Usual lengths say yes."""
    assert _score(CHINESE, ENGLISH) > 0.8


def test_a_text_of_another_length_is_not() -> None:
    """One word for a long paragraph is hardly its translation."""
    assert _score(CHINESE * 3, "Summary") < LEAST


def test_the_same_text_is_as_plausible_as_structure_can_be() -> None:
    """A copy belongs to its original."""
    assert _score(CHINESE, CHINESE) == HIGHEST


def test_shared_anchors_speak_for_a_pair_and_foreign_ones_against() -> None:
    """Links, code and numbers survive translation."""
    source = "参见 [甲](/a)、[乙](/b) 和 2024 年的 30 篇文章"
    assert _score(source, "See [A](/a), [B](/b) and the 30 posts of 2024") > _score(source, "See these two and more")
    assert _score(source, "See [C](/c), [D](/d) and the 17 posts of 1999") < 0.5


def test_a_name_is_no_translation_of_another_name() -> None:
    """Latin words of a Chinese text are names that its translation has as well."""
    scale = Scale(LocaleName("zh"), LocaleName("en"), han=0)
    assert plausibility([block("Ceph RGW")], [block("Ceph RADOS")], scale) < LEAST
    assert plausibility([block("Ceph RGW")], [block("The Ceph RGW")], scale) > 0.5
    named, foreign = block("A cache of JuiceFS in memory"), block("A cache of Alluxio in memory")
    assert plausibility([block("JuiceFS 的内存缓存")], [named], scale) > plausibility(
        [block("JuiceFS 的内存缓存")], [foreign], scale
    )
    turned = Scale(LocaleName("en"), LocaleName("zh"), han=1)
    assert plausibility([named], [block("JuiceFS 的内存缓存")], turned) > 0.5


def test_the_locale_in_a_link_says_nothing() -> None:
    """A link to the Chinese page is translated as one to the English page."""
    ours, theirs = [block("[甲](/zh/a/)")], [block("[A](/en/a/)")]
    assert has_anchors(theirs, ours, SCALE)
    assert not has_anchors([block("[A](/en/b/)")], ours, SCALE)


@pytest.mark.parametrize(("pairs", "expected"), [(4, 0.0), (5, 0.693)])
def test_the_usual_ratio_needs_enough_pairs(pairs: int, expected: float) -> None:
    """Few pairs say nothing of a language; the median of enough does."""
    pair = block("八个汉字组成一句"), block("a b c d e f g h i j k")
    assert length_ratio([pair] * pairs) == pytest.approx(expected, abs=0.05)
