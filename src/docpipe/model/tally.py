"""How the addresses outside a site stand, counted as a whole and host by host."""

from __future__ import annotations

import msgspec


class HostTally(msgspec.Struct, frozen=True):
    """The addresses on one host.

    Attributes:
        ok, broken, unverified: how many have that verdict.
        never: how many were never asked; nothing is known of them.
        reasons: how often each reason stands behind what is broken or unverified, the most frequent first.
    """

    host: str
    ok: int = 0
    broken: int = 0
    unverified: int = 0
    never: int = 0
    reasons: dict[str, int] = {}

    @property
    def total(self) -> int:
        """How many addresses there are."""
        return self.ok + self.broken + self.unverified + self.never


class Tally(msgspec.Struct, frozen=True):
    """All addresses outside that were asked about.

    Attributes:
        hosts: sorted by name.
        asked: how many addresses were asked in this run.
        requests: how many requests that took.
        seconds: and how long.
        ignored: how many the configuration leaves out; they are counted nowhere else.
        left: how many should be asked and are beyond the limits of one run.
    """

    hosts: tuple[HostTally, ...] = ()
    asked: int = 0
    requests: int = 0
    seconds: float = 0.0
    ignored: int = 0
    left: int = 0

    @property
    def whole(self) -> HostTally:
        """The sums over all hosts, without a name."""
        return _sum("", self.hosts)

    def __add__(self, other: Tally) -> Tally:
        """Return both as one, each host once."""
        by_host: dict[str, list[HostTally]] = {}
        for each in (*self.hosts, *other.hosts):
            by_host.setdefault(each.host, []).append(each)
        return Tally(
            hosts=tuple(_sum(host, tuple(by_host[host])) for host in sorted(by_host)),
            asked=self.asked + other.asked,
            requests=self.requests + other.requests,
            seconds=self.seconds + other.seconds,
            ignored=self.ignored + other.ignored,
            left=self.left + other.left,
        )


def _sum(host: str, hosts: tuple[HostTally, ...]) -> HostTally:
    reasons: dict[str, int] = {}
    for each in hosts:
        for reason, count in each.reasons.items():
            reasons[reason] = reasons.get(reason, 0) + count
    return HostTally(
        host,
        ok=sum(each.ok for each in hosts),
        broken=sum(each.broken for each in hosts),
        unverified=sum(each.unverified for each in hosts),
        never=sum(each.never for each in hosts),
        reasons=by_count(reasons),
    )


def by_count(reasons: dict[str, int]) -> dict[str, int]:
    """Return the counts with the largest first, equal ones by their names."""
    return dict(sorted(reasons.items(), key=lambda entry: (-entry[1], entry[0])))
