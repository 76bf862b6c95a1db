"""Connections on which no answer is longer than a limit, whatever it is made of.

A body is given up when enough of it was read. But headers, interim answers (1xx) and packed data that unpacks to
nothing may come without an end as well, and each piece of them costs time.
"""

from __future__ import annotations

import re
import ssl
from collections.abc import Iterable

import httpcore2

_HEADERS = 128 * 1024
_END_OF_HEADERS = re.compile(rb"\n\r?\n")

READ_OUT = "read_out"
"""What to ask a connection for after HEAD: whether it may be used again, because nothing stands behind the headers."""


class TooLong(httpcore2.RemoteProtocolError):
    """An answer went on beyond its limit."""


class CappedNetwork(httpcore2.AsyncNetworkBackend):
    """Opens connections by another network, and counts what comes over them."""

    def __init__(self, network: httpcore2.AsyncNetworkBackend, body: int) -> None:
        """Take the network, and the most bytes of one body; headers come on top of it."""
        self._network = network
        self._body = body

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the signature is the library's
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """Return a connection to `host`, with the errors of the network behind."""
        stream = await self._network.connect_tcp(host, port, timeout, local_address, socket_options)
        return _Capped(stream, self._body)

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ASYNC109 - as above
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """Leave it to the network behind, which refuses."""
        return await self._network.connect_unix_socket(path, timeout, socket_options)

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await self._network.sleep(seconds)


class _Capped(httpcore2.AsyncNetworkStream):
    """One connection; each request gives its answer the whole limit anew."""

    def __init__(self, stream: httpcore2.AsyncNetworkStream, body: int) -> None:
        self._stream = stream
        self._body = body
        self._left = _HEADERS
        # Some servers send the page after all, and it would be taken for the answer to the next request.
        self._told: bytearray | None = None

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109 - as above
        if self._left <= 0:
            raise TooLong
        data = await self._stream.read(min(max_bytes, self._left), timeout)
        self._left -= len(data)
        if self._told is not None:
            self._told += data
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109 - as above
        if buffer:
            # To HEAD there is no body.
            is_head = buffer.startswith(b"HEAD ")
            self._left = _HEADERS if is_head else _HEADERS + self._body
            self._told = bytearray() if is_head else None
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        await self._stream.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 - as above
    ) -> httpcore2.AsyncNetworkStream:
        return _Capped(await self._stream.start_tls(ssl_context, server_hostname, timeout), self._body)

    def get_extra_info(self, info: str) -> object:
        if info == READ_OUT:
            end = _END_OF_HEADERS.search(self._told or b"")
            return end is not None and end.end() == len(self._told or b"")
        return self._stream.get_extra_info(info)
