"""Ledgers of concurrent branches merge wherever the Markdown does, by git alone, and come to the same in the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.git_repository import git
from tests.pipeline.branches import LEDGER, branch, merged, session_of, start, synchronise
from tests.pipeline.translated_post import EDITS, EDITS_IN_REVIEW, POSTS, REVIEWS, Post, dice_of, random_post

_TRIALS = 20
_MANY = 200
_MOST_THROWS = 3
"""So many trials are begun for each that counts: in the others the Markdown itself is in conflict."""

Edit = Callable[[Post, int], None]


def _trial(root: Path, seed: int, edits: tuple[Sequence[Edit], Sequence[Edit]]) -> bool:
    """Merge two branches both ways; return whether the trial counts: whether the Markdown merges."""
    dice = dice_of(seed)
    post = random_post(dice, dice.randint(10, 40))
    start(root, post, unsynced=dice.choice((0, 0, 1, 2)))
    for name, own in zip(("one", "other"), edits, strict=True):
        copy = post.copy(dice_of(f"{seed} {name}"))
        branch(root, name, copy, dice.choices(own, k=dice.randint(1, 4)))
    conflicts = merged(root, "one-other", "one", "other")
    if conflicts & set(POSTS):
        return False
    assert not conflicts, f"seed {seed}"
    first = synchronise(root)
    assert not merged(root, "other-one", "other", "one"), f"seed {seed}"
    assert synchronise(root) == first, f"seed {seed}"
    assert synchronise(root) == first, f"seed {seed}"
    return True


def _trials(folder: Path, count: int, edits: tuple[Sequence[Edit], Sequence[Edit]], seed: int) -> None:
    done = 0
    for number in range(_MOST_THROWS * count):
        done += _trial(folder / str(number), seed + number, edits)
        if done == count:
            return
    pytest.fail(f"only {done} of {count} trials count: too often the Markdown itself is in conflict")


def test_branches_of_authors_and_translators_merge(tmp_path: Path) -> None:
    """Edits, corrections, insertions, deletions and moves on both sides, each side synchronised."""
    _trials(tmp_path, _TRIALS, (EDITS, EDITS), 0)


def test_branches_merge_while_others_review(tmp_path: Path) -> None:
    """A review stands apart from what a translator corrects at the same time."""
    _trials(tmp_path, _TRIALS // 4, (REVIEWS, EDITS_IN_REVIEW), 0)


@pytest.mark.stress
def test_many_branches_merge(tmp_path: Path) -> None:
    """The same, often."""
    _trials(tmp_path, _MANY, (EDITS, EDITS), 10_000)


@pytest.mark.stress
def test_many_branches_merge_while_others_review(tmp_path: Path) -> None:
    """The same, often."""
    _trials(tmp_path, _MANY // 4, (REVIEWS, EDITS_IN_REVIEW), 10_000)


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
