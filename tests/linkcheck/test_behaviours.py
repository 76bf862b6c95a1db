"""Every way in which a host may answer, played on loopback: the verdict, the requests and their order."""

from __future__ import annotations

import itertools
import sys
import time
from collections.abc import Iterable, Iterator

import httpcore2
import msgspec
import pytest

from docpipe.config.external import External, Host
from docpipe.linkcheck.ask.asking import Asking
from docpipe.linkcheck.ask.run import ask_all
from docpipe.linkcheck.history.due import due
from docpipe.linkcheck.reach.address import asked_address
from docpipe.linkcheck.reach.network import PinnedNetwork
from docpipe.model.answer import Answer, Check, ExternalLink, LinkPlace
from docpipe.model.text import Span
from tests.linkcheck.server.behaviour import Behaviour
from tests.linkcheck.server.catalogue import CATALOGUE
from tests.linkcheck.server.etags import ASKED_AGAIN
from tests.linkcheck.server.log import Event
from tests.linkcheck.server.loopback import Loopback, Place
from tests.linkcheck.server.privacy import SECRET, SECRETS
from tests.linkcheck.server.secure import HTTPS

AGENT = "docpipe-tests/1 (+https://docpipe.example)"
WANTED = frozenset({Check.STATUS, Check.BODY, Check.FRAGMENTS, Check.HTTPS})
# A gap is measured between arrivals, which a busy machine sees late, the pause between departures.
_JITTER = 0.06
_DAY = 86_400
pytestmark = pytest.mark.skipif(sys.platform == "darwin", reason="needs addresses 127.0.0.N, which only Linux has")
_BY_NAME = {behaviour.name: behaviour for behaviour in CATALOGUE}


class KnownPorts(PinnedNetwork):
    """A network on which the default ports of each host are those the system chose for it."""

    def __init__(self, ports: dict[str, int]) -> None:
        """Take the port of each host."""
        super().__init__(allow_loopback=True)
        self._ports = ports

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the signature is the library's
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """Return a connection to a host."""
        chosen = self._ports.get(host, port) if port in {80, 443} else port
        return await super().connect_tcp(host, chosen, timeout, local_address, socket_options)


class Run(msgspec.Struct):
    """What one run brought.

    Attributes:
        answers: by the names of behaviours.
        requests: by the names of behaviours, as the server saw them.
        connections: likewise, how many.
        made: how many requests were made, as the client counts.
        seconds: that it took.
    """

    answers: dict[str, Answer]
    requests: dict[str, list[Event]]
    connections: dict[str, int]
    made: int
    seconds: float

    def asked(self, name: str) -> str:
        """Return the methods of the requests to one behaviour in their order."""
        return " ".join(request.method for request in self.requests[name])


class Runs(msgspec.Struct):
    """Three runs over every behaviour: at once, a minute later, and when the answers hold no longer."""

    first: Run
    minute_later: Run
    months_later: Run


def external_link(place: Place) -> ExternalLink:
    """Return the address of a behaviour as it is gathered from a post."""
    address = asked_address(place.link)
    fragments = place.behaviour.fragments or {"": None}
    return ExternalLink(address, tuple(LinkPlace("a.md", Span(0, 1), fragment) for fragment in fragments))


def options(places: dict[str, Place], **other: float) -> External:
    """Return the limits of the tests: short, and the headers of those hosts that get one."""
    chosen = {
        "concurrency": 40,
        "interval": 0.01,
        "connect_seconds": 1.0,
        "total_seconds": 1.5,
        "retries": (0.2, 0.4),
        "retry_after": 3.0,
        "redirects": 10,
        "host": {
            place.host: Host(headers=place.behaviour.headers) for place in places.values() if place.behaviour.headers
        },
    }
    return msgspec.convert(chosen | other, External)


@pytest.fixture(scope="module")
def runs() -> Iterator[Runs]:
    """Ask every behaviour, and again later."""
    with Loopback(CATALOGUE) as loopback:
        now = int(time.time())
        first = _ask(loopback, {}, now, list(loopback.places))
        later = _ask(loopback, first.answers, now + 60, list(loopback.places))
        yield Runs(first, later, _ask(loopback, first.answers, now + 60 * _DAY, list(ASKED_AGAIN)))


def _ask(loopback: Loopback, before: dict[str, Answer], now: int, names: list[str]) -> Run:
    """Ask what is due."""
    start, seen = time.monotonic(), len(loopback.log.events)
    places = {name: loopback.places[name] for name in names}
    links = {external_link(place).url: name for name, place in places.items()}
    known = {answer.url: answer for answer in before.values()}
    chosen, answers = options(loopback.places), dict[str, Answer]()
    wanted = due([external_link(place) for place in places.values()], known, chosen, now, wanted=WANTED)
    made = ask_all(
        wanted,
        known,
        Asking(options=chosen, agent=AGENT, now=now, secrets=SECRETS, fragments=True, allow_loopback=True),
        answered=lambda answer: answers.__setitem__(links[answer.url], answer),
        network=KnownPorts(loopback.ports()),
        trust=loopback.certificates.trusting(),
    )
    events = loopback.log.events[seen:]
    requests = {name: [event for event in events if event.method and event.behaviour == name] for name in names}
    connections = {
        name: sum(event.kind == "connection" and event.behaviour == name for event in events) for name in names
    }
    return Run(answers, requests, connections, made, time.monotonic() - start)


@pytest.mark.parametrize("name", _BY_NAME)
def test_each_behaviour_has_its_verdict(name: str, runs: Runs) -> None:
    """State, reason, redirects and signs of a page that only seems to be there are as the behaviour says."""
    behaviour, answer = _BY_NAME[name], runs.first.answers[name]
    assert (answer.state, answer.reason) == (behaviour.state, behaviour.reason)
    assert tuple(hop.status for hop in answer.hops) == behaviour.hops
    assert answer.soft == behaviour.soft
    assert {fragment: answer.fragments.get(fragment) for fragment in behaviour.fragments} == behaviour.fragments


@pytest.mark.parametrize("name", _BY_NAME)
def test_each_behaviour_is_asked_so_often_and_no_more(name: str, runs: Runs) -> None:
    """The requests come in their order, for the targets expected, and no sooner than they may."""
    behaviour, requests = _BY_NAME[name], runs.first.requests[name]
    assert runs.first.asked(name) == behaviour.asked
    if behaviour.targets:
        assert tuple(request.target for request in requests) == behaviour.targets
    gaps = [later.time - earlier.time for earlier, later in itertools.pairwise(requests)]
    assert all(gap >= wait - _JITTER for gap, wait in zip(gaps, behaviour.waits, strict=False)), gaps


def test_nothing_is_asked_again_while_the_answers_hold(runs: Runs) -> None:
    """A minute later no address is due, and the server hears nothing."""
    assert (runs.minute_later.made, runs.minute_later.answers) == (0, {})
    assert not any(runs.minute_later.requests.values())
    assert not any(runs.minute_later.connections.values())


@pytest.mark.parametrize("name", ASKED_AGAIN)
def test_what_has_not_changed_is_not_read_again(name: str, runs: Runs) -> None:
    """Months later the host is told what is known of the page, and only a page that changed is read again."""
    later = runs.months_later
    assert later.asked(name) == ASKED_AGAIN[name]
    assert later.requests[name][0].header("if-none-match") == runs.first.answers[name].etag
    assert later.answers[name].state == _BY_NAME[name].state
    assert later.answers[name].fragments == ({"there": False} if name == "etag-changes" else _BY_NAME[name].fragments)


@pytest.mark.parametrize("name", HTTPS)
def test_https_is_asked_for_where_the_port_is_not_written(name: str, runs: Runs) -> None:
    """The same address with https counts as the same only if it shows the same page."""
    assert runs.first.answers[name].https is HTTPS[name]


def test_every_request_says_who_asks_and_keeps_all_else_to_itself(runs: Runs) -> None:
    """No cookie, no referrer, no credentials but those of the configuration; the agent's name is ours."""
    for name, requests in runs.first.requests.items():
        for request in requests:
            assert request.header("user-agent") == AGENT
            assert (request.header("host") or "").partition(":")[0] == request.host, name
            assert request.header("cookie") is None, name
            assert request.header("referer") is None, name
            if not _BY_NAME[name].headers:
                assert request.header("authorization") is None, name


def test_a_header_of_one_host_is_not_sent_to_another(runs: Runs) -> None:
    """After a redirect to another host, the secret stays behind."""
    own, other = runs.first.requests["sends-on-to-another"]
    assert own.header("authorization") == f"Bearer {SECRET}"
    assert other.header("authorization") is None


def test_the_history_knows_no_secret(runs: Runs) -> None:
    """What a host was told in confidence is not in what is kept, even if the host says it back."""
    assert SECRET.encode() not in msgspec.json.encode(runs.first.answers)


def test_no_answer_holds_more_than_a_line(runs: Runs) -> None:
    """Whatever a host sends, what is kept of it is small, and can be printed."""
    for name, answer in runs.first.answers.items():
        line = msgspec.json.encode(answer)
        assert len(line) < 20_000, name
        assert not any(character < 0x20 for character in line), name


def test_a_connection_is_used_for_more_than_one_request(runs: Runs) -> None:
    """HEAD and GET share one where the host allows it, and not where it does not; none is opened for nothing."""
    assert runs.first.connections["html"] == 1
    assert runs.first.connections["redirect-ten-times"] == 1
    assert runs.first.connections["closes-what-it-keeps"] == 2
    assert runs.first.connections["tls-expired"] == 1
    assert all(runs.first.connections[name] == 1 for name in _BY_NAME if name.startswith("to-private-"))


def test_the_client_counts_what_it_asks(runs: Runs) -> None:
    """The number of requests that is told is not less than the server saw."""
    assert runs.first.made >= sum(map(len, runs.first.requests.values()))


def test_all_behaviours_together_take_seconds(runs: Runs) -> None:
    """No host holds up the others, however slow it is."""
    assert runs.first.seconds < 15


def test_names_of_behaviours_are_unique() -> None:
    """Each stands for one behaviour."""
    assert len(_BY_NAME) == len(CATALOGUE) >= 40
    assert all(isinstance(behaviour, Behaviour) for behaviour in CATALOGUE)
