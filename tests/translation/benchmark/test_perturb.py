"""Spoiled translations know which of their blocks belong where."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from docpipe.translation.benchmark.perturb import edited, same_structure, spoiled
from tests.translation.factory import block, chinese, english

SOURCE = chinese("title: 题", "## 一", "第一句。第二句。", "- 甲", "- 乙", "结尾。")
TARGET = english("title: T", "## One", "First one. Second one.", "- A", "- B", "The end.")
STRANGERS = [block("A stranger."), block("- Another one")]


def test_the_same_structure_links_in_order() -> None:
    """Other structures have no links that are known."""
    links = same_structure(SOURCE, TARGET)
    assert links == frozenset((at, at) for at in range(6))
    assert same_structure(SOURCE, english("## One")) is None


@given(st.integers(), st.sampled_from([0.0, 0.2, 1.0]))
def test_links_stay_true(seed: int, share: float) -> None:
    """A linked block still has a word of the text it came from, and the same seed spoils the same."""
    links = same_structure(SOURCE, TARGET)
    assert links is not None
    copy = spoiled(TARGET, links, share, STRANGERS, str(seed))
    assert copy == spoiled(TARGET, links, share, STRANGERS, str(seed))
    for one, other in copy.links:
        words = set(TARGET.blocks[one].text.split())
        assert words & set(copy.target.blocks[other].text.split())
    if share == 0:
        assert copy.target.blocks == TARGET.blocks
    assert all(copy.target.blocks[heading.block].kind == "heading" for heading in copy.target.headings)


def test_edited_blocks_say_something_else() -> None:
    """And only those."""
    source, changed = edited(SOURCE, 0.5, [block("别的话。")], "1")
    assert changed == {
        at for at, (old, new) in enumerate(zip(SOURCE.blocks, source.blocks, strict=True)) if old.loose != new.loose
    }
    assert changed
