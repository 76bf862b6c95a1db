"""How a host is asked: never before it wishes, so far apart and so many at a time, by what it heard and when."""

from __future__ import annotations

import asyncio
import itertools
import sys
import time

import msgspec
import pytest

from docpipe.config.external import External, Host
from docpipe.linkcheck.ask.asking import Asking, Progress
from docpipe.linkcheck.ask.run import ask_all
from docpipe.model.answer import Answer, Check, ExternalLink, LinkPlace, LinkState, Reason, SoftMiss
from docpipe.model.text import Span
from tests.linkcheck.server.behaviour import Behaviour, Play, by_path, in_turn, page, says, shows
from tests.linkcheck.server.exchange import Exchange
from tests.linkcheck.server.log import Event, Kind
from tests.linkcheck.server.loopback import Loopback
from tests.linkcheck.server.redirects import leads
from tests.linkcheck.server.retries import busy, busy_until

pytestmark = pytest.mark.skipif(sys.platform == "darwin", reason="needs addresses 127.0.0.N, which only Linux has")
# A gap is measured between arrivals, which a busy machine sees late, the pause between departures.
_JITTER = 0.06
_QUICK = External(
    interval=0.01, connect_seconds=0.5, total_seconds=1.0, retries=(0.2, 0.4), retry_after=5.0, per_host=2
)


class Asked:
    """One run over some paths of each behaviour."""

    def __init__(self, behaviours: list[Behaviour], paths: list[str], options: External = _QUICK) -> None:
        """Serve, ask, and keep what came of it."""
        self.answers: dict[str, Answer] = {}
        self.progress: list[Progress] = []
        self.started = time.monotonic()
        with Loopback(behaviours) as loopback:
            urls = [place.start() + path for path in paths for place in loopback.places.values()]
            self.made = ask_all(
                [ExternalLink(url, (LinkPlace("a.md", Span(0, 1)),)) for url in urls],
                {},
                Asking(options=options, agent="docpipe-tests/1", now=int(time.time()), allow_loopback=True),
                answered=self._keep,
                progress=self.progress.append,
            )
            self.log = loopback.log
        self.seconds = time.monotonic() - self.started

    def _keep(self, answer: Answer) -> None:
        assert answer.url not in self.answers
        self.answers[answer.url] = answer

    def of(self, path: str) -> Answer:
        """Return the answer for a path."""
        return next(answer for url, answer in self.answers.items() if url.endswith(path))

    def requests(self, path: str = "", behaviour: str = "") -> list[Event]:
        """Return the requests for a path, or for all of them."""
        return [event for event in self.log.requests(behaviour) if path in {"", event.target}]


def _host(play: Play, name: str = "host") -> Behaviour:
    return Behaviour(name=name, play=play)


def _after(seconds: float, play: Play) -> Play:
    async def waits(exchange: Exchange) -> None:
        await asyncio.sleep(seconds)
        await play(exchange)

    return waits


_slowly = _after(0.1, says(200))


def _gaps(events: list[Event]) -> list[float]:
    return [later.time - earlier.time for earlier, later in itertools.pairwise(events)]


@pytest.mark.parametrize("wait", [busy("1"), busy_until(1)], ids=["seconds", "date"])
def test_a_good_answer_does_not_shorten_the_wait(wait: Play) -> None:
    """While one address of a host has to wait, a 200 of another on the way does not take the wish back."""
    play = by_path({"/busy": in_turn(_after(0.1, wait), says(200)), "/fine": _after(0.4, says(200))})
    run = Asked([_host(play)], ["/busy", "/fine"])
    first, second = run.requests("/busy")
    assert second.time - first.time >= 1.0 - _JITTER
    assert {answer.state for answer in run.answers.values()} == {LinkState.OK}
    # The good answer did come in between.
    answered = [event.time for event in run.log.events if event.kind is Kind.ANSWERED]
    assert first.time < answered[0] < answered[1] < second.time


def test_nothing_at_all_is_asked_while_a_host_wants_to_be_left_alone() -> None:
    """Retry-After is the wish of the host, not of one address."""
    paths = ["/busy", *(f"/{number}" for number in range(5))]
    play = by_path({"/busy": in_turn(busy("1"), says(200))} | {path: says(200) for path in paths[1:]})
    run = Asked([_host(play)], paths, _quick(per_host=1))
    busy_at = run.requests("/busy")[0].time
    after = [event.time for event in run.requests() if event.time > busy_at]
    assert min(after) >= busy_at + 1.0 - _JITTER
    assert len(after) == 6


def test_the_longer_of_two_wishes_holds() -> None:
    """A host that says a date at one address and seconds at another is asked after both."""
    play = by_path({"/date": in_turn(busy_until(2), says(200)), "/seconds": in_turn(busy("1"), says(200))})
    run = Asked([_host(play)], ["/date", "/seconds"], _quick(interval=0.0))
    first = run.requests()[:2]
    later = run.requests()[2:]
    assert {event.target for event in first} == {"/date", "/seconds"}
    assert len(later) == 2
    assert min(event.time for event in later) >= first[0].time + 2.0 - _JITTER


def test_a_later_and_shorter_wish_takes_nothing_back() -> None:
    """Ten answers of 429, the first of which wishes the most, are all heeded."""
    paths = [f"/{number}" for number in range(3)]
    plays = {path: in_turn(busy("2" if path == "/0" else "0"), says(200)) for path in paths}
    run = Asked([_host(by_path(plays))], paths, _quick(per_host=3, interval=0.0))
    first, again = run.requests("/0")
    assert again.time - first.time >= 2.0 - _JITTER
    assert {answer.state for answer in run.answers.values()} == {LinkState.OK}


def test_a_host_that_asks_for_too_long_a_wait_is_left_alone_for_the_run() -> None:
    """The rest of its addresses stay unverified, without a request."""
    paths = [f"/{number}" for number in range(20)]
    run = Asked([_host(busy("3600"))], paths)
    assert {(answer.state, answer.reason) for answer in run.answers.values()} == {
        (LinkState.UNVERIFIED, Reason.RATE_LIMITED)
    }
    assert len(run.answers) == 20
    assert len(run.requests()) <= _QUICK.per_host
    assert run.seconds < 3


def test_a_wish_for_another_host_holds_nobody_up() -> None:
    """Hosts are asked side by side, and each has its own lane."""
    run = Asked([_host(in_turn(busy("1"), says(200)), "busy"), _host(says(200), "free")], ["/a", "/b", "/c"])
    waited = run.requests(behaviour="busy")[0].time + 1.0 - _JITTER
    assert max(event.time for event in run.requests(behaviour="free")) < waited
    assert {answer.state for answer in run.answers.values()} == {LinkState.OK}


def test_a_host_that_is_reached_by_redirects_is_asked_in_its_own_lane() -> None:
    """Whoever sends on, the host behind is asked no faster than by itself."""
    behaviour = Behaviour(name="host", play=_sent_on, two_hosts=True)
    run = Asked([behaviour], [f"/{number}" for number in range(6)], _quick(interval=0.1, per_host=6))
    other = [event for event in run.requests() if event.target.startswith("/there")]
    assert len(other) == 6
    assert min(_gaps(other)) >= 0.1 - _JITTER


async def _sent_on(exchange: Exchange) -> None:
    if exchange.elsewhere:
        await exchange.answer(200)
    else:
        await leads("{there}/there" + exchange.request.target)(exchange)


def test_requests_to_one_host_keep_their_distance() -> None:
    """Starts are at least the interval apart, and at most a fifth more, as long as answers are quick."""
    run = Asked([_host(says(200))], [f"/{number}" for number in range(9)], _quick(interval=0.1))
    gaps = _gaps(run.requests())
    assert len(gaps) == 8
    assert min(gaps) >= 0.1 - _JITTER
    assert len({round(gap, 3) for gap in gaps}) > 1
    assert sum(gaps) < 8 * 0.12 + 0.3


def test_so_many_requests_at_a_time_for_one_host_and_for_all() -> None:
    """Slow hosts show the limits: two at once for each of four, five in all."""
    hosts = [_host(_slowly, f"host-{number}") for number in range(4)]
    run = Asked(hosts, [f"/{number}" for number in range(5)], _quick(interval=0.0, concurrency=5))
    assert run.log.most_at_once() == 5
    assert all(run.log.most_at_once(host.name) <= 2 for host in hosts)
    assert len(run.requests()) == run.made == 20


def test_a_host_may_have_limits_of_its_own() -> None:
    """`[external.host."X"]` holds for X alone."""
    host = Host(interval=0.15, per_host=1)
    with_own = _quick(interval=0.0, host={"127.0.0.10": host})
    run = Asked([_host(_slowly, "own"), _host(_slowly, "other")], [f"/{number}" for number in range(4)], with_own)
    assert min(_gaps(run.requests(behaviour="own"))) >= 0.15 - _JITTER
    assert run.log.most_at_once("own") == 1
    assert run.log.most_at_once("other") == 2


def test_addresses_that_are_tried_again_come_after_all_others() -> None:
    """What fails at first holds up nobody behind it."""
    paths = ["/fails", *(f"/{number}" for number in range(8))]
    play = by_path({"/fails": in_turn(busy(None, 503), says(200))} | {path: says(200) for path in paths[1:]})
    run = Asked([_host(play)], paths, _quick(interval=0.05))
    order = [event.target for event in run.requests()]
    assert order[-1] == "/fails"
    assert order.count("/fails") == 2
    assert run.of("/fails").state is LinkState.OK


def test_a_silent_host_is_given_up_after_a_few_attempts() -> None:
    """Its hundred addresses do not cost a hundred times the patience."""
    run = Asked([_host(_never)], [f"/{number}" for number in range(100)])
    assert {answer.state for answer in run.answers.values()} == {LinkState.UNVERIFIED}
    assert len(run.answers) == 100
    assert len(run.requests()) <= 6
    assert run.seconds < 5


async def _never(_: Exchange) -> None:
    await asyncio.sleep(3600)


def test_a_page_whose_text_is_not_wanted_costs_one_request() -> None:
    """`external.body = false` asks by HEAD alone."""
    run = Asked([_host(shows(page("404 Not Found")))], ["/page"], _quick(body=False))
    assert [event.method for event in run.requests()] == ["HEAD"]
    assert run.of("/page").checks == (Check.STATUS, Check.HTTPS)
    assert run.of("/page").soft is SoftMiss.NONE


def test_progress_tells_of_every_answer_in_turn() -> None:
    """Each answer is told once, and the last word is that all is done."""
    paths = ["/fine", "/gone", "/busy"]
    play = by_path({"/fine": says(200), "/gone": says(410), "/busy": busy("3600")})
    run = Asked([_host(play)], paths, _quick(per_host=1))
    last = run.progress[-1]
    assert [progress.done for progress in run.progress] == [1, 2, 3]
    assert (last.total, last.hosts, last.waiting) == (3, 0, 0)
    assert (last.ok, last.broken, last.unverified) == (1, 1, 1)


def _quick(**other: object) -> External:
    """Return the quick limits with some of them different."""
    return msgspec.structs.replace(_QUICK, **other)
