"""The way from an address to its final answer."""

from __future__ import annotations

import asyncio

import msgspec
import pytest

from docpipe.linkcheck.ask.fetch import Fault, Reply
from docpipe.linkcheck.ask.road import Road, Wish
from docpipe.linkcheck.pages.quirks import known_quirks
from docpipe.model.answer import Answer, Check, Hop, LinkState, Reason
from tests.linkcheck.script import HTML, Script, page, sends_to

URL, NEXT = "https://a.example/x", "https://a.example/y"
KNOWN = Answer(
    URL, LinkState.OK, 1, status=200, checks=(Check.STATUS, Check.BODY), etag='"one"', fragments={"there": True}
)


def followed(script: Script, wish: Wish) -> Road:
    """Return the way to the end."""
    road = Road(wish, script, known_quirks())
    asyncio.run(road.follow())
    return road


def fault(script: Script, redirects: int = 10) -> Reason:
    """Return why a way has no end."""
    with pytest.raises(Fault) as failure:
        followed(script, Wish(URL, redirects=redirects))
    return failure.value.reason


def test_a_page_that_has_not_changed_is_not_read_again() -> None:
    """The host is told what is known, and either word for "the same" is taken."""
    for same in (Reply(304, {}), Reply(200, {"content-type": HTML, "etag": '"one"'})):
        script = Script({f"HEAD {URL}": same})
        road = followed(script, Wish(URL, frozenset({"there"}), before=KNOWN))
        assert road.known == KNOWN
        assert script.asked == [f"HEAD {URL}"]
        assert script.headers == [{"If-None-Match": '"one"'}]


@pytest.mark.parametrize(
    "before",
    [
        msgspec.structs.replace(KNOWN, state=LinkState.BROKEN),
        msgspec.structs.replace(KNOWN, etag=""),
        msgspec.structs.replace(KNOWN, etag='"一"'),
        msgspec.structs.replace(KNOWN, etag='"one"\r\nX-A: b'),
        msgspec.structs.replace(KNOWN, fragments={}),
        msgspec.structs.replace(KNOWN, checks=(Check.STATUS,)),
        msgspec.structs.replace(KNOWN, hops=(Hop(301, NEXT),)),
        msgspec.structs.replace(KNOWN, hops=(Hop(301, NEXT), Hop(301, URL))),
    ],
    ids=[
        "broken",
        "no tag",
        "no tag of HTTP",
        "another header",
        "no fragment",
        "not looked at",
        "was redirected",
        "was redirected to itself",
    ],
)
def test_what_is_known_too_little_of_is_read_again(before: Answer) -> None:
    """A tag helps only where all that is wanted is known of this very address, reached in the same way."""
    script = Script({f"GET {URL}": page("", etag='"one"')})
    road = followed(script, Wish(URL, frozenset({"there"}), before=before))
    assert road.known is None
    assert script.asked == [f"HEAD {URL}", f"GET {URL}"]
    assert script.headers == [{}, {}]


def test_so_many_redirects_are_followed() -> None:
    """Exactly as many as are allowed, and then no more."""
    script = Script({f"GET {URL}": sends_to("/y"), f"GET {NEXT}": sends_to("/z"), "GET https://a.example/z": page("")})
    assert len(followed(script, Wish(URL, redirects=2)).hops) == 2
    assert fault(script, 1) is Reason.TOO_MANY_REDIRECTS


def test_a_circle_that_sets_cookies_is_not_surely_broken() -> None:
    """With the cookie it would end."""
    assert fault(Script({f"GET {URL}": sends_to("/x")})) is Reason.REDIRECT_LOOP
    assert fault(Script({f"GET {URL}": sends_to("/x", cookie="a=b")})) is Reason.UNEXPECTED


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("mailto:me@a.example", Reason.OTHER_SCHEME),
        ("https:///", Reason.PROTOCOL),
        ("/" + "a" * 9000, Reason.PROTOCOL),
    ],
)
def test_where_nobody_can_be_asked(location: str, reason: Reason) -> None:
    """Another scheme is what the host meant; no address, or an endless one, is what it got wrong."""
    assert fault(Script({f"GET {URL}": sends_to(location)})) is reason


@pytest.mark.parametrize("status", [429, 503])
def test_who_wants_to_be_left_alone_is_not_asked_by_get(status: int) -> None:
    """GET would be one request more for the same answer."""
    script = Script({f"GET {URL}": Reply(status, {})})
    followed(script, Wish(URL))
    assert script.asked == [f"HEAD {URL}"]


@pytest.mark.parametrize("reason", [Reason.TIMEOUT, Reason.RESET, Reason.PROTOCOL])
def test_who_does_not_know_head_is_asked_by_get(reason: Reason) -> None:
    """Some hosts hang up on HEAD, and answer GET."""
    script = Script({f"HEAD {URL}": reason, f"GET {URL}": page("")})
    followed(script, Wish(URL))
    assert script.asked == [f"HEAD {URL}", f"GET {URL}"]


def test_who_refuses_a_connection_is_not_asked_by_get() -> None:
    """The second one would be refused as well."""
    script = Script({f"GET {URL}": Reason.REFUSED})
    assert fault(script) is Reason.REFUSED
    assert script.asked == [f"HEAD {URL}"]


def test_a_location_is_read_as_browsers_do() -> None:
    """In UTF-8, or byte by byte where it is not; a fragment stays with it."""
    for raw, url in ((b"/\xe5\xa5\xbd#\xe5\xa5\xbd", "/%E5%A5%BD#%E5%A5%BD"), (b"/\xba\xc3", "/%BA%C3")):
        there = f"https://a.example{url}"
        script = Script({f"GET {URL}": sends_to(raw.decode("latin-1")), f"GET {there.partition('#')[0]}": page("")})
        assert [hop.url for hop in followed(script, Wish(URL)).hops] == [there]
