"""All hosts of a run: their lanes, their connections, and what is sent to each."""

from __future__ import annotations

import asyncio
import random
import re
import ssl
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

import httpcore2

from docpipe.config.external import Host
from docpipe.linkcheck.ask.asking import Asking
from docpipe.linkcheck.ask.fetch import Fault, Fetcher, Reply
from docpipe.linkcheck.ask.pace import Lane, Whole
from docpipe.linkcheck.ask.retry_after import seconds_to_wait
from docpipe.linkcheck.ask.verdict import RATE_LIMITS
from docpipe.linkcheck.pages.quirks import known_quirks
from docpipe.linkcheck.reach.address import parts_of
from docpipe.linkcheck.reach.descriptors import most_open
from docpipe.linkcheck.reach.guard import is_loopback
from docpipe.model.answer import Reason

_VARIABLE = re.compile(r"\$\{(\w+)\}", re.ASCII)
_SENT = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8", "Accept-Encoding": "gzip, deflate"}
_NO_CHOICE = Host()
# Connections take up files, of which a process may have a thousand open, or a quarter of that. Those to one host are
# two, most often, and whoever looks up a name needs some, too.
_MOST_KEPT = 250
_SHARE = 4


class Hosts:
    """Asks hosts, each in its lane; the fetchers and lanes of hosts that are done with are given up.

    Attributes:
        requests: made so far, by host.
        has_answered: whether any host has answered anything.
    """

    def __init__(self, network: httpcore2.AsyncNetworkBackend, trust: ssl.SSLContext, asking: Asking) -> None:
        """Take what connections are made by, whose certificates are believed, and how to ask."""
        self.requests = Counter[str]()
        self.has_answered = False
        self._network = network
        self._trust = trust
        self._asking = asking
        self._start = asyncio.get_running_loop().time()
        share = max(1, most_open() // _SHARE)
        self._most_kept = min(_MOST_KEPT, share)
        self._whole = Whole(min(asking.options.concurrency, share))
        self._chance = random.Random(asking.seed)  # noqa: S311 - it only spreads requests
        self._lanes: dict[str, Lane] = {}
        self._fetchers: dict[str, Fetcher] = {}
        self._busy = Counter[str]()

    @property
    def now(self) -> float:
        """Unix time: that of the start, and what has passed since."""
        return self._asking.now + asyncio.get_running_loop().time() - self._start

    @property
    def waiting(self) -> int:
        """How many requests wait for their turn."""
        return self._whole.waiting

    @property
    def secrets(self) -> frozenset[str]:
        """What any host is told in confidence."""
        headers = (value for host in self._asking.options.host.values() for value in host.headers.values())
        named = {name for value in headers for name in _VARIABLE.findall(value)}
        return frozenset(self._asking.secrets[name] for name in named & self._asking.secrets.keys())

    def at_once(self, host: str) -> int:
        """Return how many requests to a host may be under way at the same time."""
        return self._choices(host).per_host or self._asking.options.per_host

    def lane(self, host: str) -> Lane:
        """Return the lane of a host."""
        if host not in self._lanes:
            own = self._choices(host).interval
            interval = self._asking.options.interval if own is None else own
            self._lanes[host] = Lane(
                interval=interval, at_once=self.at_once(host), whole=self._whole, chance=self._chance
            )
        return self._lanes[host]

    async def ask(self, method: str, url: str, headers: Mapping[str, str], *, whole: bool = False) -> Reply:
        """Return the answer to one request, made when its turn has come.

        Raises:
            Fault: there was none, or the host is asked no more.
        """
        parts = parts_of(url)
        host = parts.host
        lane = self.lane(host)
        async with self.kept(host), lane.turn():
            if lane.closed:
                raise Fault(lane.closed)
            self.requests[host] += 1
            try:
                reply = await self._fetcher(host).fetch(
                    method, url, {**self._headers(parts.scheme, host), **headers}, whole=whole
                )
            except Fault as fault:
                lane.note(answered=fault.reason not in {Reason.TIMEOUT, Reason.REFUSED})
                raise
            lane.note(answered=True)
            self.has_answered = True
            self._heed(lane, reply)
            return reply

    def has_room(self, host: str) -> bool:
        """Tell whether connections to a host may be kept open, beside those that are."""
        return host in self._busy or len(self._busy) < self._most_kept

    @asynccontextmanager
    async def kept(self, host: str) -> AsyncIterator[None]:
        """Keep the connections to a host open for further requests."""
        self._busy[host] += 1
        try:
            yield
        finally:
            self._busy[host] -= 1
            if not self._busy[host]:
                del self._busy[host]
                if host in self._fetchers:
                    await self._fetchers.pop(host).close()

    async def close(self) -> None:
        """Close all connections."""
        for host in tuple(self._fetchers):
            await self._fetchers.pop(host).close()

    def _fetcher(self, host: str) -> Fetcher:
        if host not in self._fetchers:
            self._fetchers[host] = Fetcher(self._network, self._trust, self._asking.options, self.at_once(host))
        return self._fetchers[host]

    def _choices(self, host: str) -> Host:
        return self._asking.options.host.get(host, _NO_CHOICE)

    def _headers(self, scheme: str, host: str) -> dict[str, str]:
        """Return what is sent to a host; what is a secret goes there alone, and never in the clear."""
        sent = {"User-Agent": self._asking.agent, **_SENT, **known_quirks().headers(host)}
        if scheme == "https" or (self._asking.allow_loopback and is_loopback(host)):
            for name, value in self._choices(host).headers.items():
                sent[name] = _VARIABLE.sub(lambda found: self._asking.secrets.get(found[1], ""), value)
        return sent

    def _heed(self, lane: Lane, reply: Reply) -> None:
        """Leave a host alone for as long as it wishes, or for the rest of the run if that is too long to wait."""
        if reply.status not in RATE_LIMITS:
            return
        seconds = seconds_to_wait(reply.headers.get("retry-after", ""), self.now)
        if seconds is None:
            return
        if seconds > self._asking.options.retry_after:
            lane.closed = Reason.RATE_LIMITED
        else:
            lane.hold(seconds)
