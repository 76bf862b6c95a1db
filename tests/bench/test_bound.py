"""The least time of a run follows from its limits."""

from __future__ import annotations

import runpy

import pytest

from tests.architecture.floors import ROOT

_BOUND = runpy.run_path(str(ROOT / "bench/bound.py"))


@pytest.mark.parametrize(
    ("limits", "jitter", "least", "most"),
    [
        ({"interval": 0.5, "per_host": 9, "concurrency": 99, "latency": 0.1}, 0.0, 4.6, 4.6),
        ({"interval": 0.5, "per_host": 9, "concurrency": 99, "latency": 0.1}, 0.2, 5.05, 5.5),
        ({"interval": 0.0, "per_host": 2, "concurrency": 99, "latency": 0.1}, 0.0, 0.5, 0.5),
        ({"interval": 0.0, "per_host": 2, "concurrency": 4, "latency": 0.1}, 0.0, 5.0, 5.0),
    ],
)
def test_the_narrowest_limit_makes_the_bound(
    limits: dict[str, float], jitter: float, least: float, most: float
) -> None:
    """Ten requests to each of twenty hosts take as long as whichever limit takes longest."""
    assert least <= round(_BOUND["bound"](_BOUND["Limits"](**limits), 20, 10, jitter), 9) <= most
