"""Connections to the open network only."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import TypeVar

import httpcore2
import pytest

from docpipe.linkcheck.reach import network as network_module
from docpipe.linkcheck.reach.network import (
    BadPort,
    NetworkRefusal,
    NoSuchHost,
    PinnedNetwork,
    PrivateAddress,
    ResolverTrouble,
)
from tests.linkcheck.resolver import Resolver

if sys.platform != "win32":
    import resource

T = TypeVar("T")
Task = Callable[[PinnedNetwork], Coroutine[object, object, T]]


@pytest.fixture
def resolver(monkeypatch: pytest.MonkeyPatch) -> Resolver:
    """Stand in for the system's resolver."""
    one = Resolver({})
    monkeypatch.setattr(socket, "getaddrinfo", one)
    return one


@pytest.fixture
def port() -> Iterator[int]:
    """Listen on this machine and accept nothing: the system makes the connections."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield int(server.getsockname()[1])


def run(task: Task[T], *, allow_loopback: bool = True, seconds: float = 5.0) -> T:
    """Return what a task makes of a network."""

    async def over() -> T:
        network = PinnedNetwork(allow_loopback=allow_loopback, resolve_seconds=seconds)
        try:
            return await task(network)
        finally:
            network.close()

    return asyncio.run(over())


async def connect(network: PinnedNetwork, host: str, port: int, timeout: float | None = 2.0) -> str:  # noqa: ASYNC109 - as what it calls
    """Connect, and return the address that is connected to."""
    stream = await network.connect_tcp(host, port, timeout)
    address = stream.get_extra_info("server_addr")[0]
    await stream.aclose()
    return str(address)


def test_a_permitted_address_is_reached(resolver: Resolver, port: int) -> None:
    """A name leads to the address the resolver has for it."""
    resolver.answers["a.example"] = [["127.0.0.1"]]
    assert run(lambda network: connect(network, "a.example", port)) == "127.0.0.1"


def test_a_name_is_resolved_once(resolver: Resolver, port: int) -> None:
    """However many connections are made, at once or later, one question is asked, and its answer holds."""
    resolver.answers["a.example"] = [["127.0.0.1"], ["10.0.0.1"]]
    resolver.delay = 0.05

    async def several(network: PinnedNetwork) -> list[str]:
        first = await asyncio.gather(*(connect(network, "a.example", port) for _ in range(5)))
        return [*first, await connect(network, "a.example", port)]

    assert run(several) == ["127.0.0.1"] * 6
    assert resolver.asked == ["a.example"]


@pytest.mark.parametrize(
    ("answer", "refused"),
    [
        (["10.0.0.1"], "10.0.0.1"),
        (["8.8.8.8", "169.254.169.254"], "169.254.169.254"),
        (["2606:4700::1", "fe80::1%2"], "fe80::1%2"),
        (["127.0.0.1", "::ffff:127.0.0.1"], "::ffff:127.0.0.1"),
        (["0.0.0.0"], "0.0.0.0"),  # noqa: S104 - nothing is bound to it
    ],
)
def test_one_private_address_refuses_the_host(resolver: Resolver, port: int, answer: list[str], refused: str) -> None:
    """Who answers with addresses of both kinds wants to lead inside; loopback alone is what tests may allow."""
    resolver.answers["a.example"] = [answer, ["127.0.0.1"]]

    async def twice(network: PinnedNetwork) -> list[object]:
        return await asyncio.gather(*(connect(network, "a.example", port) for _ in range(2)), return_exceptions=True)

    for error in run(twice):
        assert isinstance(error, PrivateAddress)
        assert (error.host, error.cause) == ("a.example", refused)
    assert resolver.asked == ["a.example"]


def test_loopback_is_inside_unless_it_is_allowed(resolver: Resolver, port: int) -> None:
    """Without the word of a test, this machine's own addresses are private as well."""
    resolver.answers["a.example"] = [["127.0.0.1"]]
    with pytest.raises(PrivateAddress):
        run(lambda network: connect(network, "a.example", port), allow_loopback=False)


@pytest.mark.parametrize(
    ("error", "expected", "questions"),
    [
        (socket.gaierror(socket.EAI_NONAME, "Name or service not known"), NoSuchHost, 1),
        (socket.gaierror(socket.EAI_NODATA, "No address associated with hostname"), NoSuchHost, 1),
        (UnicodeError("label too long"), NoSuchHost, 1),
        (socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution"), ResolverTrouble, 3),
        (socket.gaierror(socket.EAI_FAIL, "Non-recoverable failure"), ResolverTrouble, 3),
        (OSError("too many open files"), ResolverTrouble, 3),
    ],
)
def test_what_the_resolver_says(
    resolver: Resolver,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    expected: type[NetworkRefusal],
    questions: int,
) -> None:
    """A name that is not there is not asked for again; trouble of the resolver may pass, and is looked at thrice."""
    monkeypatch.setattr(network_module, "_TROUBLE_HOLDS", 0.0)
    resolver.answers["a.example"] = [error]

    async def often(network: PinnedNetwork) -> None:
        for _ in range(5):
            with pytest.raises(expected):
                await connect(network, "a.example", 80)

    run(often)
    assert resolver.asked == ["a.example"] * questions


def test_trouble_holds_for_a_while_and_passes(resolver: Resolver, monkeypatch: pytest.MonkeyPatch, port: int) -> None:
    """Addresses of one host do not each wait for a resolver in trouble, but a later attempt finds it well again."""
    monkeypatch.setattr(network_module, "_TROUBLE_HOLDS", 0.1)
    resolver.answers["a.example"] = [socket.gaierror(socket.EAI_AGAIN, "again"), ["127.0.0.1"]]

    async def later(network: PinnedNetwork) -> str:
        for _ in range(3):
            with pytest.raises(ResolverTrouble):
                await connect(network, "a.example", port)
        await network.sleep(0.15)
        return await connect(network, "a.example", port)

    assert run(later) == "127.0.0.1"
    assert len(resolver.asked) == 2


def test_no_name_and_no_answer(resolver: Resolver) -> None:
    """An empty name, which resolvers take for this machine, is none, and a name without addresses is none either."""
    resolver.answers["a.example"] = [[]]

    async def both(network: PinnedNetwork) -> None:
        for host in ("", "a.example"):
            with pytest.raises(NoSuchHost):
                await connect(network, host, 80)

    run(both)
    assert resolver.asked == ["a.example"]


@pytest.mark.skipif(sys.platform == "win32", reason="no limit is chosen there")
def test_a_resolver_without_files_is_trouble(resolver: Resolver) -> None:
    """A process that has as many files open as it may is told that there is no such name, and does not believe it."""
    resolver.answers["a.example"] = [socket.gaierror(socket.EAI_NONAME, "Name or service not known")]

    async def ask(network: PinnedNetwork) -> None:
        with pytest.raises(ResolverTrouble):
            await network.pinned("a.example")

    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (len(list(Path("/dev/fd").iterdir())) + 20, before[1]))
    try:
        run(ask)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)


def test_a_slow_resolver_is_trouble(resolver: Resolver, monkeypatch: pytest.MonkeyPatch, port: int) -> None:
    """A name has so many seconds; other names do not wait for it, even when all turns are taken by such names."""
    resolver.answers["fast.example"] = [["127.0.0.1"]]
    gate = threading.Event()

    def slow(host: str, *args: object, **more: object) -> object:
        if host.startswith("slow"):
            gate.wait(5)
            raise socket.gaierror(socket.EAI_AGAIN, "again")
        return resolver(host, *args, **more)

    monkeypatch.setattr(socket, "getaddrinfo", slow)

    async def all_of_them(network: PinnedNetwork) -> str:
        slow_ones = [asyncio.create_task(network.pinned(f"slow{number}.example")) for number in range(20)]
        await asyncio.sleep(0)
        found = await connect(network, "fast.example", port)
        gate.set()
        troubles = await asyncio.gather(*slow_ones, return_exceptions=True)
        assert all(isinstance(error, ResolverTrouble) for error in troubles)
        return found

    assert run(all_of_them, seconds=0.1) == "127.0.0.1"


def test_who_gives_up_does_not_take_the_answer_from_others(resolver: Resolver, port: int) -> None:
    """The question goes on when the first who asked it is cancelled."""
    resolver.answers["a.example"] = [["127.0.0.1"]]
    resolver.delay = 0.1

    async def two(network: PinnedNetwork) -> str:
        first = asyncio.create_task(connect(network, "a.example", port))
        await asyncio.sleep(0.02)
        second = asyncio.create_task(connect(network, "a.example", port))
        await asyncio.sleep(0.02)
        first.cancel()
        return await second

    assert run(two) == "127.0.0.1"
    assert resolver.asked == ["a.example"]


class Opener(httpcore2.AnyIOBackend):
    """Writes down where it is sent instead of connecting."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.attempts: list[tuple[str, float | None]] = []

    async def connect_tcp(  # type: ignore[override] # it only counts
        self,
        host: str,
        _port: int,
        timeout: float | None,  # noqa: ASYNC109 - the signature is the library's
        *_: object,
    ) -> httpcore2.AsyncNetworkStream:
        """Fail, each time in the other of two ways."""
        self.attempts.append((host, timeout))
        raise (httpcore2.ConnectTimeout if len(self.attempts) % 2 else httpcore2.ConnectError)(host)


@pytest.mark.parametrize(
    ("answer", "timeout", "attempts"),
    [
        (["8.8.8.8"], 8.0, [("8.8.8.8", 8.0)]),
        (["8.8.8.8", "1.1.1.1"], 8.0, [("8.8.8.8", 4.0), ("1.1.1.1", 4.0)]),
        (["::ffff:8.8.8.8", "8.8.4.4"], None, [("::ffff:8.8.8.8", None), ("8.8.4.4", None)]),
        (
            ["2606::1", "2606::2", "2606::3", "2606::4", "8.8.8.8", "1.1.1.1"],
            8.0,
            [("2606::1", 4.0), ("8.8.8.8", 2.0), ("2606::2", 2.0)],
        ),
    ],
)
def test_addresses_are_tried_in_turn(
    resolver: Resolver,
    monkeypatch: pytest.MonkeyPatch,
    answer: list[str],
    timeout: float | None,
    attempts: list[tuple[str, float | None]],
) -> None:
    """At most three are, both families among them, within the time for all; the last failure is told."""
    opener = Opener()
    monkeypatch.setattr(httpcore2, "AnyIOBackend", lambda: opener)
    resolver.answers["a.example"] = [answer]
    with pytest.raises((httpcore2.ConnectError, httpcore2.ConnectTimeout), match=attempts[-1][0]):
        run(lambda network: connect(network, "a.example", 80, timeout))
    assert opener.attempts == attempts


def test_the_next_address_answers(resolver: Resolver, port: int) -> None:
    """An address where nobody listens does not keep the host from being reached."""
    resolver.answers["a.example"] = [["127.0.0.9", "127.0.0.1"]]
    assert run(lambda network: connect(network, "a.example", port)) == "127.0.0.1"


@pytest.mark.parametrize("bad", [0, 22, 25, 110, 2049, 6000, 6667, 10080])
def test_ports_of_other_services(resolver: Resolver, bad: int) -> None:
    """No name is even resolved for a port that no browser asks."""
    with pytest.raises(BadPort) as error:
        run(lambda network: connect(network, "a.example", bad))
    assert (error.value.host, error.value.cause) == ("a.example", bad)
    assert resolver.asked == []


def test_sockets_of_the_file_system() -> None:
    """They are never in the open."""
    with pytest.raises(PrivateAddress):
        run(lambda network: network.connect_unix_socket("/run/docker.sock"))


def test_refusals_pass_through_the_pool(resolver: Resolver) -> None:
    """The pool of the library hands each refusal on as it is, opens no connection, and goes on working."""
    resolver.answers = {
        "inside.example": [["10.0.0.1"]],
        "none.example": [socket.gaierror(socket.EAI_NONAME, "none")],
        "open.example": [["127.0.0.1"]],
    }

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(asyncio.IncompleteReadError):
            await reader.readuntil(b"\r\n\r\n")
            writer.write(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")
        writer.close()

    async def ask(network: PinnedNetwork) -> list[object]:
        server = await asyncio.start_server(answer, "127.0.0.1", 0)
        number = server.sockets[0].getsockname()[1]
        found: list[object] = []
        async with server, httpcore2.AsyncConnectionPool(network_backend=network, max_connections=1) as pool:
            for url in ("http://inside.example/", "http://none.example/", "http://a.example:22/"):
                for _ in range(2):
                    try:
                        await pool.request("GET", url)
                    except NetworkRefusal as error:
                        found.append(type(error))
            found.append((await pool.request("GET", f"http://open.example:{number}/")).status)
            assert len(pool.connections) <= 1
        return found

    assert run(ask) == [PrivateAddress, PrivateAddress, NoSuchHost, NoSuchHost, BadPort, BadPort, 204]


def test_a_hanging_resolver_does_not_hold_up_the_end() -> None:
    """The process ends while its questions are still open."""
    script = """
import asyncio, socket, time
from docpipe.linkcheck.reach.network import PinnedNetwork, ResolverTrouble
socket.getaddrinfo = lambda *_, **__: time.sleep(60)
async def main():
    network = PinnedNetwork(resolve_seconds=0.1)
    try:
        await network.pinned("a.example")
    except ResolverTrouble as error:
        print(error.cause)
    asyncio.create_task(network.pinned("b.example"))
    await asyncio.sleep(0.05)
    network.close()
asyncio.run(main())
"""
    start = time.monotonic()
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=30, check=True)
    assert (done.stdout, done.stderr) == ("no answer within 0.1 s\n", "")
    assert time.monotonic() - start < 20


def test_a_resolver_that_never_answers_is_given_up(resolver: Resolver) -> None:
    """After a number of silences no further name costs its time."""

    async def ask(network: PinnedNetwork, names: list[str]) -> list[float]:
        seconds = []
        for name in names:
            start = time.monotonic()
            with contextlib.suppress(NetworkRefusal):
                await network.pinned(name)
            seconds.append(time.monotonic() - start)
        return seconds

    names = [f"h{number}.example" for number in range(25)]
    resolver.answers |= {name: [["127.0.0.1"]] for name in ("there.example", *names)}
    resolver.delay = 0.3
    silent = PinnedNetwork(allow_loopback=True, resolve_seconds=0.02)
    seconds = asyncio.run(ask(silent, names))
    assert min(seconds[:20]) >= 0.02
    assert len(resolver.asked) == 20
