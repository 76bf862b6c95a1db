"""Answers for tests of the history, and any answer at all for its laws."""

from __future__ import annotations

from hypothesis import strategies

from docpipe.linkcheck.reach.address import asked_address
from docpipe.model.answer import Answer, Check, Hop, LinkState, Reason, SoftMiss

NOW = 1_795_366_800
"""2026-11-22T17:00:00Z"""
DAY = 86_400


def answer(number: int = 1, *, state: LinkState = LinkState.OK, checked: int = NOW) -> Answer:
    """Return the answer of one of many addresses."""
    return Answer(f"https://example.org/{number:05}", state, checked)


ADDRESSES = strategies.text(max_size=20).map(lambda path: asked_address(f"https://example.org/{path}")).filter(bool)
_TIMES = strategies.integers(1, 4_000_000_000)
_STEPS = ADDRESSES | ADDRESSES.map(lambda address: f"{address}#a%20b")
ANSWERS = strategies.builds(
    Answer,
    url=ADDRESSES,
    state=strategies.sampled_from(LinkState),
    checked=_TIMES,
    reason=strategies.sampled_from(Reason),
    status=strategies.integers(0, 999),
    checks=strategies.lists(strategies.sampled_from(Check), unique=True).map(tuple),
    hops=strategies.lists(strategies.builds(Hop, status=strategies.integers(300, 399), url=_STEPS), max_size=3).map(
        tuple
    ),
    soft=strategies.sampled_from(SoftMiss),
    https=strategies.sampled_from([None, True, False]),
    etag=strategies.text(max_size=10),
    fragments=strategies.dictionaries(strategies.text(max_size=10), strategies.booleans(), max_size=3),
    first_failed=strategies.just(0) | _TIMES,
    fails=strategies.integers(0, 1000),
)
