"""The server itself: one loopback address for each behaviour, in a thread with a loop of its own."""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import socket
import ssl
import threading
import time
from collections import Counter
from collections.abc import Sequence
from types import TracebackType
from typing import Self

from tests.linkcheck.server.behaviour import Behaviour, Certificate, Door, wide
from tests.linkcheck.server.certificates import Certificates
from tests.linkcheck.server.exchange import Exchange, Request, read_request
from tests.linkcheck.server.log import Event, Kind, Log

_FIRST = ipaddress.IPv4Address("127.0.0.10")
_TLS_HELLO = 0x16
_LONGEST_HEAD = 1 << 20
_QUEUE = 128


class Place:
    """One address of a behaviour.

    Attributes:
        behaviour: what it plays.
        host: 127.0.0.N.
        port: chosen by the system.
        other: the second host of the behaviour, where it has one; for that one, the first.
        is_second: whether it is the second host.
    """

    def __init__(self, behaviour: Behaviour, host: str, *, is_second: bool = False) -> None:
        """Take an address and a port; nobody else gets them while this lives."""
        self.behaviour = behaviour
        self.host = host
        self.is_second = is_second
        self.other = self
        self.turns = Counter[str]()
        self.socket = socket.socket()
        self.socket.bind((host, 0))
        self.port: int = self.socket.getsockname()[1]
        self._fillers: list[socket.socket] = []

    def open(self) -> bool:
        """Begin to listen as the behaviour wants it; return whether connections are to be taken."""
        self.socket.settimeout(0)
        match self.behaviour.second_door if self.is_second else self.behaviour.door:
            case Door.CLOSED:
                return False
            case Door.FULL:
                self.socket.listen(0)
                self._fillers = [socket.socket() for _ in range(4)]
                for filler in self._fillers:
                    filler.settimeout(0)
                    filler.connect_ex((self.host, self.port))
                return False
            case _:
                self.socket.listen(_QUEUE)
                return True

    def close(self) -> None:
        """Give the address back."""
        for each in (*self._fillers, self.socket):
            each.close()

    def start(self, scheme: str = "http") -> str:
        """Return the start of addresses here, without a slash."""
        return f"{scheme}://{self.host}:{self.port}"

    @property
    def link(self) -> str:
        """The link as it is written in a post."""
        return self.behaviour.written.format(
            http=self.start(),
            https=self.start("https"),
            name=self.host,
            port=self.port,
            wide=wide(self.host),
            stops=self.host.replace(".", "。"),
        )


class Loopback:
    """Plays behaviours until it is left.

    Attributes:
        log: what it saw.
        certificates: what it shows, and how a client comes to trust them.
        places: the first host of each behaviour, by its name.
    """

    def __init__(self, behaviours: Sequence[Behaviour], *, first: ipaddress.IPv4Address = _FIRST) -> None:
        """Take the behaviours to play and the first of the addresses to use; nothing is opened yet."""
        self.log = Log()
        self.certificates = Certificates()
        self.places: dict[str, Place] = {}
        self._behaviours = behaviours
        self._first = first
        self._all: list[Place] = []
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="loopback", daemon=True)

    def __enter__(self) -> Self:
        """Open every address and begin to answer."""
        for behaviour in self._behaviours:
            self.places[behaviour.name] = place = self._place(behaviour)
            if behaviour.two_hosts:
                place.other = self._place(behaviour, is_second=True)
                place.other.other = place
        self._contexts = {
            place.host: self.certificates.showing(place.behaviour.certificate, place.host)
            for place in self._all
            if place.behaviour.certificate not in {Certificate.NONE, Certificate.RESET}
        }
        for place in self._all:
            if place.open():
                self._loop.create_task(self._accept(place))
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End all connections and give back the addresses."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        for place in self._all:
            place.close()

    def ports(self) -> dict[str, int]:
        """Return the port that is used on each host."""
        return {place.host: place.port for place in self._all}

    def _place(self, behaviour: Behaviour, *, is_second: bool = False) -> Place:
        place = Place(behaviour, str(self._first + len(self._all)), is_second=is_second)
        self._all.append(place)
        return place

    def _run(self) -> None:
        self._loop.run_forever()
        tasks = asyncio.all_tasks(self._loop)
        for task in tasks:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
        self._loop.close()

    async def _accept(self, place: Place) -> None:
        talks = set[asyncio.Task[None]]()
        while True:
            connection, _ = await self._loop.sock_accept(place.socket)
            talk = self._loop.create_task(self._talk(place, connection))
            talks.add(talk)
            talk.add_done_callback(talks.discard)

    async def _talk(self, place: Place, connection: socket.socket) -> None:
        """Serve one connection from its first byte to its end."""
        self._note(place, Kind.CONNECTION)
        with connection, contextlib.suppress(ConnectionError):
            if place.behaviour.door is Door.MUTE:
                await self._loop.create_future()
            is_tls = await self._first_byte(connection) == _TLS_HELLO
            if is_tls and place.behaviour.certificate is Certificate.RESET:
                self._note(place, Kind.HANDSHAKE_FAILED)
                return
            context = self._contexts.get(place.host) if is_tls else None
            reader = asyncio.StreamReader(limit=_LONGEST_HEAD)
            protocol = asyncio.StreamReaderProtocol(reader)
            try:
                transport, _ = await self._loop.connect_accepted_socket(lambda: protocol, connection, ssl=context)
            except (ssl.SSLError, ConnectionError):
                self._note(place, Kind.HANDSHAKE_FAILED)
                return
            writer = asyncio.StreamWriter(transport, protocol, reader, self._loop)
            try:
                if is_tls and context is None:
                    # As web servers do whose port for plain text is spoken to in TLS.
                    writer.write(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n")
                    return
                await self._serve(place, reader, writer, secure=is_tls)
            finally:
                writer.close()
                with contextlib.suppress(OSError):
                    await writer.wait_closed()

    async def _serve(
        self, place: Place, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, secure: bool
    ) -> None:
        scheme = "https" if secure else "http"
        while (request := await read_request(reader)) is not None:
            turn = place.turns[request.path]
            place.turns[request.path] += 1
            self._note(place, Kind.REQUEST, request, secure=secure)
            exchange = Exchange(request, writer, turn, place.start(scheme), place.other.start(scheme))
            exchange.elsewhere = place.is_second
            exchange.secure = secure
            try:
                if place.behaviour.play is not None:
                    await place.behaviour.play(exchange)
            finally:
                self._note(place, Kind.ANSWERED)
            if not exchange.keeps:
                return

    async def _first_byte(self, connection: socket.socket) -> int:
        """Return the first byte without taking it, -1 at the end of the connection."""
        ready = asyncio.Event()
        self._loop.add_reader(connection, ready.set)
        try:
            await ready.wait()
        finally:
            self._loop.remove_reader(connection)
        seen = connection.recv(1, socket.MSG_PEEK)
        return seen[0] if seen else -1

    def _note(self, place: Place, kind: Kind, request: Request | None = None, *, secure: bool = False) -> None:
        self.log.add(
            Event(
                time=time.monotonic(),
                kind=kind,
                behaviour=place.behaviour.name,
                host=place.host,
                method=request.method if request else "",
                target=request.target if request else "",
                headers=request.headers if request else (),
                secure=secure,
            )
        )
