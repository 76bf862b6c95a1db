"""Behaviours: a host that asks for patience, and one whose trouble passes; retries come after 0.2 and 0.4 s."""

from __future__ import annotations

import time
from email.utils import formatdate

from docpipe.model.answer import LinkState, Reason
from tests.linkcheck.server.behaviour import Behaviour, Play, in_turn, says
from tests.linkcheck.server.exchange import Exchange

_THRICE = "HEAD HEAD HEAD"


def busy(retry_after: str | None, status: int = 429) -> Play:
    """Return a play that asks to come again later."""
    return says(status, {} if retry_after is None else {"Retry-After": retry_after})


def busy_until(seconds: int, status: int = 429) -> Play:
    """Return a play that asks to come again at a date of HTTP, more than `seconds` from now and at most one more."""

    async def play(exchange: Exchange) -> None:
        date = formatdate(int(time.time()) + seconds + 1, usegmt=True)
        await exchange.answer(status, {"Retry-After": date})

    return play


def busy_until_in_old_words(seconds: int) -> Play:
    """Return the same play with the date as RFC 850 had it, which every client has to read."""

    async def play(exchange: Exchange) -> None:
        moment = time.gmtime(int(time.time()) + seconds + 1)
        await exchange.answer(429, {"Retry-After": time.strftime("%A, %d-%b-%y %H:%M:%S GMT", moment)})

    return play


def _then_fine(name: str, play: Play, wait: float) -> Behaviour:
    return Behaviour(name=name, play=in_turn(play, says(200)), asked="HEAD HEAD", waits=(wait,))


def _no_wish(name: str, retry_after: str) -> Behaviour:
    """Return a behaviour whose Retry-After says nothing: docpipe waits as long as it would without."""
    return _then_fine(name, busy(retry_after), 0.2)


def _for_ever(name: str, play: Play, reason: Reason = Reason.RATE_LIMITED) -> Behaviour:
    return Behaviour(name=name, play=play, state=LinkState.UNVERIFIED, reason=reason, asked=_THRICE, waits=(0.2, 0.4))


def _too_long(name: str, play: Play, reason: Reason = Reason.RATE_LIMITED) -> Behaviour:
    return Behaviour(name=name, play=play, state=LinkState.UNVERIFIED, reason=reason, asked="HEAD")


RETRIES = (
    _then_fine("busy-for-a-second", busy("1"), 1.0),
    _then_fine("busy-with-spaces", busy("  1  "), 1.0),
    _then_fine("busy-until-a-date", busy_until(1), 1.0),
    _then_fine("busy-until-a-date-in-old-words", busy_until_in_old_words(1), 1.0),
    _then_fine("unavailable-once", busy(None, 503), 0.2),
    _then_fine("unavailable-for-a-second", busy("1", 503), 1.0),
    _then_fine("unavailable-until-a-date", busy_until(1, 503), 1.0),
    _no_wish("retry-after-negative", "-5"),
    _no_wish("retry-after-words", "soon"),
    _no_wish("retry-after-empty", ""),
    _no_wish("retry-after-zero", "0"),
    _no_wish("retry-after-past", "Wed, 21 Oct 2015 07:28:00 GMT"),
    _no_wish("retry-after-impossible-date", "Wed, 99 Oct 2015 77:28:00 GMT"),
    _no_wish("retry-after-superscript", "\xb2"),
    _for_ever("busy-for-ever", busy(None)),
    _for_ever("busy-for-ever-at-once", busy("0")),
    _for_ever("unavailable-for-ever", busy(None, 503), Reason.SERVER_ERROR),
    _too_long("busy-for-an-hour", busy("3600")),
    _too_long("busy-for-thirty-years", busy("1000000000")),
    _too_long("busy-for-longer-than-numbers", busy("9" * 5000)),
    _too_long("busy-until-the-next-century", busy("Fri, 31 Dec 2199 23:59:59 GMT")),
    _too_long("unavailable-for-an-hour", busy("3600", 503), Reason.SERVER_ERROR),
    Behaviour(
        name="error-once",
        play=in_turn(says(500), says(500), says(200)),
        asked="HEAD GET HEAD",
        waits=(0.0, 0.2),
    ),
    Behaviour(
        name="error-then-gone",
        play=in_turn(says(502), says(502), says(404)),
        state=LinkState.BROKEN,
        reason=Reason.NOT_FOUND,
        asked="HEAD GET HEAD GET",
        waits=(0.0, 0.2, 0.0),
    ),
    Behaviour(
        name="busy-for-get-only",
        play=in_turn(says(405), busy("1"), says(405), says(200)),
        asked="HEAD GET HEAD GET",
        waits=(0.0, 1.0, 0.0),
    ),
)
