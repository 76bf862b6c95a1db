"""Behaviours: the statuses of HTTP, and those that tell HEAD something else than GET."""

from __future__ import annotations

import asyncio

from docpipe.model.answer import LinkState, Reason
from tests.linkcheck.server.behaviour import HTML, Behaviour, by_method, page, raw, says, shows
from tests.linkcheck.server.exchange import Exchange

_BOTH = "HEAD GET"
_THRICE = "HEAD GET HEAD GET HEAD GET"


async def _hangs(_: Exchange) -> None:
    await asyncio.sleep(3600)


async def _unasked_range(exchange: Exchange) -> None:
    """Answer as a server that has nothing in the range that is asked for; without one, with the page."""
    asks = exchange.request.header("range")
    await exchange.answer(416 if asks else 200, HTML, page())


async def _in_part(exchange: Exchange) -> None:
    asks = exchange.request.header("range")
    await exchange.answer(206 if asks else 200, HTML | ({"Content-Range": "bytes 0-9/10"} if asks else {}), page())


async def _head_with_body(exchange: Exchange) -> None:
    """Send a body where none may be: what follows on this connection would be read wrongly."""
    await exchange.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\n404!")
    exchange.keeps = True


def _verdict(status: int, state: LinkState, reason: Reason, asked: str = _BOTH) -> Behaviour:
    return Behaviour(name=f"status-{status}", play=says(status), state=state, reason=reason, asked=asked)


STATUSES = (
    Behaviour(name="plain", play=says(200)),
    Behaviour(name="html", play=shows(page()), asked=_BOTH),
    Behaviour(name="no-content", play=says(204, body=b"")),
    Behaviour(name="created", play=says(201)),
    Behaviour(name="image", play=says(200, {"Content-Type": "image/png"}, b"\x89PNG")),
    Behaviour(name="no-content-type", play=raw(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")),
    Behaviour(name="range-not-there", play=_unasked_range, asked=_BOTH),
    Behaviour(name="range-in-part", play=_in_part, asked=_BOTH),
    Behaviour(name="continue-first", play=raw(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 None\r\n\r\n")),
    Behaviour(name="early-hints", play=raw(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 204 None\r\n\r\n")),
    Behaviour(name="http-1-0", play=raw(b"HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\n")),
    Behaviour(name="no-reason-phrase", play=raw(b"HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n")),
    Behaviour(
        name="escapes-in-reason-phrase",
        play=raw(b"HTTP/1.1 404 \x1b[2J\xe4\xb8\xad\x9b31m\r\nContent-Length: 0\r\n\r\n"),
        state=LinkState.BROKEN,
        reason=Reason.NOT_FOUND,
        asked=_BOTH,
    ),
    *(
        Behaviour(name=f"head-{status}", play=by_method(says(status), says(200)), asked=_BOTH)
        for status in (400, 403, 404, 405, 410, 500, 501)
    ),
    Behaviour(name="head-hangs", play=by_method(_hangs, says(200)), asked=_BOTH),
    Behaviour(name="head-with-body", play=by_method(_head_with_body, shows(page())), asked=_BOTH),
    Behaviour(
        name="get-says-gone",
        play=by_method(says(200, HTML), says(404, HTML)),
        state=LinkState.BROKEN,
        reason=Reason.NOT_FOUND,
        asked=_BOTH,
    ),
    _verdict(404, LinkState.BROKEN, Reason.NOT_FOUND),
    _verdict(410, LinkState.BROKEN, Reason.GONE),
    _verdict(401, LinkState.UNVERIFIED, Reason.LOGIN),
    _verdict(407, LinkState.UNVERIFIED, Reason.LOGIN),
    *(_verdict(status, LinkState.UNVERIFIED, Reason.FORBIDDEN) for status in (402, 403, 405, 406, 451)),
    *(_verdict(status, LinkState.UNVERIFIED, Reason.UNEXPECTED) for status in (300, 304, 400, 409, 600)),
    *(_verdict(status, LinkState.UNVERIFIED, Reason.WALL) for status in (418, 999)),
    *(_verdict(status, LinkState.UNVERIFIED, Reason.SERVER_ERROR) for status in (501, 505, 520, 521, 530)),
    *(_verdict(status, LinkState.UNVERIFIED, Reason.SERVER_ERROR, _THRICE) for status in (500, 502)),
    *(_verdict(status, LinkState.UNVERIFIED, Reason.TIMEOUT, _THRICE) for status in (408, 504)),
    _verdict(425, LinkState.UNVERIFIED, Reason.UNEXPECTED, _THRICE),
)
