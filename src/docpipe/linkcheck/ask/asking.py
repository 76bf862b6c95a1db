"""How a run asks, and how far it is."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from docpipe.config.external import External


class Asking(msgspec.Struct, frozen=True, kw_only=True):
    """How addresses are asked.

    Attributes:
        options: of the site.
        agent: what docpipe calls itself, `User-Agent`.
        now: Unix time in seconds when the run starts.
        secrets: variables that headers of hosts may name.
        fragments: whether places in pages are looked for.
        allow_loopback: whether addresses of this machine are asked; for tests only.
        seed: of what chance adds to the intervals.
    """

    options: External
    agent: str
    now: int
    secrets: Mapping[str, str] = {}
    fragments: bool = False
    allow_loopback: bool = False
    seed: int = 0


class Progress(msgspec.Struct, frozen=True):
    """How far a run is.

    Attributes:
        total, done: addresses.
        hosts: that are not done.
        waiting: requests that wait for their turn, and addresses whose next attempt is not due.
        ok, broken, unverified: addresses by their verdict.
        host: the last one that was done with.
    """

    total: int
    done: int = 0
    hosts: int = 0
    waiting: int = 0
    ok: int = 0
    broken: int = 0
    unverified: int = 0
    host: str = ""
