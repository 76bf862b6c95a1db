"""A translation's page put together from two bodies."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.model.body import Role
from docpipe.model.translation import BlockState, Freshness
from docpipe.publish.passages.compose import Shown, Version, compose
from tests.publish.factory import pair, parsed

CURRENT, MISSING = Freshness.CURRENT, Freshness.MISSING


def versions(source: str, target: str) -> tuple[Version, Version]:
    """Return the source and the target as composing takes them."""
    (zh, zh_body), (en, en_body) = parsed("content/zh/a.md", source), parsed("content/en/a.md", target)
    return Version(zh_body.pieces, zh.blocks), Version(en_body.pieces, en.blocks)


def outline(shown: Sequence[Shown]) -> str:
    """Return the text of a page, source parts in brackets, containers as their tags."""
    found = []
    for one in shown:
        text = "".join(part for part in one.piece.parts if isinstance(part, str)).strip()
        if one.piece.role is Role.LEAF:
            text = text.replace("<p>", "").replace("</p>", "")
        found.append(f"[{text}]" if one.of_source else text)
    return " ".join(found)


def composed(source: str, target: str, *pairs: tuple[int | None, int | None]) -> str:
    """Return the outline of a page; pairs without a target are missing, all others current."""
    zh, en = versions(source, target)
    states = [pair(one, other, MISSING if other is None else CURRENT) for one, other in pairs]
    shown = compose(en, zh, states)
    depth = 0
    for one in shown:
        depth += (one.piece.role is Role.OPEN) - (one.piece.role is Role.CLOSE)
        assert depth >= 0
    assert depth == 0
    return outline(shown)


def test_nothing_is_missing() -> None:
    """A complete translation is shown as it is."""
    assert composed("甲\n\n乙", "a\n\nb", (0, 0), (1, 1)) == "a b"


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        (((0, None), (1, 0), (2, 1)), "[甲] a b"),
        (((0, 0), (1, None), (2, 1)), "a [乙] b"),
        (((0, 0), (1, 1), (2, None)), "a b [丙]"),
    ],
)
def test_a_missing_paragraph_stands_in_place(pairs: tuple[tuple[int | None, int | None], ...], expected: str) -> None:
    """A missing paragraph stands behind the translation of the one before it."""
    assert composed("甲\n\n乙\n\n丙", "a\n\nb", *pairs) == expected


def test_a_missing_item_stands_in_its_list() -> None:
    """A missing list item is added to the list, at any depth."""
    source, target = "- 甲\n  - 子\n  - 丑\n- 乙", "- a\n  - x\n- b"
    shown = composed(source, target, (0, 0), (1, 1), (2, None), (3, 2))
    assert shown == "<ul> <li> a <ul> <li> x </li> [<li>] [丑] [</li>] </ul> </li> <li> b </li> </ul>"


def test_a_missing_list_is_added_whole() -> None:
    """A list without any translation comes as a list."""
    assert composed("甲\n\n- 乙\n- 丙", "a", (0, 0), (1, None), (2, None)) == (
        "a [<ul>] [<li>] [乙] [</li>] [<li>] [丙] [</li>] [</ul>]"
    )


def test_extra_blocks_stay() -> None:
    """What only the translation says is shown."""
    zh, en = versions("甲", "a\n\nmore")
    states = (pair(0, 0, CURRENT), pair(None, 1, Freshness.EXTRA))
    assert outline(compose(en, zh, states)) == "a more"


def test_code_beside_missing_text_is_added() -> None:
    """Code comes with the missing text beside it; alone it may have been left out on purpose."""
    source = "甲\n\n    code\n\n乙"
    assert composed(source, "a", (0, 0), (2, None)) == 'a [<pre tabindex="0"><code>code\n</code></pre>] [乙]'
    assert composed(source, "a\n\nb", (0, 0), (2, 1)) == "a b"


def test_code_is_not_repeated() -> None:
    """Code that the translation has is its counterpart, also where text around it is missing."""
    source = "甲\n\n```\none\n```\n\n乙\n\n```\ntwo\n```\n\n丙"
    shown = composed(source, "a\n\n```\none\n```\n\n```\ntwo\n```\n\nc", (0, 0), (2, None), (4, 3))
    assert shown.count("<pre") == 2
    assert shown.index("one") < shown.index("乙") < shown.index("two")
    shown = composed(source, "a\n\n```\ntwo\n```\n\nc", (0, 0), (2, None), (4, 2))
    assert shown.count("<pre") == 2
    assert shown.index("one") < shown.index("乙") < shown.index("two")


def test_much_code_is_found_again_at_once() -> None:
    """Each block of code has the same one over there, in whatever order: thousands of them in no time."""
    blocks = [f"```\n{number}\n```" for number in range(1500)]
    source, target = "\n\n".join([*blocks, "甲"]), "\n\n".join(reversed(blocks))
    shown = composed(source, target, (1500, None))
    assert shown.count("<pre") == 1500
    assert shown.endswith("[甲]")


def test_images_are_not_repeated() -> None:
    """A picture without a description in the translation is still that picture."""
    source, target = "甲\n\n![图](a.png)\n\n乙", "a\n\n![](a.png)"
    shown = composed(source, target, (0, 0), (2, None), (3, None))
    assert shown.count("<img") == 1


def test_rows_but_not_cells_are_added() -> None:
    """A missing row is added to its table; a lone cell would shift the others."""
    source = "| 甲 | 乙 |\n|---|---|\n| 一 | 二 |\n| 三 | 四 |\n"
    target = "| a | b |\n|---|---|\n| 1 | |\n"
    shown = composed(source, target, (0, 0), (1, 1), (2, 2), (3, None), (4, None), (5, None))
    assert "[<td>三</td>]" in shown
    assert "二" not in shown


def test_a_moved_part_does_not_move_its_neighbours() -> None:
    """A block paired with one far away says nothing of where the next missing one belongs."""
    shown = composed("甲\n\n乙\n\n丙\n\n丁", "a\n\nc\n\nd\n\nb", (0, 0), (1, 3), (2, 1), (3, 2))
    assert shown == "a c d b"
    source, target = "甲\n\n乙\n\n丙\n\n丁\n\n戊", "a\n\nd\n\ne\n\nb"
    assert composed(source, target, (0, 0), (1, 3), (2, None), (3, 1), (4, 2)) == "a [丙] d e b"


def test_another_shape_only_gets_what_is_missing() -> None:
    """Where a list became a paragraph, its missing items follow, and no others."""
    assert composed("- 甲\n- 乙\n\n丙", "a\n\nc", (0, 0), (1, None), (2, 1)) == "a [<ul>] [<li>] [乙] [</li>] [</ul>] c"


def test_states_are_kept() -> None:
    """Outdated and untranslated blocks are marked, current ones are not."""
    zh, en = versions("甲\n\n乙\n\n丙", "a\n\nb\n\nc")
    states = (pair(0, 0, CURRENT), pair(1, 1, Freshness.OUTDATED), pair(2, 2, Freshness.UNTRANSLATED))
    found = [one.state and one.state.freshness for one in compose(en, zh, states)]
    assert found == [None, Freshness.OUTDATED, Freshness.UNTRANSLATED]


@given(st.lists(st.sampled_from("pic"), min_size=1, max_size=8), st.data())
def test_every_block_is_shown_once(kinds: list[str], data: st.DataObject) -> None:
    """Whatever is missing, each target block is shown once in order, each missing source block once in order."""
    made = {"p": "段{}", "i": "- 项{}", "c": "> 引{}"}
    source = "\n\n".join(made[kind].format(number) for number, kind in enumerate(kinds))
    kept = data.draw(st.lists(st.integers(0, len(kinds) - 1), unique=True).map(sorted))
    target = "\n\n".join(made[kinds[number]].format(f"T{number}") for number in kept)
    zh, en = versions(source, target)
    states: list[BlockState] = [
        pair(number, kept.index(number), CURRENT) if number in kept else pair(number, None, MISSING)
        for number in range(len(kinds))
    ]
    shown = compose(en, zh, states)
    own = [one.piece.block for one in shown if not one.of_source and one.piece.block >= 0]
    added = [one.piece.block for one in shown if one.of_source and one.piece.block >= 0]
    assert own == list(range(len(kept)))
    assert added == [number for number in range(len(kinds)) if number not in kept]
