"""All hosts of a run share what the process can hold."""

from __future__ import annotations

import asyncio
import contextlib
import ssl

from docpipe.config.external import External
from docpipe.linkcheck.ask.asking import Asking
from docpipe.linkcheck.ask.hosts import Hosts
from docpipe.linkcheck.reach.network import PinnedNetwork


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
