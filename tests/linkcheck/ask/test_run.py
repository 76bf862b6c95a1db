"""Many addresses in one run: what the answers of one say of those of another."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Iterable, Sequence

import httpcore2
import msgspec
import pytest

from docpipe.config.external import External
from docpipe.linkcheck.ask.asking import Asking
from docpipe.linkcheck.ask.run import ask_all
from docpipe.linkcheck.reach.network import NoSuchHost
from docpipe.model.answer import Answer, ExternalLink, LinkPlace, LinkState, Reason
from docpipe.model.text import Span
from tests.linkcheck.resolver import Resolver

_ASKING = Asking(options=External(interval=0.0, retries=(0.01, 0.01)), agent="docpipe-tests/1", now=0)

NONAME = socket.gaierror(socket.EAI_NONAME, "no such name")


class _Network(httpcore2.AsyncMockBackend):
    """Knows some hosts, all of which answer the same; others do not exist, or refuse."""

    def __init__(self, *known: str, refuses: bool = False) -> None:
        super().__init__([b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"])
        self.tried: list[str] = []
        self._known = known
        self._refuses = refuses

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the signature is the library's
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        self.tried.append(host)
        # Others come to their turn meanwhile, as they do on a network.
        await asyncio.sleep(0)
        if host in self._known:
            return await super().connect_tcp(host, port, timeout, local_address, socket_options)
        raise httpcore2.ConnectError if self._refuses else NoSuchHost(host)


class _Broken(_Network):
    async def connect_tcp(self, *_: object, **__: object) -> httpcore2.AsyncNetworkStream:
        raise ZeroDivisionError


def asked(network: _Network, *urls: str, known: Iterable[Answer] = (), asking: Asking = _ASKING) -> dict[str, Answer]:
    """Return what comes of asking these addresses."""
    answers: dict[str, Answer] = {}
    links = [ExternalLink(url, (LinkPlace("a.md", Span(0, 1)),)) for url in urls]
    history = {answer.url: answer for answer in known}
    ask_all(links, history, asking, answered=lambda answer: answers.__setitem__(answer.url, answer), network=network)
    return answers


@pytest.mark.parametrize("there", ["a.example", "z.example"])
def test_a_name_that_does_not_exist_is_broken_where_others_answer(there: str) -> None:
    """Whether they answer before it or after it."""
    answers = asked(_Network(there), "http://m.example/", f"http://{there}/")
    assert answers["http://m.example/"].reason is Reason.NO_SUCH_HOST
    assert answers["http://m.example/"].state is LinkState.BROKEN


def test_without_any_network_nothing_is_broken() -> None:
    """Where no host at all answers, it is this machine that cannot look up names."""
    answers = asked(_Network(), "http://a.example/", "http://b.example/")
    assert {(answer.state, answer.reason) for answer in answers.values()} == {(LinkState.UNVERIFIED, Reason.RESOLVER)}
    assert len(answers) == 2


def test_a_host_that_refuses_is_given_up() -> None:
    """Its hundred addresses do not cost a hundred attempts."""
    network = _Network(refuses=True)
    answers = asked(network, *(f"http://a.example/{number}" for number in range(100)))
    assert {answer.state for answer in answers.values()} == {LinkState.UNVERIFIED}
    assert len(answers) == 100
    assert len(network.tried) <= 2 + _ASKING.options.per_host


def test_what_nobody_expected_costs_one_address() -> None:
    """An error in a library is no verdict, and no end of the run."""
    answers = asked(_Broken(), "http://a.example/", "http://b.example/")
    assert {(answer.state, answer.reason) for answer in answers.values()} == {(LinkState.UNVERIFIED, Reason.UNEXPECTED)}
    assert len(answers) == 2


@pytest.mark.parametrize(("answer", "reason"), [(["127.0.0.1"], Reason.NO_SUCH_HOST), (NONAME, Reason.RESOLVER)])
def test_a_host_of_the_history_tells_whether_there_is_a_network(
    answer: Sequence[str] | Exception, reason: Reason, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing answers, a name that was there before is looked up; nothing is sent to it."""
    resolver = Resolver({"known.example": [answer]})
    monkeypatch.setattr(socket, "getaddrinfo", resolver)
    known = [Answer("https://known.example/", LinkState.OK, 0), Answer("https://b.example/", LinkState.BROKEN, 0)]
    asking = msgspec.structs.replace(_ASKING, allow_loopback=True)
    answers = asked(_Network(), "http://a.example/", known=known, asking=asking)
    assert answers["http://a.example/"].reason is reason
    assert resolver.asked == ["known.example"]


def test_a_single_name_that_does_not_exist_is_believed() -> None:
    """Where nothing else is known, the resolver is taken at its word about one name."""
    assert asked(_Network(), "http://a.example/")["http://a.example/"].state is LinkState.BROKEN


def test_a_run_ends_in_time() -> None:
    """What is not done with then is not answered at all."""
    options = msgspec.structs.replace(_ASKING.options, interval=0.2, minutes=0.5 / 60)
    urls = [f"http://a.example/{number}" for number in range(100)]
    start = time.monotonic()
    answers = asked(_Network("a.example"), *urls, asking=msgspec.structs.replace(_ASKING, options=options))
    assert 0 < len(answers) < 100
    assert time.monotonic() - start < 10
