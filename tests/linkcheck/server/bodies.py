"""Behaviours: pages whose status is good and whose body is a trap; nothing but the body is lost by it."""

from __future__ import annotations

import zlib

from tests.linkcheck.server.behaviour import HTML, Behaviour, Play, by_method, page, raw, says
from tests.linkcheck.server.exchange import Exchange, head

_START = b"<!doctype html><html><head><title>A page</title>"
_CHUNKED = HTML | {"Transfer-Encoding": "chunked"}


async def _endless(exchange: Exchange) -> None:
    await exchange.send(head(200, HTML) + _START)
    while True:
        await exchange.send(b"<meta name=filler content=more>" * 2000)


def _bomb(bits: int) -> Play:
    """Return a play that sends zeros without an end, packed a thousand to one."""

    async def play(exchange: Exchange) -> None:
        packer = zlib.compressobj(9, zlib.DEFLATED, bits)
        start = packer.compress(_START) + packer.flush(zlib.Z_FULL_FLUSH)
        million = packer.compress(bytes(1_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
        coding = "gzip" if bits > zlib.MAX_WBITS else "deflate"
        await exchange.send(head(200, HTML | {"Content-Encoding": coding}) + start)
        for _ in range(4000):
            await exchange.send(million)

    return play


async def _packed_nothing(exchange: Exchange) -> None:
    """Send blocks of packed data without an end that all unpack to nothing."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    start = packer.compress(_START) + packer.flush(zlib.Z_FULL_FLUSH)
    await exchange.send(head(200, HTML | {"Content-Encoding": "gzip"}) + start)
    while True:
        await exchange.send(b"\x00\x00\x00\xff\xff" * 2000)


def _body(name: str, play: Play) -> Behaviour:
    return Behaviour(name=name, play=by_method(says(200, HTML), play), asked="HEAD GET")


def _sent(name: str, headers: dict[str, str], body: bytes) -> Behaviour:
    return _body(name, raw(head(200, HTML | headers) + body))


def _packed(data: bytes, bits: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, bits)
    return packer.compress(data) + packer.flush()


BODIES = (
    _body("endless-body", _endless),
    _body("gzip-bomb", _bomb(16 + zlib.MAX_WBITS)),
    _body("deflate-bomb", _bomb(zlib.MAX_WBITS)),
    _body("gzip-of-nothing", _packed_nothing),
    _sent("gzip", {"Content-Encoding": "gzip"}, _packed(page(), 16 + zlib.MAX_WBITS)),
    _sent("deflate", {"Content-Encoding": "deflate"}, _packed(page(), zlib.MAX_WBITS)),
    _sent("deflate-without-its-head", {"Content-Encoding": "deflate"}, _packed(page(), -zlib.MAX_WBITS)),
    _sent("gzip-that-is-none", {"Content-Encoding": "gzip"}, page()),
    _sent("gzip-cut", {"Content-Encoding": "gzip"}, _packed(page() * 9, 16 + zlib.MAX_WBITS)[:40]),
    _sent("gzip-twice", {"Content-Encoding": "gzip, gzip"}, _packed(page(), 31)),
    _sent("brotli-unasked", {"Content-Encoding": "br"}, b"\x0b\x02\x80page\x03"),
    _sent("coding-unheard-of", {"Content-Encoding": "x-own"}, page()),
    _sent("length-too-long", {"Content-Length": "100000"}, page()),
    _sent("length-too-short", {"Content-Length": "10"}, page()),
    _sent("chunks", _CHUNKED, b"5\r\n<html\r\n1\r\n>\r\n0\r\n\r\n"),
    _sent("chunk-size-in-words", _CHUNKED, b"many\r\n<html>\r\n0\r\n\r\n"),
    _sent("chunk-size-huge", _CHUNKED, b"F" * 40 + b"\r\n<html>"),
    _sent("chunk-size-negative", _CHUNKED, b"-5\r\n<html>\r\n0\r\n\r\n"),
    _sent("chunk-without-end", _CHUNKED, b"6\r\n<html>\r\n"),
    _sent("chunk-extension-endless", _CHUNKED, b"6;" + b"a" * 300_000),
    _sent("chunks-and-length", _CHUNKED | {"Content-Length": "3"}, b"6\r\n<html>\r\n0\r\n\r\n"),
    _sent("no-html-at-all", {}, bytes(range(256)) * 40),
    _sent("invalid-utf-8", {}, b"<title>\xff\xfe\xc3(\xed\xa0\x80 page</title>"),
    _sent("charset-unheard-of", {"Content-Type": "text/html; charset=x-own"}, page()),
    _sent("charset-that-is-no-text", {"Content-Type": "text/html; charset=zlib"}, page()),
    _sent("title-endless", {}, b"<title>" + b"a" * 400_000),
    _sent("empty-page", {"Content-Length": "0"}, b""),
)
