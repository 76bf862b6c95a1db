"""Whether a translation follows its source, by what both must share."""

from __future__ import annotations

import pytest

from docpipe.translation.past.follows import anchors_followed, follows, is_regrouped, leads, names_of, rewording
from tests.translation.factory import block

WAS = block("模型以开放权重的形式发布，任何人都可以下载。")
TARGET = block("Models are published with open weights, so that anybody can download them.")


def test_an_edit_as_large_as_that_of_the_source_follows_it() -> None:
    """A word mended does not."""
    now = block("模型以开放权重的形式发布，任何人都可以下载，但是不得用于商业用途。")
    larger = block("Models are published with open weights for anybody to download, but not for commercial use.")
    assert follows((WAS, now), (TARGET, larger))
    assert not follows((WAS, now), (TARGET, block(TARGET.text.replace("anybody", "anyone"))))


def test_names_that_the_source_gained_are_proof() -> None:
    """The target has to have most of them, however much of it was edited."""
    now = block("模型以开放权重的形式发布在 GitHub，任何人都可以下载。")
    assert follows((WAS, now), (TARGET, block(TARGET.text.replace("published", "published on GitHub"))))
    assert not follows((WAS, now), (TARGET, block("Everybody may now fetch all of those models as they like.")))


def test_a_source_may_follow_its_translation() -> None:
    """Where the translation said it first, both have grown alike."""
    now = block("模型以开放权重的形式发布，任何人都可以下载，但是不得用于商业用途。")
    before = block("Models are published.")
    assert leads((WAS, now), (before, TARGET))
    assert not leads((WAS, now), (TARGET, before))


@pytest.mark.parametrize(
    ("now", "is_other"),
    [
        ("模型以开放权重的形式发布，所有人都可以下载。", False),
        ("模型以开放权重的形式发布，任何人都不可以下载。", True),
        ("模型以开放权重的形式发布，3 年后任何人都可以下载。", True),
        ("模型以开放权重的形式发布，任何人都可以下载，并且承担由此产生的费用。", True),
    ],
)
def test_a_negation_a_number_and_a_clause_say_something_else(now: str, *, is_other: bool) -> None:
    """Other words do not."""
    assert rewording(WAS, block(now), TARGET, frozenset()).is_other is is_other


def test_a_new_name_that_the_translation_lacks_is_told() -> None:
    """Unless the whole document is about it."""
    now = block("模型以开放权重的形式发布在 GitHub，任何人都可以下载。")
    assert rewording(WAS, now, TARGET, frozenset()).names == {"github"}
    assert rewording(WAS, now, TARGET, {"github"}).names == set()
    assert rewording(WAS, now, block(f"{TARGET.text} On GitHub."), frozenset()).is_followed


def test_blocks_that_were_split_read_the_same() -> None:
    """Marks at their ends aside."""
    assert is_regrouped([WAS], [block("模型以开放权重的形式发布。"), block("任何人都可以下载。")])
    assert not is_regrouped([WAS], [block("模型以开放权重的形式发布。")])


def test_anchors_are_followed_when_the_target_has_the_new_ones() -> None:
    """Not when it still has the old ones; and nobody knows when it never had any."""
    before, after = block("见[这里](/a)"), block("见[这里](/b)")
    assert anchors_followed(before, after, block("see [here](/b)")) is True
    assert anchors_followed(before, after, block("see [here](/a)")) is False
    assert anchors_followed(block("共 15 个"), block("共 16 个"), block("a few")) is None


def test_names_are_words_in_latin_letters() -> None:
    """Of more than one letter."""
    assert names_of(block("用 Git 和 S3 与 a")) == {"git", "s3"}
