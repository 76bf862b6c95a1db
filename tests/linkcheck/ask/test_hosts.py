"""All hosts of a run share what the process can hold."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
import sys
from collections.abc import Iterable

import httpcore2
import pytest

from docpipe.config.external import External, Host
from docpipe.linkcheck.ask.asking import Asking
from docpipe.linkcheck.ask.hosts import Hosts
from docpipe.linkcheck.reach.address import host_of
from docpipe.linkcheck.reach.network import PinnedNetwork

if sys.platform != "win32":
    import resource


def test_connections_are_kept_to_so_many_hosts() -> None:
    """Beyond 250 hosts none is kept besides, and there is room again when one of them is done with."""

    async def room() -> list[bool]:
        asking = Asking(options=External(), agent="docpipe-tests/1", now=0)
        hosts = Hosts(PinnedNetwork(), ssl.create_default_context(), asking)
        async with contextlib.AsyncExitStack() as most:
            for number in range(249):
                await most.enter_async_context(hosts.kept(f"{number}.example"))
            found = [hosts.has_room("a.example")]
            async with hosts.kept("a.example"):
                found += [hosts.has_room("b.example"), hosts.has_room("a.example")]
            return [*found, hosts.has_room("b.example")]

    assert asyncio.run(room()) == [True, False, True, True]


@pytest.mark.skipif(sys.platform == "win32", reason="no limit is chosen there")
def test_few_files_are_few_hosts() -> None:
    """Of the files that the process may have open, connections kept to hosts take no more than half."""

    async def room() -> bool:
        asking = Asking(options=External(), agent="docpipe-tests/1", now=0)
        hosts = Hosts(PinnedNetwork(), ssl.create_default_context(), asking)
        async with contextlib.AsyncExitStack() as most:
            for number in range(64):
                await most.enter_async_context(hosts.kept(f"{number}.example"))
            return hosts.has_room("a.example")

    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, before[1]))
    try:
        assert not asyncio.run(room())
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)


class _Here(httpcore2.AnyIOBackend):
    """A network on which every host is this machine, and every port the one that a test listens on."""

    def __init__(self, port: int) -> None:
        super().__init__()
        self._port = port

    async def connect_tcp(
        self,
        host: str,  # noqa: ARG002 - whoever it is
        port: int,  # noqa: ARG002 - wherever
        timeout: float | None = None,  # noqa: ASYNC109 - the signature is the library's
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        return await super().connect_tcp("127.0.0.1", self._port, timeout, local_address, socket_options)


async def _heard(url: str, *, allow_loopback: bool) -> bytes:
    """Return what a host that is told a secret hears of a request for an address on it."""
    heard = asyncio.get_running_loop().create_future()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.set_result(await reader.readuntil(b"\r\n\r\n"))
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        writer.close()
        await writer.wait_closed()

    host = Host(headers={"Authorization": "Bearer ${DOCPIPE_TOKEN}"})
    asking = Asking(
        options=External(interval=0.0, host={host_of(url): host}),
        agent="docpipe-tests/1",
        now=0,
        secrets={"DOCPIPE_TOKEN": "s3cret"},
        allow_loopback=allow_loopback,
    )
    async with await asyncio.start_server(serve, "127.0.0.1", 0) as listening:
        network = _Here(listening.sockets[0].getsockname()[1])
        hosts = Hosts(network, ssl.create_default_context(), asking)
        await hosts.ask("HEAD", url, {})
        await hosts.close()
        return bytes(await heard)


def test_a_secret_is_not_sent_in_the_clear() -> None:
    """With http whoever stands in between would hear it; only tests send it so, and to this machine alone."""
    assert b"s3cret" not in asyncio.run(_heard("http://a.example/", allow_loopback=False))
    assert b"s3cret" not in asyncio.run(_heard("http://a.example/", allow_loopback=True))
    assert b"Bearer s3cret" in asyncio.run(_heard("http://127.0.0.1/", allow_loopback=True))
