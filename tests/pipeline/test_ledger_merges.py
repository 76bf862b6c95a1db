"""Ledgers of concurrent branches merge wherever the Markdown does, by git alone, and come to the same in the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
import pytest

from tests.git_repository import git
from tests.pipeline.branches import LEDGER, branch, mended, merged, session_of, start, synchronise
from tests.pipeline.translated_post import EDITS, POSTS, REVIEWS, Post, dice_of, random_post

Edit = Callable[[Post, int], None]

_ONE_IN = 2
"""No more of the merges are in conflict where both branches record the same two blocks for the first time."""


class _Tally(msgspec.Struct):
    """How merges of two branches came out.

    Attributes:
        markdown: those where the posts themselves are in conflict; of them nothing is asked.
        ledger: those where the ledger alone is.
        clean: the others.
    """

    markdown: int = 0
    ledger: int = 0
    clean: int = 0


def _merge(root: Path, seed: int, edits: tuple[Sequence[Edit], Sequence[Edit]], unsynced: int, tally: _Tally) -> None:
    """Merge two branches both ways, and synchronise; where the ledger is in conflict, do what its error says."""
    dice = dice_of(seed)
    post = random_post(dice, dice.randint(10, 40))
    start(root, post, unsynced=unsynced)
    for name, own in zip(("one", "other"), edits, strict=True):
        copy = post.copy(dice_of(f"{seed} {name}"))
        branch(root, name, copy, dice.choices(own, k=dice.randint(1, 4)))
    conflicts = merged(root, "one-other", "one", "other")
    if conflicts & set(POSTS):
        tally.markdown += 1
        return
    if conflicts:
        tally.ledger += 1
        mended(root, "both", "one", "other")
        assert synchronise(root) == synchronise(root), f"seed {seed}"
        return
    first = synchronise(root)
    assert not merged(root, "other-one", "other", "one"), f"seed {seed}"
    assert synchronise(root) == first, f"seed {seed}"
    assert synchronise(root) == first, f"seed {seed}"
    tally.clean += 1


def _merges(
    folder: Path, count: int, edits: tuple[Sequence[Edit], Sequence[Edit]], seed: int, unsynced: int = 0
) -> _Tally:
    """Merge until so many merges count; no more than as many may be in conflict in the Markdown."""
    tally = _Tally()
    number = 0
    while tally.clean + tally.ledger < count:
        _merge(folder / str(number), seed + number, edits, unsynced, tally)
        number += 1
        assert tally.markdown <= count, f"{tally}: too often the Markdown itself is in conflict"
    return tally


_WHO = pytest.mark.parametrize(
    ("edits", "share"),
    [((EDITS, EDITS), 1), ((REVIEWS, EDITS), 4), ((REVIEWS, REVIEWS), 4)],
    ids=["authors and translators", "a reviewer and others", "one reviewer on two branches"],
)


@_WHO
def test_branches_merge(tmp_path: Path, edits: tuple[Sequence[Edit], Sequence[Edit]], share: int) -> None:
    """No ledger is in conflict after edits, insertions, deletions, moves and reviews, each side synchronised."""
    assert _merges(tmp_path, 20 // share, edits, 0).ledger == 0


@pytest.mark.stress
@_WHO
def test_many_branches_merge(tmp_path: Path, edits: tuple[Sequence[Edit], Sequence[Edit]], share: int) -> None:
    """The same, often."""
    assert _merges(tmp_path, 200 // share, edits, 10_000).ledger == 0


def test_what_both_branches_record_first_is_mended_by_hand(tmp_path: Path) -> None:
    """Two blocks no ledger knows: few merges are in conflict, and what the error says mends those."""
    tally = _merges(tmp_path, 8, (EDITS, EDITS), 20_000, unsynced=2)
    assert tally.ledger, "nothing was mended: take another seed"
    assert tally.ledger * _ONE_IN <= tally.ledger + tally.clean, tally


@pytest.mark.stress
def test_what_both_branches_record_first_is_seldom_in_conflict(tmp_path: Path) -> None:
    """The same, often."""
    tally = _merges(tmp_path, 50, (EDITS, EDITS), 30_000, unsynced=2)
    assert tally.ledger * _ONE_IN <= tally.ledger + tally.clean, tally


def test_a_review_does_not_outlive_what_another_branch_corrected(tmp_path: Path) -> None:
    """It is merged without a conflict, and is void: nobody has compared the new text."""
    post = random_post(dice_of(1), 6)
    start(tmp_path, post, unsynced=0)
    reviewing, correcting = post.copy(dice_of(2)), post.copy(dice_of(3))
    branch(tmp_path, "one", reviewing, [REVIEWS[-1]])
    branch(tmp_path, "other", correcting, [EDITS[2]])
    before = _reviewers(tmp_path, "one")
    assert before == ["li"] * 6
    assert not merged(tmp_path, "both", "one", "other")
    synchronise(tmp_path)
    assert sorted(_reviewers(tmp_path)) == ["", *["li"] * 5]


def _reviewers(root: Path, name: str = "") -> list[str]:
    """Return the reviewer of each record but the title's."""
    if name:
        git(root, "checkout", "-q", name)
    return [record.reviewer for record in session_of(root).ledgers[LEDGER].records][1:]
