"""No address, name, later answer or redirect leads the link check into the network of whoever runs it."""

from __future__ import annotations

import asyncio
import http.server
import socket
import ssl
import threading
from collections.abc import Iterator
from urllib.parse import unquote

import pytest

from docpipe.config.external import External
from docpipe.linkcheck.ask.asking import Asking
from docpipe.linkcheck.ask.run import ask_all
from docpipe.linkcheck.reach import network
from docpipe.linkcheck.reach.address import asked_address
from docpipe.linkcheck.reach.guard import is_public
from docpipe.linkcheck.reach.network import PinnedNetwork, PrivateAddress
from docpipe.model.answer import Answer, ExternalLink, LinkState, Reason
from tests.linkcheck.resolver import Resolver

# The one address of this machine that stands for the open network here.
OPEN = "127.0.0.5"

# Each is asked for, and refused.
WRITTEN = [
    "http://127.0.0.1/",
    "http://127.0.0.1:8080/admin",
    "https://127.0.0.1/",
    "http://127.1/",
    "http://127.0.1/",
    "http://127.255.255.254/",
    "http://0/",
    "http://0.0.0.0/",
    "http://2130706433/",
    "http://017700000001/",
    "http://0177.0.0.1/",
    "http://0x7f000001/",
    "http://0x7f.1/",
    "http://0X7F.0x0.0.0x1/",
    "http://127.0.0.1./",
    "http://①②⑦.⓪.⓪.①/",
    "http://１２７。０。０。１/",
    "http://127｡0.0．1/",
    "http://%31%32%37.0.0.1/",
    "http://%EF%BC%91%EF%BC%92%EF%BC%97.1/",
    "http://example.com@127.0.0.1/",
    "http://example.com:80@127.0.0.1/",
    "http://example.com%2f@127.0.0.1/",
    "http://127.0.0.1\\@example.com/",
    "http:\\\\127.0.0.1\\",
    "http:////127.0.0.1/",
    "http://127.0.0.1#@example.com/",
    "http://127.0.0.1?@example.com/",
    "http://169.254.169.254/latest/meta-data/",
    "http://2852039166/latest/meta-data/",
    "http://0xA9FEA9FE/",
    "http://0251.0376.0251.0376/",
    "http://169.254.43518/",
    "http://100.100.100.200/latest/",
    "http://168.63.129.16/machine",
    "http://192.0.0.192/",
    "http://10.0.0.1/",
    "http://167772161/",
    "http://172.16.0.1/",
    "http://192.168.0.1/",
    "http://192.168.1/",
    "http://100.64.0.1/",
    "http://198.18.0.1/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://[::]/",
    "http://[::1]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[::127.0.0.1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::FFFF:a9fe:a9fe]/",
    "http://[64:ff9b::127.0.0.1]/",
    "http://[64:ff9b::a9fe:a9fe]/",
    "http://[64:ff9b:1::a00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[2002:a9fe:a9fe::1]/",
    "http://[2001:0:4136:e378:8000:63bf:80ff:fffe]/",
    "http://[2606:4700::5efe:127.0.0.1]/",
    "http://[fd00:ec2::254]/",
    "http://[fe80::1]/",
    "http://[fec0::1]/",
    "http://[ff02::1]/",
    "http://example.com@[::1]:80/",
]
# As above, but what a header cannot carry, and what in a redirect is a path on the same host.
WRITTEN_BY_AUTHORS = ["http:127.0.0.1/", " ht\ttp://127.0.\n0.1/"]
# No browser asks for these, and neither does docpipe.
NOTHING = [
    "http://[::1%25lo]/",
    "http://[fe80::1%eth0]/",
    "http://127.0.0.1.1/",
    "http://127.0.0.08/",
    "http://127.0.0.1../",
    "http://127.0.0.1%00.example.com/",
    "http://127.0.0.1%2f.example.com/",
    "http://127.0.0.1 .example.com/",
    "http://127.0.0.1:80:80/",
    "http://localhost%0d%0aHost:x/",
    "http:///",
    "file:///etc/passwd",
    "gopher://127.0.0.1:6379/_INFO",
    "unix:///run/docker.sock",
]
# By what a resolver says of a name.
NAMED = {
    "localhost": ["127.0.0.1", "::1"],
    "localhost.localdomain": ["127.0.0.1"],
    "ip6-localhost": ["::1"],
    "x.localhost": ["::1"],
    "metadata.google.internal": ["169.254.169.254"],
    "instance-data": ["169.254.169.254"],
    "router.example": ["192.168.1.1"],
    "127.0.0.1.nip.example": ["127.0.0.1"],
    "zero.example": ["0.0.0.0"],  # noqa: S104 - nothing is bound to it
    "mapped.example": ["::ffff:10.0.0.1"],
    "nat64.example": ["64:ff9b::a9fe:a9fe"],
    "six.example": ["2002:c0a8:101::1"],
    "zone.example": ["fe80::1%2"],
    "local.example": ["fd12:3456::1"],
    "mixed.example": ["93.184.215.14", "10.0.0.1"],
    "hidden.example": ["2606:4700::1", "93.184.215.14", "1.1.1.1", "8.8.8.8", "127.0.0.1"],
    "xn--r8jz45g.example": ["172.31.0.1"],
}


class Doors:
    """Every attempt of the process to connect a socket.

    Attributes:
        tried: the addresses, in their order.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self.tried: list[str] = []

    def knock(self, place: object) -> None:
        """Write down an attempt, and let none through but to the one address that stands for the open network.

        Raises:
            ConnectionRefusedError: it goes elsewhere.
        """
        host = str(place[0] if isinstance(place, tuple) else place)
        self.tried.append(host)
        if host != OPEN:
            raise ConnectionRefusedError(host)


@pytest.fixture(autouse=True)
def doors(monkeypatch: pytest.MonkeyPatch) -> Doors:
    """Watch all ways in which Python connects."""
    one = Doors()
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def watched(self: socket.socket, place: str) -> None:
        one.knock(place)
        connect(self, place)

    def watched_ex(self: socket.socket, place: str) -> int:
        one.knock(place)
        return connect_ex(self, place)

    monkeypatch.setattr(socket.socket, "connect", watched)
    monkeypatch.setattr(socket.socket, "connect_ex", watched_ex)
    return one


@pytest.fixture(autouse=True)
def resolver(monkeypatch: pytest.MonkeyPatch) -> Resolver:
    """Resolve the names of these tests, and what is no name as the system does."""
    one = Resolver({name: [answer] for name, answer in NAMED.items()} | {"open.example": [[OPEN]]})
    system = socket.getaddrinfo

    def resolved(host: str, *args: int, **more: int) -> object:
        return one(host, *args, **more) if host in one.answers else system(host, *args, **more)

    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    monkeypatch.setattr(network, "is_public", lambda address: address == OPEN or is_public(address))
    return one


class _Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        """Send on to where the query says, or say that all is well."""
        _, _, target = self.path.partition("?to=")
        self.send_response(302 if target else 204)
        if target:
            self.send_header("Location", unquote(target, "latin-1"))
        self.end_headers()

    do_HEAD = do_GET  # noqa: N815 - the names are the library's

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Serve redirects at the address that stands for the open network, and return the start of its addresses."""
    with http.server.ThreadingHTTPServer((OPEN, 0), _Handler) as one:
        thread = threading.Thread(target=one.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield f"http://{OPEN}:{one.server_port}"
        one.shutdown()
        thread.join()


def asked(*urls: str) -> list[Answer]:
    """Return the answers to these addresses, in their order."""
    answers: dict[str, Answer] = {}
    ask_all(
        [ExternalLink(url, ()) for url in urls],
        {},
        Asking(options=External(retries=(), interval=0.0), agent="docpipe", now=0),
        answered=lambda answer: answers.update({answer.url: answer}),
        trust=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
    )
    return [answers[url] for url in urls]


def sends_to(server: str, target: str) -> str:
    """Return the address that answers with a redirect to `target`, whatever is in that."""
    return f"{server}/?to={''.join(f'%{byte:02X}' for byte in target.encode())}"


def test_the_watch_sees_what_is_reached(doors: Doors, server: str) -> None:
    """A permitted address is reached, directly, by name and by redirect: the other tests could fail."""
    port = server.rpartition(":")[2]
    named = f"http://open.example:{port}/"
    answers = asked(f"{server}/", named, sends_to(server, named))
    assert [answer.state for answer in answers] == [LinkState.OK] * 3
    assert len(doors.tried) >= 2
    assert set(doors.tried) == {OPEN}


@pytest.mark.parametrize("written", WRITTEN + WRITTEN_BY_AUTHORS)
def test_by_address(doors: Doors, written: str) -> None:
    """An address that leads inside is refused in all its spellings before anything is connected."""
    (answer,) = asked(asked_address(written))
    assert (answer.state, answer.reason) == (LinkState.UNVERIFIED, Reason.PRIVATE)
    assert doors.tried == []


@pytest.mark.parametrize("written", NOTHING)
def test_what_is_no_address(written: str) -> None:
    """It is never asked."""
    assert asked_address(written) == ""


@pytest.mark.parametrize("host", ["127.1", "0x7f.1", "2130706433", "017700000001", "0", "::1", "fe80::1%lo", "10.1"])
def test_by_what_the_system_reads(doors: Doors, host: str) -> None:
    """Even a host that nobody brought into its one spelling is judged by the address that would be connected to."""
    with pytest.raises(PrivateAddress):
        asyncio.run(PinnedNetwork().connect_tcp(host, 80, 1.0))
    assert doors.tried == []


@pytest.mark.parametrize("name", NAMED)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_by_name(doors: Doors, scheme: str, name: str) -> None:
    """A name with an address that leads inside is refused, whatever other addresses it has."""
    (answer,) = asked(f"{scheme}://{name}/")
    assert (answer.state, answer.reason) == (LinkState.UNVERIFIED, Reason.PRIVATE)
    assert doors.tried == []


def test_by_a_later_answer(doors: Doors, resolver: Resolver, server: str) -> None:
    """A name that is in the open at first and leads inside at the next question is asked for only once."""
    port = server.rpartition(":")[2]
    resolver.answers["turn.example"] = [[OPEN], ["127.0.0.1"]]
    start = f"http://turn.example:{port}/"
    answers = asked(start, f"{start}2", f"{start}3", sends_to(server, f"{start}4"))
    assert {answer.state for answer in answers} == {LinkState.OK}
    assert resolver.asked.count("turn.example") == 1
    assert set(doors.tried) == {OPEN}


def test_by_an_earlier_answer(doors: Doors, resolver: Resolver) -> None:
    """What led inside once is not tried again in the hope of something better."""
    resolver.answers["turn.example"] = [["10.0.0.1"], [OPEN]]
    answers = asked("http://turn.example/", "http://turn.example/2")
    assert {answer.reason for answer in answers} == {Reason.PRIVATE}
    assert (doors.tried, resolver.asked) == ([], ["turn.example"])


@pytest.mark.parametrize("target", [*WRITTEN, "/\\127.0.0.1/", "\\\\10.0.0.1\\", *(f"//{name}/" for name in NAMED)])
def test_by_redirect(doors: Doors, server: str, target: str) -> None:
    """A redirect inside is not followed, and the address that sent there is not called broken for it."""
    url = sends_to(server, target)
    (answer,) = asked(url)
    assert (answer.state, answer.reason) == (LinkState.UNVERIFIED, Reason.PRIVATE)
    assert set(doors.tried) == {OPEN}


@pytest.mark.parametrize("target", NOTHING)
def test_by_redirect_to_what_is_no_address(doors: Doors, server: str, target: str) -> None:
    """A redirect to nothing that could be asked ends there."""
    (answer,) = asked(sends_to(server, target))
    assert answer.state is not LinkState.OK
    assert set(doors.tried) == {OPEN}


def test_by_the_second_of_two_redirects(doors: Doors, server: str) -> None:
    """Every step is judged, not only the first."""
    (answer,) = asked(sends_to(server, sends_to(server, "http://169.254.169.254/")))
    assert (answer.reason, len(answer.hops)) == (Reason.PRIVATE, 2)
    assert set(doors.tried) == {OPEN}
