"""How long an address has been failing."""

from __future__ import annotations

import msgspec
from hypothesis import given, strategies

from docpipe.linkcheck.history.failures import updated
from docpipe.model.answer import Answer, LinkState
from tests.linkcheck.history_factory import DAY, NOW, answer

OK, BROKEN, UNVERIFIED = LinkState.OK, LinkState.BROKEN, LinkState.UNVERIFIED
HISTORIES = strategies.lists(
    strategies.tuples(strategies.sampled_from(LinkState), strategies.integers(-DAY, 10 * DAY)), max_size=12
)


def told(*states: LinkState, every: int = DAY) -> Answer:
    """Return the last answer of runs that found these states, one every so many seconds from NOW on."""
    last: Answer | None = None
    for number, state in enumerate(states):
        last = updated(last, answer(state=state, checked=NOW + number * every))
    assert last is not None
    return last


def row(*states: LinkState, every: int = DAY) -> tuple[int, int]:
    """Return in how many days the row began after NOW, and how often it was broken."""
    last = told(*states, every=every)
    return (last.first_failed - NOW) // DAY, last.fails


def test_runs_in_a_row_are_counted() -> None:
    """Each run that finds the address broken counts; the first says since when."""
    assert row(BROKEN) == (0, 1)
    assert row(BROKEN, BROKEN, BROKEN) == (0, 3)


def test_an_answer_that_is_ok_ends_the_row() -> None:
    """What was there once begins anew."""
    assert (told(BROKEN, OK).first_failed, told(BROKEN, OK).fails) == (0, 0)
    assert row(BROKEN, BROKEN, OK, BROKEN) == (3, 1)


def test_the_same_run_counts_once() -> None:
    """Within an hour the same failure was found, not another one."""
    assert row(BROKEN, BROKEN, BROKEN, every=0) == (0, 1)
    assert row(BROKEN, BROKEN, every=3599) == (0, 1)
    assert row(BROKEN, BROKEN, every=3600) == (0, 2)


def test_a_bad_minute_does_not_end_a_row_and_is_not_counted() -> None:
    """Three times 404 with a 503 between them is three times broken, since the first one."""
    assert row(BROKEN, UNVERIFIED, BROKEN, BROKEN) == (0, 3)
    assert row(BROKEN, BROKEN, UNVERIFIED) == (0, 2)


def test_days_behind_a_wall_are_no_days_of_being_broken() -> None:
    """What could not be verified for long is broken since it was first found to be."""
    assert row(UNVERIFIED, UNVERIFIED, UNVERIFIED) == (0, 0)
    assert row(UNVERIFIED, UNVERIFIED, UNVERIFIED, BROKEN) == (3, 1)


def test_a_history_without_its_row_is_begun_anew() -> None:
    """An answer that was written without counts says at least since when it was not ok."""
    bare = answer(state=UNVERIFIED)
    assert updated(bare, answer(state=UNVERIFIED, checked=NOW + DAY)).first_failed == NOW


@given(HISTORIES)
def test_laws_of_the_row(history: list[tuple[LinkState, int]]) -> None:
    """Ok means no row; a row never begins after its answer; never more failures than broken answers; else unchanged."""
    last, moment, broken = None, NOW, 0
    for state, passed in history:
        moment += passed
        new = answer(state=state, checked=moment)
        last = updated(last, new)
        broken = 0 if state is OK else broken + (state is BROKEN)
        assert (last.first_failed == 0) == (state is OK)
        assert last.first_failed <= last.checked
        assert (state is BROKEN) <= last.fails <= broken
        assert msgspec.structs.replace(last, first_failed=0, fails=0) == new
