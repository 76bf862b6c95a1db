"""What was inferred from two real histories and read by a person: it stays as it was, and as right as it was."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import msgspec
import pytest

from docpipe.cli.run import Work, site_session
from tests.git_repository import git

LIST = Path(__file__).parent / "inference.json"
# Drawn with another seed, at other commits, when the inference was done: nothing was tuned on these.
AGAIN = Path(__file__).parent / "inference_again.json"
# Pairs that are made otherwise today, or not surely enough; more than these few of 131 would be another experiment.
MOST_PAIRED_OTHERWISE = 6
LEAST_RIGHT = {"outdated": 0.9, "current": 0.95}


class Read(msgspec.Struct, frozen=True):
    """A block that was drawn at random and read.

    Attributes:
        places: indices of the blocks of the pair, in the source and in the translation.
        source, target: their loose digests.
        state: what was inferred.
        is_right: whether it is true that the translation says (or does not say) what the source says now.
        reason: in a few words, without a text of the corpus.
    """

    repository: str
    commit: str
    path: str
    places: tuple[tuple[int, ...], tuple[int, ...]]
    source: tuple[str, ...]
    target: tuple[str, ...]
    state: str
    is_right: bool
    reason: str


def entries(path: Path = LIST) -> tuple[Read, ...]:
    """Return a list."""
    return msgspec.json.decode(path.read_bytes(), type=tuple[Read, ...])


@pytest.mark.parametrize("state", ["outdated", "current"])
def test_what_was_read_is_right_often_enough(state: str) -> None:
    """Of sixty blocks of each state, at least so many are what they were called."""
    verdicts = [entry.is_right for entry in entries() if entry.state == state]
    assert len(verdicts) == 60
    assert sum(verdicts) >= LEAST_RIGHT[state] * len(verdicts)


@pytest.mark.parametrize(("state", "number"), [("outdated", 11), ("current", 60)])
def test_a_second_draw_is_right_often_enough(state: str, number: int) -> None:
    """Sixty more current blocks, and every outdated one at five further commits of each history."""
    verdicts = [entry.is_right for entry in entries(AGAIN) if entry.state == state]
    assert len(verdicts) == number
    assert sum(verdicts) >= LEAST_RIGHT[state] * number


@pytest.mark.stress
def test_the_same_blocks_are_still_called_so(corpora: Path, tmp_path: Path) -> None:
    """The blocks of both lists have the states that were read, inferred without any ledger."""
    by_commit: dict[tuple[str, str], list[Read]] = defaultdict(list)
    for entry in (*entries(), *entries(AGAIN)):
        by_commit[entry.repository, entry.commit].append(entry)
    changed: list[Read] = []
    turned: list[Read] = []
    for (repository, commit), wanted in sorted(by_commit.items()):
        root = tmp_path / repository
        if not root.exists():
            git(tmp_path, "clone", "-q", str(corpora / f"{repository}.bundle"), repository)
        git(root, "checkout", "-q", commit)
        found = _states(root)
        for entry in wanted:
            said = found.get((entry.path, *entry.places))
            changed += [entry] if said != _said(entry) else []
            turned += [entry] if said and {said[2], entry.state} == {"outdated", "current"} else []
    assert turned == []
    assert len(changed) <= MOST_PAIRED_OTHERWISE, changed


_Texts = tuple[str, ...]
_Said = tuple[_Texts, _Texts, str]


def _said(entry: Read) -> _Said:
    return entry.source, entry.target, entry.state


def _states(root: Path) -> dict[tuple[str, tuple[int, ...], tuple[int, ...]], _Said]:
    """Return the texts and the state of every pair by its path and places: a text may stand in many of them."""
    session = site_session(Work(root=root, jobs=1), drafts=True, history=True)
    found = {}
    for document in session.states:
        source, target = session.site.by_path[document.path], session.site.by_path.get(document.target_path)
        if target is None:
            continue
        for state in document.states:
            ours = tuple(source.blocks[index].loose for index in state.source)
            theirs = tuple(target.blocks[index].loose for index in state.target)
            found[target.file.path, state.source, state.target] = ours, theirs, str(state.freshness)
    return found
