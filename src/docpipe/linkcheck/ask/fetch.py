"""One request and its answer, within limits of time and size: no cookies, no credentials, no redirects followed."""

from __future__ import annotations

import asyncio
import re
import ssl
import zlib
from collections.abc import Mapping

import httpcore2
import msgspec

from docpipe.config.external import External
from docpipe.linkcheck.ask.bodies import Unpacker, text_of
from docpipe.linkcheck.ask.capped import READ_OUT, CappedNetwork, TooLong
from docpipe.linkcheck.reach.address import parts_of
from docpipe.linkcheck.reach.network import BadPort, NetworkRefusal, NoSuchHost, PrivateAddress
from docpipe.model.answer import Reason

_KEPT = frozenset({"location", "content-type", "content-length", "etag", "retry-after", "set-cookie"})
_LONGEST_HEADER = 8192
_END_OF_HEAD = re.compile(rb"</head\s*>|<body[\s>]", re.IGNORECASE)
_HEAD_LIMIT = 64 * 1024
_LONGEST_TAG = 16
# What closing a connection may take when the time for a body is over.
_TO_CLOSE = 1.0
_KEEP_ALIVE = 3.0
_DISCONNECTED = "disconnected"


class Reply(msgspec.Struct, frozen=True):
    """What a host answered.

    Attributes:
        status: of HTTP.
        headers: those that anyone asks for, by their names in small letters.
        text: the beginning of the body; None where it was not wanted or cannot be read.
        is_whole: whether `text` is all of it.
    """

    status: int
    headers: Mapping[str, str]
    text: str | None = None
    is_whole: bool = False

    @property
    def is_page(self) -> bool:
        """Whether it is HTML."""
        return self.headers.get("content-type", "").lower().strip().startswith(("text/html", "application/xhtml"))


class Fault(Exception):  # noqa: N818 - it is raised because there is no answer, and is no mistake of ours
    """There was no answer that could be judged.

    Attributes:
        reason: why.
        connected: whether it came so far that something was asked.
    """

    def __init__(self, reason: Reason, *, connected: bool = True) -> None:
        """Keep the reason."""
        super().__init__(reason.value)
        self.reason = reason
        self.connected = connected


class Fetcher:
    """Asks one host, over connections of its own."""

    def __init__(
        self, network: httpcore2.AsyncNetworkBackend, trust: ssl.SSLContext, options: External, at_once: int
    ) -> None:
        """Take what connections are made by, whose certificates are believed, and the limits."""
        self._options = options
        self._pool = httpcore2.AsyncConnectionPool(
            ssl_context=trust,
            max_connections=at_once,
            keepalive_expiry=_KEEP_ALIVE,
            network_backend=CappedNetwork(network, options.kilobytes * 1000),
        )

    async def close(self) -> None:
        """Close the connections."""
        await self._pool.aclose()

    async def fetch(self, method: str, url: str, headers: Mapping[str, str], *, whole: bool = False) -> Reply:
        """Return the answer to one request.

        Args:
            method: HEAD or GET; the body of a GET is read if it is a page.
            url: as `asked_address` writes it.
            headers: what is sent besides `Host`.
            whole: whether the body is read as far as the limit goes, not only its head.

        Raises:
            Fault: there was none.
        """
        try:
            return await self._fetch(method, url, headers, whole=whole)
        except NetworkRefusal as error:
            raise Fault(_refusal(error)) from error
        except httpcore2.ConnectTimeout as error:
            raise Fault(Reason.TIMEOUT, connected=False) from error
        except (TimeoutError, httpcore2.TimeoutException) as error:
            raise Fault(Reason.TIMEOUT) from error
        except TooLong as error:
            raise Fault(Reason.TOO_LARGE) from error
        except httpcore2.RemoteProtocolError as error:
            raise Fault(Reason.RESET if _DISCONNECTED in str(error) else Reason.PROTOCOL) from error
        except (httpcore2.ProtocolError, httpcore2.UnsupportedProtocol) as error:
            raise Fault(Reason.PROTOCOL) from error
        except (httpcore2.NetworkError, OSError) as error:
            raise Fault(_network_fault(error)) from error

    async def _fetch(self, method: str, url: str, headers: Mapping[str, str], *, whole: bool) -> Reply:
        options = self._options
        # A limit for each read would never end a page that comes byte by byte: this one is for all of it.
        async with asyncio.timeout(options.total_seconds) as limit:
            sent = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
            limits = {"connect": options.connect_seconds}
            # Taken apart here: the library's own parser drops what stands behind a semicolon, and the brackets of IPv6.
            parts = parts_of(url)
            where = httpcore2.URL(scheme=parts.scheme, host=parts.host, port=parts.port, target=parts.target)
            sent.insert(0, (b"Host", parts.authority.encode("ascii")))
            async with self._pool.stream(method, where, headers=sent, extensions={"timeout": limits}) as answer:
                reply = Reply(answer.status, _kept(answer.headers))
                if method == "HEAD" and answer.extensions["network_stream"].get_extra_info(READ_OUT):
                    # Nothing is left to read; the library wants to see that, to use the connection again.
                    await answer.aread()
                if method == "HEAD" or not reply.is_page:
                    return reply
                return await self._with_body(reply, answer, limit, whole=whole)

    async def _with_body(
        self, reply: Reply, answer: httpcore2.Response, limit: asyncio.Timeout, *, whole: bool
    ) -> Reply:
        size = self._options.kilobytes * 1000
        coding = b", ".join(value for name, value in answer.headers if name.lower() == b"content-encoding")
        is_whole = True
        # A short page is read out, which costs less than a new connection for the next one.
        to_the_end = whole or _is_short(reply.headers.get("content-length", ""))
        try:
            unpacker = Unpacker(coding.decode("latin-1"), size if whole else min(size, _HEAD_LIMIT))
            # The answer itself is here, so that a body that does not come costs the body only.
            deadline = limit.when() or 0.0
            limit.reschedule(deadline + _TO_CLOSE)
            async with asyncio.timeout_at(deadline):
                async for piece in answer.aiter_stream():
                    seen = max(0, len(unpacker.data) - _LONGEST_TAG)
                    unpacker.take(piece)
                    if unpacker.is_full or (not to_the_end and _END_OF_HEAD.search(unpacker.data, seen)):
                        is_whole = False
                        break
        except (TimeoutError, httpcore2.NetworkError, httpcore2.ProtocolError, zlib.error):
            is_whole = False
        except ValueError:
            return reply
        text = text_of(bytes(unpacker.data), reply.headers.get("content-type", ""))
        return msgspec.structs.replace(reply, text=text, is_whole=is_whole)


def _is_short(length: str) -> bool:
    return length.isdecimal() and len(length) <= len(str(_HEAD_LIMIT)) and int(length) <= _HEAD_LIMIT


def _kept(headers: list[tuple[bytes, bytes]]) -> dict[str, str]:
    kept: dict[str, str] = {}
    for name, value in headers:
        known = name.decode("latin-1").lower()
        if known in _KEPT and len(value) <= _LONGEST_HEADER:
            kept.setdefault(known, value.decode("latin-1"))
    return kept


def _refusal(error: NetworkRefusal) -> Reason:
    if isinstance(error, PrivateAddress):
        return Reason.PRIVATE
    if isinstance(error, NoSuchHost):
        return Reason.NO_SUCH_HOST
    return Reason.BAD_ADDRESS if isinstance(error, BadPort) else Reason.RESOLVER


def _network_fault(error: BaseException) -> Reason:
    """Return what a failed connection says, by the error at the bottom of it."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, ssl.SSLCertVerificationError):
            return Reason.CERTIFICATE
        if isinstance(seen, ssl.SSLError):
            return Reason.TLS
        if isinstance(seen, ConnectionResetError | BrokenPipeError):
            return Reason.RESET
        seen = seen.__cause__ or seen.__context__
    return Reason.REFUSED if isinstance(error, httpcore2.ConnectError) else Reason.RESET
