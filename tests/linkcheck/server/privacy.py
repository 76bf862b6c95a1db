"""Behaviours: hosts that try to learn or to leave something; `${DOCPIPE_TOKEN}` is what one host is to be told."""

from __future__ import annotations

from docpipe.model.answer import LinkState, Reason
from tests.linkcheck.server.behaviour import HTML, Behaviour, Play, by_path, page, says
from tests.linkcheck.server.exchange import Exchange
from tests.linkcheck.server.redirects import leads

SECRET = "canary-7c1f93"  # noqa: S105 - it opens nothing: it must not be found where it does not belong
SECRETS = {"DOCPIPE_TOKEN": SECRET}
_BEARER = {"Authorization": "Bearer ${DOCPIPE_TOKEN}"}
_COOKIES = {"Set-Cookie": "seen=1; Path=/"}


def _only(name: str, value: str) -> Play:
    """Return a play that answers well to those alone who send this header."""

    async def play(exchange: Exchange) -> None:
        await exchange.answer(200 if exchange.request.header(name) == value else 401)

    return play


async def _echoes(exchange: Exchange) -> None:
    """Send on with what was sent, as some do with a key in a query."""
    seen = exchange.request.header("authorization")
    if exchange.request.path == "/page":
        await exchange.answer(302, {"Location": f"/there?key={seen.removeprefix('Bearer ')}", "ETag": f'"{seen}"'})
    else:
        await exchange.answer(200, {"ETag": f'"{seen}"'})


PRIVACY = (
    Behaviour(
        name="sets-cookies",
        play=by_path({"/page": leads("/there", 302, _COOKIES), "/there": says(200, HTML | _COOKIES, page())}),
        asked="HEAD HEAD GET",
        hops=(302,),
    ),
    Behaviour(
        name="asks-for-a-password",
        play=says(401, {"WWW-Authenticate": 'Basic realm="a place"'}),
        state=LinkState.UNVERIFIED,
        reason=Reason.LOGIN,
        asked="HEAD GET",
    ),
    Behaviour(
        name="sends-on-with-a-password",
        play=by_path({"/page": leads("http://me:password@{name}:{port}/there"), "/there": says(200)}),
        asked="HEAD HEAD",
        hops=(302,),
    ),
    Behaviour(name="knows-its-secret", play=_only("authorization", f"Bearer {SECRET}"), headers=_BEARER),
    Behaviour(
        name="sends-on-to-another",
        play=by_path({"/page": leads("{there}/there"), "/there": says(200)}),
        asked="HEAD HEAD",
        hops=(302,),
        headers=_BEARER,
        two_hosts=True,
    ),
    # The redirect that names the secret is not kept.
    Behaviour(name="echoes-its-secret", play=_echoes, asked="HEAD HEAD", headers=_BEARER),
)
