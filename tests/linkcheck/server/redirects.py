"""Behaviours: redirects of every kind, also those that lead nowhere.

Where HEAD is led to nothing, GET is asked for the first address once: only if it is led the same way, it is broken.
"""

from __future__ import annotations

from docpipe.model.answer import LinkState, Reason
from tests.linkcheck.server.behaviour import HTML, Behaviour, Play, by_method, by_path, page, says, shows, wide
from tests.linkcheck.server.exchange import Exchange

_BROKEN = LinkState.BROKEN
_TEMPORARY = 302


def leads(location: str, status: int = _TEMPORARY, headers: dict[str, str] | None = None) -> Play:
    """Return a play that redirects.

    In the location {here} and {there} stand for the start of addresses on the two hosts, {other} for the second
    without its scheme, {name} and {port} for the first, {wide} for it in digits of full width.
    """

    async def play(exchange: Exchange) -> None:
        name, _, port = exchange.here.partition("://")[2].partition(":")
        other = exchange.there.partition("://")[2]
        written = location.format(
            here=exchange.here, there=exchange.there, name=name, port=port, other=other, wide=wide(name)
        )
        await exchange.answer(status, {"Location": written.encode().decode("latin-1")} | (headers or {}))

    return play


def _chain(length: int) -> Play:
    """Return a play with so many redirects in a row, /page first and then /1, /2 and so on."""

    async def play(exchange: Exchange) -> None:
        step = int(exchange.request.path.strip("/").replace("page", "0"))
        if step < length:
            await exchange.answer(_TEMPORARY, {"Location": f"/{step + 1}"})
        else:
            await exchange.answer(200)

    return play


async def _leads_in_gbk(exchange: Exchange) -> None:
    if exchange.request.path == "/page":
        await exchange.answer(_TEMPORARY, {"Location": "/中文".encode("gbk").decode("latin-1")})
    else:
        await exchange.answer(200)


def _to(name: str, location: str, target: str, *, status: int = _TEMPORARY, two_hosts: bool = False) -> Behaviour:
    """Return a behaviour that redirects once to a text."""

    async def play(exchange: Exchange) -> None:
        is_first = exchange.request.target == "/page" and not exchange.elsewhere
        await (leads(location, status) if is_first else says(200))(exchange)

    return Behaviour(
        name=name, play=play, asked="HEAD HEAD", hops=(status,), targets=("/page", target), two_hosts=two_hosts
    )


def _nowhere(name: str, play: Play) -> Behaviour:
    """Return a behaviour that answers with a redirect which names no place."""
    return Behaviour(name=name, play=play, state=LinkState.UNVERIFIED, reason=Reason.UNEXPECTED, asked="HEAD")


REDIRECTS = (
    *(_to(f"redirect-{status}", "/there", "/there", status=status) for status in (301, 302, 303, 307, 308)),
    _to("redirect-relative", "there?x=1", "/there?x=1"),
    _to("redirect-up", "../../there", "/there"),
    _to("redirect-query", "?page=2", "/page?page=2"),
    _to("redirect-absolute", "{here}/there", "/there"),
    _to("redirect-other-host", "{there}/there", "/there", two_hosts=True),
    _to("redirect-without-scheme", "//{other}/there", "/there", two_hosts=True),
    _to("redirect-with-fragment", "/there#part", "/there"),
    _to("redirect-with-spaces", "  /there is  ", "/there%20is"),
    _to("redirect-with-control", "/th\x07ere", "/th%07ere"),
    _to("redirect-with-encoded-line-end", "/there%0d%0aX-Odd:%20a", "/there%0d%0aX-Odd:%20a"),
    _to("redirect-in-utf-8", "/中文", "/%E4%B8%AD%E6%96%87"),
    _to("redirect-to-wide-digits", "http://{wide}:{port}/there", "/there"),
    Behaviour(
        name="redirect-in-gbk",
        play=_leads_in_gbk,
        asked="HEAD HEAD",
        hops=(302,),
        targets=("/page", "/%D6%D0%CE%C4"),
    ),
    Behaviour(name="redirect-ten-times", play=_chain(10), asked=" ".join(["HEAD"] * 11), hops=(302,) * 10),
    Behaviour(
        name="redirect-300-times",
        play=_chain(300),
        state=_BROKEN,
        reason=Reason.TOO_MANY_REDIRECTS,
        asked=" ".join(["HEAD"] * 11 + ["GET"]),
        hops=(302,) * 11,
    ),
    Behaviour(
        name="redirect-in-a-circle",
        play=by_path({"/page": leads("/back"), "/back": leads("/page")}),
        state=_BROKEN,
        reason=Reason.REDIRECT_LOOP,
        asked="HEAD HEAD GET",
        hops=(302, 302),
    ),
    Behaviour(
        name="redirect-to-itself",
        play=leads("/page"),
        state=_BROKEN,
        reason=Reason.REDIRECT_LOOP,
        asked="HEAD GET",
        hops=(302,),
    ),
    Behaviour(
        name="redirect-until-a-cookie-comes-back",
        play=leads("/page", headers={"Set-Cookie": "seen=1"}),
        state=LinkState.UNVERIFIED,
        reason=Reason.UNEXPECTED,
        asked="HEAD",
        hops=(302,),
    ),
    _nowhere("redirect-empty", leads("")),
    _nowhere("redirect-without-location", says(302)),
    Behaviour(
        name="redirect-to-gone",
        play=by_path({"/page": leads("/there"), "/there": says(410)}),
        state=_BROKEN,
        reason=Reason.GONE,
        asked="HEAD HEAD GET GET",
        targets=("/page", "/there", "/there", "/page"),
        hops=(302,),
    ),
    Behaviour(
        name="redirect-for-head-alone",
        play=by_path({"/page": by_method(leads("/sorry"), shows(page())), "/sorry": says(404)}),
        asked="HEAD HEAD GET GET",
        targets=("/page", "/sorry", "/sorry", "/page"),
    ),
    Behaviour(name="circle-for-head-alone", play=by_method(leads("/page"), shows(page())), asked="HEAD GET"),
    Behaviour(
        name="redirect-to-a-page",
        play=by_path({"/page": leads("/post/there", 301), "/post/there": says(200, HTML, page())}),
        asked="HEAD HEAD GET",
        hops=(301,),
    ),
)
