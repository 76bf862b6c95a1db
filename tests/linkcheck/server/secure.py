"""Behaviours: TLS and its faults, and addresses that could have it."""

from __future__ import annotations

from docpipe.model.answer import LinkState, Reason
from tests.linkcheck.server.behaviour import HTML, Behaviour, Certificate, Door, Play, page, says, shows
from tests.linkcheck.server.exchange import Exchange
from tests.linkcheck.server.redirects import leads


def _faulty(name: str, certificate: Certificate, reason: Reason, door: Door = Door.OPEN) -> Behaviour:
    return Behaviour(
        name=name,
        play=says(200),
        state=LinkState.UNVERIFIED,
        reason=reason,
        asked="",
        written="{https}/page",
        certificate=certificate,
        door=door,
    )


async def _in_the_clear_after_all(exchange: Exchange) -> None:
    plain = exchange.here.replace("https://", "http://")
    if exchange.secure:
        await exchange.answer(302, {"Location": f"{plain}/page"})
    else:
        await exchange.answer(200)


def _by_scheme(plain: Play, secure: Play) -> Play:
    async def play(exchange: Exchange) -> None:
        await (secure if exchange.secure else plain)(exchange)

    return play


def _could_be(name: str, secure: Play, asked: str, certificate: Certificate = Certificate.GOOD) -> Behaviour:
    """Return a behaviour on the default ports: what stands there without TLS, and what with it."""
    return Behaviour(
        name=name,
        play=_by_scheme(shows(page()), secure),
        asked=asked,
        written="http://{name}/page",
        certificate=certificate,
    )


_PLAIN_AND_SECURE = "HEAD GET HEAD GET"

SECURE = (
    Behaviour(name="tls", play=shows(page()), asked="HEAD GET", written="{https}/page", certificate=Certificate.GOOD),
    _faulty("tls-expired", Certificate.EXPIRED, Reason.CERTIFICATE),
    _faulty("tls-of-another", Certificate.WRONG_NAME, Reason.CERTIFICATE),
    _faulty("tls-self-signed", Certificate.SELF_SIGNED, Reason.CERTIFICATE),
    _faulty("tls-is-plain-text", Certificate.NONE, Reason.TLS),
    _faulty("tls-reset", Certificate.RESET, Reason.RESET),
    _faulty("tls-mute", Certificate.GOOD, Reason.TIMEOUT, Door.MUTE),
    Behaviour(
        name="tls-left-behind",
        play=_in_the_clear_after_all,
        asked="HEAD HEAD",
        hops=(302,),
        written="{https}/page",
        certificate=Certificate.GOOD,
    ),
    Behaviour(
        name="tls-expired-behind-redirect",
        play=leads("https://{name}:{port}/page"),
        state=LinkState.UNVERIFIED,
        reason=Reason.CERTIFICATE,
        asked="HEAD",
        hops=(302,),
        certificate=Certificate.EXPIRED,
    ),
    Behaviour(
        name="leads-to-tls",
        play=_by_scheme(leads("https://{name}/page", 301), shows(page())),
        asked="HEAD HEAD GET",
        hops=(301,),
        written="http://{name}/page",
        certificate=Certificate.GOOD,
    ),
    _could_be("could-be-secure", shows(page()), _PLAIN_AND_SECURE),
    _could_be("could-be-secure-but-differs", shows(page("The page of the host")), _PLAIN_AND_SECURE),
    _could_be("could-be-secure-but-is-gone", says(404, HTML), _PLAIN_AND_SECURE),
    _could_be("could-be-secure-but-leads-back", _in_the_clear_after_all, "HEAD GET HEAD HEAD GET"),
    _could_be("could-not-be-secure", says(200), "HEAD GET", Certificate.NONE),
    _could_be("could-not-be-trusted", says(200), "HEAD GET", Certificate.SELF_SIGNED),
)
HTTPS = {
    "leads-to-tls": None,
    "could-be-secure": True,
    "could-be-secure-but-differs": False,
    "could-be-secure-but-is-gone": False,
    "could-be-secure-but-leads-back": False,
    "could-not-be-secure": False,
    "could-not-be-trusted": False,
}
