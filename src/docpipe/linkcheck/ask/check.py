"""One address asked from its first request to its verdict."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import msgspec

from docpipe.linkcheck.ask.fetch import Fault, Reply
from docpipe.linkcheck.ask.road import Asker, Road, Wish
from docpipe.linkcheck.ask.verdict import OK, Verdict, of_fault, of_status
from docpipe.linkcheck.pages.fragments import found_in
from docpipe.linkcheck.pages.quirks import Quirks
from docpipe.linkcheck.pages.soft_misses import by_body, by_redirect
from docpipe.linkcheck.reach.address import parts_of
from docpipe.model.answer import Check, Hop, LinkState, Reason, SoftMiss

_TITLE = re.compile(r"<title(?=[\s>])[^<>]{0,400}>([^<]*)", re.IGNORECASE)


class Attempt(msgspec.Struct, frozen=True):
    """What one attempt found; `verdict` says whether another may help."""

    verdict: Verdict
    status: int = 0
    hops: tuple[Hop, ...] = ()
    checks: tuple[Check, ...] = (Check.STATUS,)
    soft: SoftMiss = SoftMiss.NONE
    https: bool | None = None
    etag: str = ""
    fragments: dict[str, bool | None] = {}


async def attempt(wish: Wish, ask: Asker, quirks: Quirks) -> Attempt:
    """Ask for one address, follow its redirects, and return what that says."""
    found = await _found(Road(wish, ask, quirks))
    if found.verdict.state is not LinkState.BROKEN or not found.hops:
        return found
    # It was HEAD that was sent there. Where GET is not, HEAD proves nothing.
    first = msgspec.structs.replace(wish, redirects=0)
    again = await _found(Road(first, ask, quirks, by_head=False))
    if not again.hops:
        return again
    if again.hops == found.hops[:1]:
        return found
    return await _found(Road(wish, ask, quirks, by_head=False))


async def _found(road: Road) -> Attempt:
    wish = road.wish
    try:
        reply = await road.follow()
    except Fault as fault:
        return Attempt(of_fault(fault.reason), road.status, tuple(road.hops))
    verdict = of_status(reply.status)
    if road.quirks.wall(parts_of(wish.url).host, reply.status, road.url, asked=wish.url):
        verdict = Verdict(LinkState.UNVERIFIED, Reason.WALL)
    if verdict != OK:
        return Attempt(verdict, reply.status, tuple(road.hops))
    return await _looked_at(road, reply)


async def _looked_at(road: Road, reply: Reply) -> Attempt:
    """Return what a good answer says besides."""
    wish, known = road.wish, road.known
    if known is not None:
        # It is what it was: so is what was found in it.
        return Attempt(
            OK, reply.status, tuple(road.hops), known.checks, known.soft, known.https, known.etag, known.fragments
        )
    checks = [Check.STATUS]
    soft = by_redirect(wish.url, road.hops, road.quirks)
    fragments: dict[str, bool | None] = {}
    if wish.body or reply.text is not None:
        # What is no page has nothing to look at, and that holds as long as the rest.
        checks.append(Check.BODY)
    if reply.text is not None:
        soft = soft or by_body(reply.text, road.url)
        fragments = found_in(reply.text, wish.fragments, is_whole=reply.is_whole)
    if wish.fragments:
        checks.append(Check.FRAGMENTS)
    https = await _answers_same(road, reply)
    if wish.url.startswith("http://"):
        # Where nobody can tell, that holds as long as the rest, too.
        checks.append(Check.HTTPS)
    etag = reply.headers.get("etag", "")
    return Attempt(OK, reply.status, tuple(road.hops), tuple(checks), soft, https, etag, fragments)


async def _answers_same(road: Road, reply: Reply) -> bool | None:
    """Tell whether the same stands there with https; None for an address that has it, or where nobody can tell."""
    parts = urlsplit(road.wish.url)
    # One port speaks one of the two.
    if parts.scheme != "http" or parts.port is not None or urlsplit(road.url).scheme == "https":
        return None
    other = Road(msgspec.structs.replace(road.wish, url="https" + road.wish.url[4:]), road.ask, road.quirks)
    try:
        secure = await other.follow()
    except Fault as fault:
        return None if of_fault(fault.reason).passing else False
    # Where https leads back to http, nothing is gained.
    return of_status(secure.status) == OK and urlsplit(other.url).scheme == "https" and _is_same(reply, secure)


def _is_same(one: Reply, other: Reply) -> bool:
    if one.text is not None and other.text is not None:
        return _title(one.text) == _title(other.text)
    return all(one.headers.get(name, "") == other.headers.get(name, "") for name in ("content-type", "content-length"))


def _title(text: str) -> str:
    found = _TITLE.search(text)
    return " ".join(found[1].split()) if found is not None else text
