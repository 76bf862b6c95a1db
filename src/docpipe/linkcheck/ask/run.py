"""Many addresses asked at the same time, each host at its own pace, with further attempts at the end."""

from __future__ import annotations

import asyncio
import contextlib
import heapq
import itertools
import ssl
from collections import Counter, deque
from collections.abc import Callable, Iterable, Mapping, Sequence

import httpcore2
import msgspec

from docpipe.linkcheck.ask.asking import Asking, Progress
from docpipe.linkcheck.ask.check import Attempt, attempt
from docpipe.linkcheck.ask.discreet import discreet
from docpipe.linkcheck.ask.hosts import Hosts
from docpipe.linkcheck.ask.road import Wish
from docpipe.linkcheck.ask.verdict import Verdict
from docpipe.linkcheck.history.due import sought_fragments
from docpipe.linkcheck.pages.quirks import known_quirks
from docpipe.linkcheck.reach.address import host_of
from docpipe.linkcheck.reach.network import NetworkRefusal, PinnedNetwork
from docpipe.model.answer import Answer, ExternalLink, LinkState, Reason

_HOSTS_AT_ONCE = 1000
"""Hosts that are under way; of all others nothing is kept in memory but their addresses."""

_SECONDS_BETWEEN_TICKS = 1.0
_MOST_OTHERS = 3


def ask_all(
    links: Sequence[ExternalLink],
    known: Mapping[str, Answer],
    asking: Asking,
    *,
    answered: Callable[[Answer], None],
    progress: Callable[[Progress], None] | None = None,
    network: httpcore2.AsyncNetworkBackend | None = None,
    trust: ssl.SSLContext | None = None,
) -> int:
    """Ask every address once, with further attempts where they may help, and return the number of requests.

    Args:
        links: those to ask, each address once.
        known: what the history knows of them.
        asking: limits and names.
        answered: told each answer as soon as it stands; failures are not counted over runs here.
        progress: told after each answer, and now and then while none comes.
        network: makes the connections, where it is not the one that keeps out of private networks.
        trust: whose certificates are believed; None for those of the system.
    """
    return asyncio.run(_ask_all(_Run(links, known, asking, answered, progress), asking, network, trust))


async def _ask_all(
    run: _Run, asking: Asking, network: httpcore2.AsyncNetworkBackend | None, trust: ssl.SSLContext | None
) -> int:
    pinned = PinnedNetwork(allow_loopback=asking.allow_loopback)
    hosts = Hosts(network or pinned, trust or httpcore2.default_ssl_context(), asking)
    try:
        await run.over(hosts)
        await run.settle_doubts(hosts, pinned)
    finally:
        await hosts.close()
        pinned.close()
    return hosts.requests.total()


class _Queue:
    """The addresses of one host: those not yet asked, and behind them those that are tried again."""

    def __init__(self, links: Iterable[ExternalLink]) -> None:
        self._fresh = deque(links)
        self._again: list[tuple[float, int, ExternalLink, int]] = []
        self._numbers = itertools.count()

    def __len__(self) -> int:
        return len(self._fresh) + len(self._again)

    def again(self, link: ExternalLink, attempts: int, moment: float) -> None:
        heapq.heappush(self._again, (moment, next(self._numbers), link, attempts))

    def take(self) -> tuple[ExternalLink, int, float]:
        """Return the next address, how often it was asked, and the moment before which it is not asked again."""
        if self._fresh:
            return self._fresh.popleft(), 0, 0.0
        moment, _, link, attempts = heapq.heappop(self._again)
        return link, attempts, moment


class _Run:
    """One run over all addresses."""

    def __init__(
        self,
        links: Sequence[ExternalLink],
        known: Mapping[str, Answer],
        asking: Asking,
        answered: Callable[[Answer], None],
        progress: Callable[[Progress], None] | None,
    ) -> None:
        self._known = known
        self._asking = asking
        self._answered = answered
        self._progress = progress
        self._quirks = known_quirks()
        self._total = len(links)
        self._states = Counter[LinkState]()
        self._doubtful: list[Answer] = []
        by_host: dict[str, list[ExternalLink]] = {}
        for link in links:
            by_host.setdefault(host_of(link.url), []).append(link)
        self._queues = {host: _Queue(those) for host, those in by_host.items()}
        self._left = Counter({host: len(queue) for host, queue in self._queues.items()})
        self._again = 0
        self._last_host = ""

    async def over(self, hosts: Hosts) -> None:
        """Ask everything."""
        # Where there is most to ask takes longest, so it begins first.
        waiting = deque(sorted(self._queues, key=lambda host: len(self._queues[host]), reverse=True))
        ticking = asyncio.create_task(self._tick(hosts))
        try:
            async with asyncio.timeout(self._asking.options.minutes * 60), asyncio.TaskGroup() as group:
                for _ in range(min(_HOSTS_AT_ONCE, len(waiting))):
                    group.create_task(self._one_by_one(waiting, hosts))
        except TimeoutError:
            # What was not done with is left as it is known, and the next run asks it.
            pass
        finally:
            ticking.cancel()

    async def settle_doubts(self, hosts: Hosts, network: PinnedNetwork) -> None:
        """Tell of the hosts that do not exist, once it is known whether this machine reaches any."""
        is_online = not self._doubtful or hosts.has_answered or await self._finds_another(network)
        for answer in self._doubtful:
            unverified = msgspec.structs.replace(answer, state=LinkState.UNVERIFIED, reason=Reason.RESOLVER)
            self._tell(answer if is_online else unverified, hosts)

    async def _finds_another(self, network: PinnedNetwork) -> bool:
        """Tell whether the resolver knows a host that was there before; nothing is sent to it."""
        others = {host_of(url) for url, answer in self._known.items() if answer.state is LinkState.OK}
        for host in sorted(others - self._queues.keys())[:_MOST_OTHERS]:
            with contextlib.suppress(NetworkRefusal):
                return bool(await network.pinned(host))
        # A resolver that has nothing to be held against is believed about a single name.
        return not others and len(self._queues) == 1

    async def _one_by_one(self, waiting: deque[str], hosts: Hosts) -> None:
        """Ask one host after the other, until none waits."""
        while waiting:
            host = waiting.popleft()
            queue = self._queues[host]
            async with asyncio.TaskGroup() as group:
                for _ in range(min(hosts.at_once(host), len(queue))):
                    group.create_task(self._work(host, queue, hosts))

    async def _tick(self, hosts: Hosts) -> None:
        """Tell how far it is even while nothing comes."""
        while self._progress is not None:
            await asyncio.sleep(_SECONDS_BETWEEN_TICKS)
            self._progress(self._so_far(hosts))

    async def _work(self, host: str, queue: _Queue, hosts: Hosts) -> None:
        clock = asyncio.get_running_loop().time
        async with hosts.kept(host) if hosts.has_room(host) else contextlib.nullcontext():
            while queue:
                link, attempts, moment = queue.take()
                self._again -= attempts > 0
                if moment > clock() and not hosts.lane(host).closed:
                    await asyncio.sleep(moment - clock())
                found = await self._attempt(link, hosts)
                waits = self._asking.options.retries[attempts:]
                if found.verdict.passing and waits and not hosts.lane(host).closed:
                    queue.again(link, attempts + 1, clock() + waits[0])
                    self._again += 1
                else:
                    self._settle(link, found, hosts)

    async def _attempt(self, link: ExternalLink, hosts: Hosts) -> Attempt:
        known = self._known.get(link.url)
        # What was looked for once is looked for again: a place that is missing stays told until it is there.
        seeks = self._asking.fragments or (known is not None and bool(known.fragments))
        wish = Wish(
            link.url,
            sought_fragments(link) if seeks else frozenset(),
            self._asking.options.body,
            self._asking.options.redirects,
            known,
        )
        try:
            return await attempt(wish, hosts.ask, self._quirks)
        except Exception:  # noqa: BLE001 - whatever a stranger's host does to a library costs its own address only
            return Attempt(Verdict(LinkState.UNVERIFIED, Reason.UNEXPECTED))

    def _settle(self, link: ExternalLink, found: Attempt, hosts: Hosts) -> None:
        """Make the answer final, and tell of it."""
        verdict = found.verdict
        answer = Answer(
            url=link.url,
            state=verdict.state,
            checked=int(hosts.now),
            reason=verdict.reason,
            status=found.status,
            checks=found.checks,
            hops=found.hops,
            soft=found.soft,
            https=found.https,
            etag=found.etag,
            fragments=found.fragments,
        )
        answer = discreet(answer, hosts.secrets)
        if verdict.reason is Reason.NO_SUCH_HOST and not hosts.has_answered:
            # Where nothing can be reached at all, it is this machine that has no network.
            self._doubtful.append(answer)
        else:
            self._tell(answer, hosts)

    def _tell(self, answer: Answer, hosts: Hosts) -> None:
        host = self._last_host = host_of(answer.url)
        self._answered(answer)
        self._states[answer.state] += 1
        self._left[host] -= 1
        if not self._left[host]:
            del self._left[host]
        if self._progress is not None:
            self._progress(self._so_far(hosts))

    def _so_far(self, hosts: Hosts) -> Progress:
        return Progress(
            total=self._total,
            done=self._states.total(),
            hosts=len(self._left),
            waiting=hosts.waiting + self._again,
            ok=self._states[LinkState.OK],
            broken=self._states[LinkState.BROKEN],
            unverified=self._states[LinkState.UNVERIFIED],
            host=self._last_host,
        )
