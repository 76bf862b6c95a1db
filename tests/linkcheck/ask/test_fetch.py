"""One request after the other, over connections that are used as long as nothing is left on them."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
import time

import pytest

from docpipe.config.external import External
from docpipe.linkcheck.ask.fetch import Fetcher, Reply
from docpipe.linkcheck.reach.network import PinnedNetwork

_HEADERS = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 7\r\n\r\n"
_PAGE = b"a page\n"
_REQUESTS = 4


class _Server:
    """Answers HEAD with headers and, at once or later, with what belongs to GET only."""

    def __init__(self, *, body: bytes = b"", later: bytes = b"", interim: bytes = b"") -> None:
        self.connections = self.closed = 0
        self._body = body
        self._later = later
        self._interim = interim

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            while await reader.readuntil(b"\r\n\r\n"):
                writer.write(self._interim + _HEADERS + self._body)
                if self._later:
                    await asyncio.sleep(0.01)
                    writer.write(self._later)
        writer.close()
        with contextlib.suppress(ConnectionError):
            await writer.wait_closed()
        self.closed += 1


async def _asked(server: _Server) -> list[Reply]:
    """Return the answers to some requests in a row, a moment apart."""
    async with await asyncio.start_server(server.serve, "127.0.0.1", 0) as listening:
        port = listening.sockets[0].getsockname()[1]
        fetcher = Fetcher(PinnedNetwork(allow_loopback=True), ssl.create_default_context(), External(), 1)
        replies = []
        for number in range(_REQUESTS):
            replies.append(await fetcher.fetch("HEAD", f"http://127.0.0.1:{port}/{number}", {}))
            await asyncio.sleep(0.05)
        await fetcher.close()
        while server.closed < server.connections:  # noqa: ASYNC110 - for the end of the test only
            await asyncio.sleep(0.01)
        return replies


@pytest.mark.parametrize(
    ("server", "connections"),
    [
        (_Server(), 1),
        (_Server(body=_PAGE), _REQUESTS),
        (_Server(body=b"a page\r\n\r\n"), _REQUESTS),
        (_Server(later=_PAGE), _REQUESTS),
        (_Server(body=_HEADERS), _REQUESTS),
        (_Server(interim=b"HTTP/1.1 103 Early Hints\r\n\r\n"), _REQUESTS),
    ],
    ids=["headers", "body", "body-ends-like-headers", "late-body", "second-answer", "interim-answer"],
)
def test_a_connection_is_used_again_if_nothing_is_left_on_it(server: _Server, connections: int) -> None:
    """What a server sends behind the headers of a HEAD is never taken for its next answer."""
    replies = asyncio.run(asyncio.wait_for(_asked(server), 20))
    assert [reply.status for reply in replies] == [200] * _REQUESTS
    assert server.connections == connections


async def _page(pieces: list[bytes], options: External) -> Reply:
    """Return the answer to one GET of a page that comes in pieces, a moment apart, and then never ends."""
    served = asyncio.Event()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        for piece in pieces:
            writer.write(piece)
            await asyncio.sleep(0.02)
        with contextlib.suppress(ConnectionError):
            await reader.read()
        writer.close()
        with contextlib.suppress(ConnectionError):
            await writer.wait_closed()
        served.set()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as listening:
        port = listening.sockets[0].getsockname()[1]
        fetcher = Fetcher(PinnedNetwork(allow_loopback=True), ssl.create_default_context(), options, 1)
        try:
            return await fetcher.fetch("GET", f"http://127.0.0.1:{port}/", {})
        finally:
            await fetcher.close()
            await served.wait()


@pytest.mark.parametrize("pieces", [[b"<title>a</title></head>"], [b"<title>a</title></he", b"ad>"], [b"<bo", b"dy >"]])
def test_the_end_of_the_head_is_enough(pieces: list[bytes]) -> None:
    """Nobody waits for the rest of a page, also where the end of its head comes in two pieces."""
    start = time.monotonic()
    reply = asyncio.run(_page(pieces, External(total_seconds=20.0)))
    assert (reply.text, reply.is_whole) == (b"".join(pieces).decode(), False)
    assert time.monotonic() - start < 10


def test_a_head_without_an_end_is_read_so_far() -> None:
    """After 64 KiB no title comes."""
    reply = asyncio.run(_page([b"a" * 200_000], External(total_seconds=20.0)))
    assert reply.text is not None
    assert (len(reply.text), reply.is_whole) == (64 * 1024, False)
