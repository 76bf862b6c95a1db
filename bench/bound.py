"""The least time in which addresses can be asked, computed from nothing but the limits that hold.

- A host with n requests needs n - 1 intervals and the last answer. What chance adds to the intervals of the slowest
  host is the mean over some draws, as the draws of a run depend on the order in which the answers come.
- A host that answers `latency` seconds later gives `per_host` answers in that time, and all hosts `concurrency`.

The bound is the largest of these.
"""

from __future__ import annotations

import random
import statistics

import msgspec

_DRAWS = 20


class Limits(msgspec.Struct, frozen=True):
    """What both are held to.

    Attributes:
        interval: seconds between two requests to one host.
        per_host: requests under way on one host.
        concurrency: requests under way at all.
        latency: seconds until the server answers.
    """

    interval: float
    per_host: int
    concurrency: int
    latency: float


def bound(limits: Limits, hosts: int, requests: int, jitter: float) -> float:
    """Return the seconds below which so many requests to each of so many hosts cannot be done; on average, by chance.

    Args:
        limits: that hold.
        hosts: to be asked.
        requests: to each of them.
        jitter: the largest part of an interval that chance adds to it.
    """
    chance = random.Random(0)  # noqa: S311 - it only stands in for the one of a run
    slowest = statistics.mean(
        max(sum(1 + jitter * chance.random() for _ in range(requests - 1)) for _ in range(hosts)) for _ in range(_DRAWS)
    )
    answers = limits.latency * requests
    paced = slowest * limits.interval + limits.latency
    return max(paced, answers / limits.per_host, answers * hosts / limits.concurrency)
