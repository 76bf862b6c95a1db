"""One request as its bytes say, and the means to answer it, also as no server should."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import struct

import msgspec

_REASONS = {200: "OK", 301: "Moved Permanently", 404: "Not Found", 429: "Too Many Requests"}
# Closing with this option set sends a reset instead of an end.
_LINGER = struct.pack("ii", 1, 0)


class Request(msgspec.Struct, frozen=True):
    """A request: its method, its target as sent, and its headers with names in small letters."""

    method: str
    target: str
    headers: tuple[tuple[str, str], ...]

    @property
    def path(self) -> str:
        """The target without its query."""
        return self.target.partition("?")[0]

    def header(self, name: str) -> str:
        """Return the value of a header, "" if it was not sent."""
        return dict(self.headers).get(name, "")


async def read_request(reader: asyncio.StreamReader) -> Request | None:
    """Return the next request on a connection, None at its end; the bytes are taken as Latin-1."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, ConnectionError):
        return None
    line, *fields = head.decode("latin-1").removesuffix("\r\n\r\n").split("\r\n")
    method, _, rest = line.partition(" ")
    pairs = (field.partition(":") for field in fields)
    headers = tuple((name.strip().lower(), value.strip()) for name, _, value in pairs)
    return Request(method, rest.rpartition(" ")[0], headers)


class Exchange:
    """One request under way.

    Attributes:
        request: what was asked.
        turn: how many requests for the same path came before it.
        here: the start of addresses on the behaviour's own host, `http://127.0.0.1:80` without a slash.
        there: the same of its second host; as `here` where it has none.
        elsewhere: whether it was the second host that was asked.
        secure: whether it came through TLS.
        keeps: whether the connection may be used for a further request.
    """

    def __init__(self, request: Request, writer: asyncio.StreamWriter, turn: int, here: str, there: str) -> None:
        """Begin to answer `request` by `writer`."""
        self.request = request
        self.turn = turn
        self.here = here
        self.there = there
        self.elsewhere = False
        self.secure = False
        self.keeps = False
        self._writer = writer

    @property
    def is_head(self) -> bool:
        """Whether no body may follow."""
        return self.request.method == "HEAD"

    async def send(self, data: bytes) -> None:
        """Send `data` as it is; the connection is closed when the behaviour returns."""
        self._writer.write(data)
        await self._writer.drain()

    async def answer(self, status: int, headers: dict[str, str] | None = None, body: bytes = b"") -> None:
        """Send a whole, right answer; the body is left out for HEAD. Header values are sent as Latin-1."""
        said = {"Content-Type": "text/plain", **({} if status == 204 else {"Content-Length": str(len(body))})}
        said.update(headers or {})
        await self.send(head(status, said) + (b"" if self.is_head else body))
        self.keeps = True

    def hold_back(self) -> None:
        """Keep what is sent until the connection closes, so that the answer and its end arrive as one."""
        if hasattr(socket, "TCP_CORK"):
            self._writer.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_CORK, 1)

    def reset(self) -> None:
        """End the connection with a reset."""
        sock = self._writer.get_extra_info("socket")
        with contextlib.suppress(OSError):
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER)
        self._writer.transport.abort()


def head(status: int, headers: dict[str, str]) -> bytes:
    """Return the status line and the headers in bytes, with the empty line that ends them."""
    lines = [f"HTTP/1.1 {status} {_REASONS.get(status, 'Answer')}", *(f"{name}: {headers[name]}" for name in headers)]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")
