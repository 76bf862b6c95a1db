"""A web server on many loopback addresses: it answers everything, after a while, and counts what reaches each address.

It is a process of its own, so that neither its CPU seconds nor its memory are taken for those of what is measured.
Linux has all of 127.0.0.0/8; elsewhere the addresses have to be made first.
"""

from __future__ import annotations

import argparse
import asyncio
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

import msgspec

_END = b"\r\n\r\n"
_BACKLOG = 128
_TRIES = 50
_PAGE = b"<!doctype html><html lang=en><head><title>A page of its own</title></head><body><p>Text.</p></body></html>"
_BODIES = {"text/html; charset=utf-8": _PAGE, "text/plain": b"A line of text."}


class Visits(msgspec.Struct):
    """What one address saw.

    Attributes:
        methods: how many requests came, by method.
        connections: how many were opened.
        open: requests that have no answer yet.
        most: of them at the same time, at any moment.
        first, last: when the first and the last request came, of the server's clock in seconds.
        shortest: seconds between any two requests in a row; None below two.
    """

    methods: dict[str, int] = {}
    connections: int = 0
    open: int = 0
    most: int = 0
    first: float = 0.0
    last: float = 0.0
    shortest: float | None = None

    def begin(self, method: str, now: float) -> None:
        """Take note of a request."""
        if self.methods:
            gap = now - self.last
            self.shortest = gap if self.shortest is None else min(self.shortest, gap)
        else:
            self.first = now
        self.last = now
        self.methods[method] = self.methods.get(method, 0) + 1
        self.open += 1
        self.most = max(self.most, self.open)


class Log(msgspec.Struct):
    """What all addresses saw since they were last asked.

    Attributes:
        hosts: by address.
        paths: how many different ones were asked for, of all addresses together.
        most: requests without an answer at the same time, of all addresses together.
        ended: when the last answer was sent.
    """

    hosts: dict[str, Visits] = {}
    paths: int = 0
    most: int = 0
    ended: float = 0.0

    @property
    def requests(self) -> int:
        """How many requests came."""
        return sum(sum(visits.methods.values()) for visits in self.hosts.values())

    @property
    def seconds(self) -> float:
        """Seconds from the first request to the last answer."""
        return self.ended - min((visits.first for visits in self.hosts.values() if visits.methods), default=self.ended)


def host_names(count: int) -> list[str]:
    """Return as many loopback addresses, from 127.0.1.1 on; none ends in 0 or 255."""
    return [f"127.0.{1 + number // 250}.{1 + number % 250}" for number in range(count)]


class _Server:
    """Answers on all addresses."""

    def __init__(self, latency: float) -> None:
        self.latency = latency
        self.log = Log()
        self.paths: set[tuple[str, bytes]] = set()
        self.open = 0

    def begin(self, host: str, method: str, path: bytes) -> Visits:
        visits = self.log.hosts.get(host)
        if visits is None:
            visits = self.log.hosts[host] = Visits()
        visits.begin(method, asyncio.get_running_loop().time())
        self.paths.add((host, path))
        self.open += 1
        self.log.most = max(self.log.most, self.open)
        return visits

    def end(self, visits: Visits) -> None:
        visits.open -= 1
        self.open -= 1
        self.log.ended = asyncio.get_running_loop().time()

    def told(self) -> bytes:
        """Return the log as a line of JSON, and begin a new one."""
        self.log.paths = len(self.paths)
        written = msgspec.json.encode(self.log) + b"\n"
        self.log, self.paths = Log(), set()
        return written


class _Connection(asyncio.Protocol):
    """Answers one request after the other, and keeps the connection open."""

    def __init__(self, server: _Server) -> None:
        self._server = server
        self._received = b""
        self._host = ""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport if isinstance(transport, asyncio.Transport) else None
        self._host = transport.get_extra_info("sockname")[0]
        self._server.log.hosts.setdefault(self._host, Visits()).connections += 1

    def data_received(self, data: bytes) -> None:
        self._received += data
        while _END in self._received:
            head, _, self._received = self._received.partition(_END)
            method, path, _ = head.split(b" ", 2)
            visits = self._server.begin(self._host, method.decode("ascii"), path)
            asyncio.get_running_loop().call_later(self._server.latency, self._answer, method == b"GET", path, visits)

    def _answer(self, is_get: bool, path: bytes, visits: Visits) -> None:  # noqa: FBT001 - call_later passes no names
        kind = "text/html; charset=utf-8" if path.endswith(b".html") else "text/plain"
        body = _BODIES[kind]
        head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
        self._server.end(visits)
        if self._transport is not None:
            self._transport.write(head + body if is_get else head)


def _sockets(hosts: list[str]) -> list[socket.socket]:
    """Return listening sockets that have one port in common."""
    for _ in range(_TRIES):
        opened: list[socket.socket] = []
        port = 0
        try:
            for host in hosts:
                opened.append(socket.create_server((host, port), backlog=_BACKLOG))
                port = opened[0].getsockname()[1]
        except OSError as error:
            for each in opened:
                each.close()
            if not opened:
                sys.exit(f"{hosts[0]} is no address of this machine: {error.strerror}")
        else:
            return opened
    sys.exit(f"no port is free on all of {hosts[0]} to {hosts[-1]}; are they all addresses of this machine?")


async def _serve(hosts: list[str], latency: float) -> None:
    """Say the port, and then the log for each line that comes in, until there are no more."""
    loop, server = asyncio.get_running_loop(), _Server(latency)
    sockets = _sockets(hosts)
    for each in sockets:
        await loop.create_server(lambda: _Connection(server), sock=each)
    orders = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(orders), sys.stdin)
    print(sockets[0].getsockname()[1], flush=True)
    while await orders.readline():
        sys.stdout.buffer.write(server.told())
        sys.stdout.buffer.flush()


class Loopback:
    """The server as its client sees it.

    Attributes:
        hosts: its addresses.
        port: which they all have.
    """

    def __init__(self, hosts: list[str], process: subprocess.Popen[bytes]) -> None:
        """Take the process, and wait until it listens."""
        self.hosts = hosts
        self._orders, self._told = _pipes(process)
        said = self._told.readline()
        if not said.strip():
            sys.exit(process.wait())
        self.port = int(said)

    def log(self) -> Log:
        """Return what was seen since the last time this was asked."""
        self._orders.write(b"log\n")
        self._orders.flush()
        return msgspec.json.decode(self._told.readline(), type=Log)


def _pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    if process.stdin is None or process.stdout is None:
        raise ValueError(process)
    return process.stdin, process.stdout


@contextmanager
def loopback(count: int, latency: float) -> Iterator[Loopback]:
    """Run a server on `count` addresses that answers after `latency` seconds, until the block ends."""
    command = [sys.executable, __file__, "--hosts", str(count), "--latency", str(latency)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            yield Loopback(host_names(count), process)
        finally:
            process.kill()


def main() -> None:
    """Serve until the input ends."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hosts", type=int, default=200)
    parser.add_argument("--latency", type=float, default=0.0, help="seconds before each answer")
    arguments = parser.parse_args()
    asyncio.run(_serve(host_names(arguments.hosts), arguments.latency))


if __name__ == "__main__":
    main()
