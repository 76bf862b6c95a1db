"""Connections to the open network only: each host is resolved once, and what was judged is what is connected to."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
from collections.abc import Iterable
from concurrent.futures import Future
from typing import Final

import httpcore2

from docpipe.linkcheck.reach.descriptors import are_short
from docpipe.linkcheck.reach.guard import is_loopback, is_public
from docpipe.linkcheck.reach.ports import BAD_PORTS

_AT_ONCE: Final = 16
_MOST_ADDRESSES: Final = 3
# A resolver that is in trouble may be over it when an address is tried again, but it is not asked for ever.
_MOST_LOOKUPS: Final = 3
_TROUBLE_HOLDS: Final = 5.0
# So many names without any answer, and it is the resolver that is not there.
_MOST_SILENCES: Final = 20
# What a resolver says of a name that is not there, or that has no address; the second is not on every system.
_NO_SUCH_NAME: Final = frozenset({socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)})


class NetworkRefusal(Exception):  # noqa: N818 - no mistake of ours: no connection was attempted, and this is why
    """No connection was opened.

    Attributes:
        host: that was to be connected to.
        cause: what stood in the way, for a log.
    """

    def __init__(self, host: str, cause: object = "") -> None:
        """Keep the host and the cause."""
        super().__init__(host, cause)
        self.host = host
        self.cause = cause


class PrivateAddress(NetworkRefusal):
    """The host has an address that is not in the open; `cause` is that address."""


class NoSuchHost(NetworkRefusal):
    """The resolver says that there is no such name, or that it has no address."""


class ResolverTrouble(NetworkRefusal):
    """The resolver says nothing of the name, or not in time: nothing is known."""


class ResolverSilence(ResolverTrouble):
    """The resolver says nothing in time."""


class BadPort(NetworkRefusal):
    """No browser asks for pages on this port; `cause` is its number."""


class PinnedNetwork(httpcore2.AsyncNetworkBackend):
    """Opens connections for one run, each to an address that was judged before.

    A name may have another address at every question, so it is asked for once, and never again by what connects.
    """

    def __init__(self, *, allow_loopback: bool = False, resolve_seconds: float = 10.0) -> None:
        """Take the limits.

        Args:
            allow_loopback: whether this machine's own addresses are in the open, for tests; no other ones are.
            resolve_seconds: that the resolver has for one name.
        """
        self._allow_loopback = allow_loopback
        self._resolve_seconds = resolve_seconds
        self._lookups: dict[str, asyncio.Task[tuple[str, ...] | NetworkRefusal]] = {}
        self._troubles: dict[str, tuple[int, float]] = {}
        self._silences = 0
        self._turns = asyncio.Semaphore(_AT_ONCE)
        self._opener = httpcore2.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the signature is the library's
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """Return a connection to `host`; `timeout` is for its addresses together, not for the resolver.

        Raises:
            NetworkRefusal: it is not connected to.
            httpcore2.ConnectError: none of its addresses answers.
            httpcore2.ConnectTimeout: none does in time.
        """
        if port in BAD_PORTS:
            raise BadPort(host, port)
        addresses = _to_try(await self.pinned(host))
        options = list(socket_options or ())
        *others, (last, rest) = zip(addresses, _shares(timeout, len(addresses)), strict=True)
        for address, share in others:
            with contextlib.suppress(httpcore2.ConnectError, httpcore2.ConnectTimeout):
                return await self._opener.connect_tcp(address, port, share, local_address, options)
        return await self._opener.connect_tcp(last, port, rest, local_address, options)

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ARG002, ASYNC109 - as above
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,  # noqa: ARG002 - as above
    ) -> httpcore2.AsyncNetworkStream:
        """Refuse: a socket of the file system is never in the open.

        Raises:
            PrivateAddress: always.
        """
        raise PrivateAddress("", path)

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)

    async def pinned(self, host: str) -> tuple[str, ...]:
        """Return the addresses of `host` that connections of this run go to, in the resolver's order.

        Raises:
            PrivateAddress: one of them is not in the open.
            NoSuchHost: it has none.
            ResolverTrouble: nobody knows.
        """
        lookup = self._lookups.get(host)
        if lookup is None or self._is_worth_another(host):
            lookup = self._lookups[host] = asyncio.create_task(self._look_up(host))
        # Others wait for the same answer: who gives up waiting must not take it from them.
        found = await asyncio.shield(lookup)
        if isinstance(found, NetworkRefusal):
            raise type(found)(found.host, found.cause)
        return found

    def close(self) -> None:
        """Ask the resolver no further; what is under way in threads ends by itself and holds nobody up."""
        for lookup in self._lookups.values():
            lookup.cancel()

    def _is_worth_another(self, host: str) -> bool:
        times, until = self._troubles.get(host, (_MOST_LOOKUPS, 0.0))
        return times < _MOST_LOOKUPS and self._lookups[host].done() and asyncio.get_running_loop().time() >= until

    async def _look_up(self, host: str) -> tuple[str, ...] | NetworkRefusal:
        async with self._turns:
            if self._silences >= _MOST_SILENCES:
                return ResolverTrouble(host, "it has answered nothing in this run")
            found = await _resolved(host, self._resolve_seconds)
        if not isinstance(found, ResolverTrouble):
            self._silences = -_AT_ONCE * _MOST_SILENCES
        elif isinstance(found, ResolverSilence):
            self._silences += 1
        if isinstance(found, ResolverTrouble):
            times, _ = self._troubles.get(host, (0, 0.0))
            self._troubles[host] = (times + 1, asyncio.get_running_loop().time() + _TROUBLE_HOLDS)
        if isinstance(found, NetworkRefusal):
            return found
        for address in found:
            if not is_public(address) and not (self._allow_loopback and is_loopback(address)):
                return PrivateAddress(host, address)
        return found


def _to_try(addresses: tuple[str, ...]) -> tuple[str, ...]:
    """Return those that are tried, the first of each family among them: one family may lead nowhere from here."""
    first = addresses[0]
    other = [address for address in addresses if (":" in address) != (":" in first)][:1]
    rest = [address for address in addresses[1:] if address not in other]
    return (first, *other, *rest)[:_MOST_ADDRESSES]


def _shares(seconds: float | None, count: int) -> list[float | None]:
    """Return what each attempt has of the time: a silent address must not use up that of the next one.

    >>> _shares(8.0, 3), _shares(None, 1)
    ([4.0, 2.0, 2.0], [None])
    """
    if seconds is None:
        return [None] * count
    return [seconds / 2 ** min(number, count - 1) for number in range(1, count + 1)]


async def _resolved(host: str, seconds: float) -> tuple[str, ...] | NetworkRefusal:
    """Return the addresses the system's resolver has for `host`, or why there are none."""
    if not host:
        # To the resolver, no name at all is this machine.
        return NoSuchHost(host)
    answer: Future[tuple[str, ...]] = Future()
    answer.set_running_or_notify_cancel()
    try:
        # Not a pool of the library: the end of the process waits for its threads, and a resolver may take minutes.
        threading.Thread(target=_ask_resolver, args=(host, answer), name="resolver", daemon=True).start()
        async with asyncio.timeout(seconds):
            addresses = await asyncio.wrap_future(answer)
    except TimeoutError:
        return ResolverSilence(host, f"no answer within {seconds:g} s")
    except socket.gaierror as error:
        is_known = error.errno in _NO_SUCH_NAME and not are_short()
        return (NoSuchHost if is_known else ResolverTrouble)(host, error)
    except (OSError, RuntimeError) as error:
        return ResolverTrouble(host, error)
    except ValueError as error:
        return NoSuchHost(host, error)
    return addresses or NoSuchHost(host)


def _ask_resolver(host: str, answer: Future[tuple[str, ...]]) -> None:
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
        answer.set_result(tuple(dict.fromkeys(str(place[0]) for *_, place in found)))
    except Exception as error:  # noqa: BLE001 - whatever it is, somebody waits for it in another thread
        answer.set_exception(error)
