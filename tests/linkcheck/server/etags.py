"""Behaviours: what a host tells so that it need not be asked for everything again."""

from __future__ import annotations

from tests.linkcheck.server.behaviour import HTML, Behaviour, Play, page
from tests.linkcheck.server.exchange import Exchange

_INSIDE = '<h2 id="there">A</h2>'


def _tagged(etag: str, *, honours: bool = True) -> Play:
    """Return a play that says 304 to those who know the page; without `honours` it shows it again."""

    async def play(exchange: Exchange) -> None:
        if honours and exchange.request.header("if-none-match") == etag:
            await exchange.send(f"HTTP/1.1 304 Not Modified\r\nETag: {etag}\r\n\r\n".encode("latin-1"))
            exchange.keeps = True
        else:
            await exchange.answer(200, HTML | {"ETag": etag}, page(inside=_INSIDE))

    return play


async def _changes(exchange: Exchange) -> None:
    """Show another page each time; what was there at first is there no more."""
    inside = _INSIDE if exchange.turn < 2 else ""
    await exchange.answer(200, HTML | {"ETag": f'"{exchange.turn // 2}"'}, page(inside=inside))


ETAGS = (
    Behaviour(name="etag", play=_tagged('"one"'), asked="HEAD GET", fragments={"there": True}),
    Behaviour(name="etag-weak", play=_tagged('W/"one"'), asked="HEAD GET"),
    Behaviour(name="etag-not-honoured", play=_tagged('"one"', honours=False), asked="HEAD GET"),
    Behaviour(name="etag-not-ascii", play=_tagged('"\xe4\xb8\xad"'), asked="HEAD GET"),
    Behaviour(name="etag-changes", play=_changes, asked="HEAD GET", fragments={"there": True}),
)
# What is asked when the answers hold no longer.
ASKED_AGAIN = {
    "etag": "HEAD",
    "etag-weak": "HEAD",
    "etag-not-honoured": "HEAD",
    "etag-not-ascii": "HEAD",
    "etag-changes": "HEAD GET",
}
