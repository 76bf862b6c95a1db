"""Figures and states in words."""

from __future__ import annotations

import pytest

from docpipe.config.locales import locale_for
from docpipe.model.translation import BlockState, Change, Freshness, Label
from docpipe.publish.messages import Words
from docpipe.publish.status.phrases import counts, duration, freshness, label, notes
from tests.publish.factory import THEME


def words(name: str = "en") -> Words:
    """Return the theme's words."""
    found = locale_for(name)
    assert found is not None
    return THEME.words(found)


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0, ""),
        (1, "5 min"),
        (55, "55 min"),
        (56, "1 h"),
        (61, "1.5 h"),
        (600, "10 h"),
        (601, "11 h"),
        (72_000, "1,200 h"),
    ],
)
def test_durations_are_rounded_up(minutes: int, said: str) -> None:
    """A time is told no finer than it is known, and never as less."""
    assert duration(minutes, words()) == said


@pytest.mark.parametrize("name", ["en", "zh", "fr"])
def test_every_state_has_a_name(name: str) -> None:
    """Each state of a block and of a document is called something, and no two the same."""
    known = words(name)
    assert all(freshness(state, known) for state in Freshness)
    assert len({freshness(state, known) for state in Freshness}) == len(Freshness)
    assert all(label(found, known) for found in Label)


def test_only_what_there_is_is_counted() -> None:
    """Kinds of which there is nothing are not named."""
    found = dict.fromkeys(Freshness, 0) | {Freshness.OUTDATED: 1, Freshness.MISSING: 1200}
    assert counts(found, words()) == "1 outdated, 1,200 missing"
    assert counts(found, words("zh")) == "1 块过期，1,200 块缺失"


def test_notes() -> None:
    """What is known of a block besides its state is said, each thing once."""
    state = BlockState((0,), (0,), Freshness.OUTDATED, Change.MECHANICAL, is_touched=True)
    assert notes(state, words(), "3 March 2026", is_known=False) == (
        "since 3 March 2026",
        "only addresses, code or numbers changed",
        "the translation was edited since, and not seen to follow",
        "what the source said before is not known",
    )
    assert notes(BlockState((0,), (0,), Freshness.UNVERIFIED), words(), "", is_known=False) == ()
