"""Behaviours: answers that are not HTTP, or whose headers no client should take in."""

from __future__ import annotations

from docpipe.model.answer import LinkState, Reason
from tests.linkcheck.server.behaviour import Behaviour, Play, raw
from tests.linkcheck.server.exchange import Exchange

_PIECE = b"X-Filler: " + b"a" * 1000 + b"\r\n"


async def _endless_headers(exchange: Exchange) -> None:
    await exchange.send(b"HTTP/1.1 200 OK\r\n")
    while True:
        await exchange.send(_PIECE * 10)


async def _endless_hints(exchange: Exchange) -> None:
    """Announce the answer again and again, and never give it."""
    while True:
        await exchange.send(b"HTTP/1.1 103 Early Hints\r\n\r\n" * 100)


def _fault(name: str, play: Play) -> Behaviour:
    return Behaviour(name=name, play=play, state=LinkState.UNVERIFIED, reason=Reason.PROTOCOL, asked="HEAD GET")


def _cut(name: str, play: Play) -> Behaviour:
    """Return a behaviour that ends before headers could: it may be an answer that was cut, so it is asked again."""
    return Behaviour(
        name=name, play=play, state=LinkState.UNVERIFIED, reason=Reason.RESET, asked="HEAD GET HEAD GET HEAD GET"
    )


def _odd(name: str, fields: bytes) -> Behaviour:
    """Return a behaviour whose headers are odd, but can be read."""
    return Behaviour(name=name, play=raw(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n" + fields + b"\r\n"))


def _bad(name: str, fields: bytes) -> Behaviour:
    """Return a behaviour whose headers cannot be read."""
    return _fault(name, raw(b"HTTP/1.1 200 OK\r\n" + fields + b"\r\n\r\n"))


FAULTS = (
    _fault("no-status-line", raw(b"Content-Type: text/html\r\n\r\n<p>Text.</p>")),
    _cut("http-0-9", raw(b"<html><title>A page</title></html>\n")),
    _fault("garbage", raw(bytes(range(256)) * 16)),
    _cut("ssh", raw(b"SSH-2.0-OpenSSH_9.9\r\n")),
    _fault("http-2-unasked", raw(b"\x00\x00\x12\x04\x00\x00\x00\x00\x00" + b"\x00" * 18)),
    _fault("status-of-two-digits", raw(b"HTTP/1.1 20 OK\r\n\r\n")),
    _fault("status-of-four-digits", raw(b"HTTP/1.1 2000 OK\r\n\r\n")),
    _fault("status-in-words", raw(b"HTTP/1.1 OK\r\n\r\n")),
    _fault("status-below-100", raw(b"HTTP/1.1 042 Answer\r\n\r\n")),
    Behaviour(name="http-9", play=raw(b"HTTP/9.9 200 OK\r\nContent-Length: 0\r\n\r\n")),
    _fault("endless-headers", _endless_headers),
    _fault("huge-header", raw(b"HTTP/1.1 200 OK\r\nX-Filler: " + b"a" * 300_000 + b"\r\n\r\n")),
    _fault("endless-status-line", raw(b"HTTP/1.1 200 " + b"O" * 300_000)),
    _bad("header-without-colon", b"Content-Type text/html"),
    _bad("header-with-nul", b"X-Odd: a\x00b"),
    _bad("header-name-with-space", b"Content Type: text/html"),
    _bad("length-negative", b"Content-Length: -5"),
    _bad("length-in-words", b"Content-Length: many"),
    _bad("two-lengths", b"Content-Length: 5\r\nContent-Length: 6"),
    Behaviour(
        name="endless-hints",
        play=_endless_hints,
        state=LinkState.UNVERIFIED,
        reason=Reason.TOO_LARGE,
    ),
    _odd("header-of-60-kilobytes", b"X-Filler: " + b"a" * 60_000 + b"\r\n"),
    _odd("header-not-ascii", "X-Odd: 中文\r\n".encode("gb18030")),
    _odd("etag-huge", b"ETag: " + b'"' + b"e" * 30_000 + b'"\r\n'),
    _odd("two-hundred-cookies", b"".join(b"Set-Cookie: c%d=%d\r\n" % (n, n) for n in range(90))),
)
