"""Behaviours: hosts that say nothing, too little, or too slowly.

A host that has left three requests without any answer is asked no more.
"""

from __future__ import annotations

import asyncio

from docpipe.model.answer import LinkState, Reason
from tests.linkcheck.server.behaviour import HTML, Behaviour, Door, by_method, in_turn, page, says, shows
from tests.linkcheck.server.exchange import Exchange, head

_SIX = "HEAD GET HEAD GET HEAD GET"
_UNVERIFIED = LinkState.UNVERIFIED


async def _reset(exchange: Exchange) -> None:
    exchange.reset()


async def _reset_in_headers(exchange: Exchange) -> None:
    await exchange.send(b"HTTP/1.1 200 OK\r\nContent-Ty")
    exchange.reset()


async def _reset_in_body(exchange: Exchange) -> None:
    await exchange.send(head(200, HTML | {"Content-Length": "5000"}) + page())
    exchange.reset()


async def _ends(_: Exchange) -> None:
    """Close without a word."""


async def _answers_late(exchange: Exchange) -> None:
    await asyncio.sleep(0.4)
    await exchange.answer(200)


async def _says_nothing(_: Exchange) -> None:
    await asyncio.sleep(3600)


async def _drip(exchange: Exchange, data: bytes) -> None:
    for byte in data:
        await exchange.send(bytes((byte,)))
        await asyncio.sleep(0.2)


async def _drips_headers(exchange: Exchange) -> None:
    await _drip(exchange, head(200, HTML))


async def _drips_body(exchange: Exchange) -> None:
    await exchange.send(head(200, HTML))
    await _drip(exchange, page() * 100)


async def _hangs_in_body(exchange: Exchange) -> None:
    await exchange.send(head(200, HTML | {"Content-Length": "5000"}) + b"<!doctype html>")
    await asyncio.sleep(3600)


async def _closes_unsaid(exchange: Exchange) -> None:
    """Answer as if the connection could be used again, and close it before anybody could."""
    exchange.hold_back()
    await exchange.answer(200, HTML, page())
    exchange.keeps = False


SILENCES = (
    Behaviour(name="refused", door=Door.CLOSED, state=_UNVERIFIED, reason=Reason.REFUSED, asked=""),
    Behaviour(name="no-connection", door=Door.FULL, state=_UNVERIFIED, reason=Reason.TIMEOUT, asked=""),
    Behaviour(name="mute", door=Door.MUTE, state=_UNVERIFIED, reason=Reason.HOST_SILENT, asked=""),
    Behaviour(
        name="never-answers", play=_says_nothing, state=_UNVERIFIED, reason=Reason.HOST_SILENT, asked="HEAD GET HEAD"
    ),
    Behaviour(
        name="drips-headers", play=_drips_headers, state=_UNVERIFIED, reason=Reason.HOST_SILENT, asked="HEAD GET HEAD"
    ),
    Behaviour(name="drips-body", play=by_method(says(200, HTML), _drips_body), asked="HEAD GET"),
    Behaviour(name="hangs-in-body", play=by_method(says(200, HTML), _hangs_in_body), asked="HEAD GET"),
    Behaviour(name="answers-late", play=_answers_late),
    Behaviour(name="resets", play=_reset, state=_UNVERIFIED, reason=Reason.RESET, asked=_SIX),
    Behaviour(name="resets-in-headers", play=_reset_in_headers, state=_UNVERIFIED, reason=Reason.RESET, asked=_SIX),
    Behaviour(name="resets-in-body", play=by_method(says(200, HTML), _reset_in_body), asked="HEAD GET"),
    Behaviour(name="resets-once", play=in_turn(_reset, says(200)), asked="HEAD GET"),
    Behaviour(
        name="resets-then-gone",
        play=in_turn(_reset, _reset, says(410)),
        state=LinkState.BROKEN,
        reason=Reason.GONE,
        asked="HEAD GET HEAD GET",
        waits=(0.0, 0.2, 0.0),
    ),
    Behaviour(name="ends-without-a-word", play=_ends, state=_UNVERIFIED, reason=Reason.RESET, asked=_SIX),
    Behaviour(name="closes-what-it-keeps", play=_closes_unsaid, asked="HEAD GET"),
    Behaviour(name="keeps-what-it-says", play=shows(page()), asked="HEAD GET"),
)
