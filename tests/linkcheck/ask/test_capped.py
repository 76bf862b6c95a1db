"""No answer is longer than its limit, whatever it is made of."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterable

import httpcore2
import pytest

from docpipe.linkcheck.ask.capped import CappedNetwork, TooLong

_HEADERS = 128 * 1024


class _Endless(httpcore2.AsyncNetworkStream):
    """A connection on which zeros come without an end."""

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002, ASYNC109 - the library's
        return bytes(max_bytes)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109 - as above
        pass

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,  # noqa: ARG002 - as above
        server_hostname: str | None = None,  # noqa: ARG002 - as above
        timeout: float | None = None,  # noqa: ARG002, ASYNC109 - as above
    ) -> httpcore2.AsyncNetworkStream:
        return _Endless()


class _Network(httpcore2.AsyncNetworkBackend):
    async def connect_tcp(
        self,
        host: str,  # noqa: ARG002 - as above
        port: int,  # noqa: ARG002 - as above
        timeout: float | None = None,  # noqa: ARG002, ASYNC109 - as above
        local_address: str | None = None,  # noqa: ARG002 - as above
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,  # noqa: ARG002 - as above
    ) -> httpcore2.AsyncNetworkStream:
        return _Endless()


async def _read(stream: httpcore2.AsyncNetworkStream, request: bytes) -> int:
    """Return how many bytes of the answer come before it is cut."""
    await stream.write(request)
    count = 0
    try:
        while True:
            count += len(await stream.read(10_000))
    except TooLong:
        return count


@pytest.mark.parametrize("is_tls", [False, True])
def test_each_answer_has_the_whole_limit_and_no_more(*, is_tls: bool) -> None:
    """A HEAD has room for headers, a GET for a body besides; with the next request the count starts anew."""

    async def counts() -> list[int]:
        stream = await CappedNetwork(_Network(), 500_000).connect_tcp("a.example", 443)
        if is_tls:
            stream = await stream.start_tls(ssl.create_default_context())
        return [await _read(stream, line + b" /a HTTP/1.1\r\n\r\n") for line in (b"HEAD", b"GET", b"HEAD", b"GET")]

    assert asyncio.run(counts()) == [_HEADERS, _HEADERS + 500_000] * 2
