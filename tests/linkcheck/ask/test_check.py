"""One address from its first request to its verdict."""

from __future__ import annotations

import asyncio

import pytest

from docpipe.linkcheck.ask.check import Attempt, attempt
from docpipe.linkcheck.ask.fetch import Reply
from docpipe.linkcheck.ask.road import Wish
from docpipe.linkcheck.pages.quirks import known_quirks
from docpipe.model.answer import Check, LinkState, Reason
from tests.linkcheck.script import Script, page, sends_to

PLAIN, SECURE = "http://a.example/x", "https://a.example/x"


def found(script: Script, url: str = PLAIN, *, body: bool = True) -> Attempt:
    """Return what one attempt finds."""
    return asyncio.run(attempt(Wish(url, body=body), script, known_quirks()))


@pytest.mark.parametrize(
    ("secure", "same"),
    [
        (page("<title>A</title>other text"), True),
        (page("<TITLE>\nA </title>"), True),
        (page("<title>B</title>"), False),
        (page("no title"), False),
        (Reply(404, {}), False),
        (sends_to(PLAIN), False),
        (Reason.TIMEOUT, None),
        (Reason.REFUSED, None),
        (Reason.CERTIFICATE, False),
        (Reason.TLS, False),
    ],
)
def test_whether_the_same_is_there_with_https(secure: Reply | Reason, same: object) -> None:
    """The page of the same title is; trouble that may pass says nothing, and everything else that it is not."""
    script = Script({f"GET {PLAIN}": page("<title>A</title>one text"), f"GET {SECURE}": secure})
    attempt = found(script)
    assert attempt.https is same
    assert Check.HTTPS in attempt.checks


@pytest.mark.parametrize(("length", "same"), [("7", True), ("8", False)])
def test_what_is_no_page_is_the_same_by_its_kind_and_length(length: str, same: object) -> None:
    """Of pictures and papers nothing else is known."""
    plain, secure = (Reply(200, {"content-type": "image/png", "content-length": size}) for size in ("7", length))
    assert found(Script({f"GET {PLAIN}": plain, f"GET {SECURE}": secure})).https is same


def test_a_written_port_is_not_asked_for_https() -> None:
    """One port speaks one of the two."""
    url = "http://a.example:8080/x"
    script = Script({f"GET {url}": page("")})
    assert found(script, url).https is None
    assert script.asked == [f"HEAD {url}", f"GET {url}"]


def test_what_head_alone_is_sent_to_proves_nothing() -> None:
    """Where GET is not redirected, its answer holds."""
    lines = {f"HEAD {SECURE}": sends_to("/gone"), "GET https://a.example/gone": Reply(404, {})}
    script = Script({**lines, f"GET {SECURE}": page("")})
    assert found(script, SECURE).verdict.state is LinkState.OK


def test_what_get_is_sent_to_elsewhere_is_followed() -> None:
    """Where HEAD and GET are redirected to different places, that of GET holds."""
    lines = {f"HEAD {SECURE}": sends_to("/gone"), "GET https://a.example/gone": Reply(404, {})}
    script = Script({**lines, f"GET {SECURE}": sends_to("/here"), "GET https://a.example/here": page("")})
    attempt = found(script, SECURE)
    assert (attempt.verdict.state, [hop.url for hop in attempt.hops]) == (LinkState.OK, ["https://a.example/here"])


def test_what_both_are_sent_to_is_not_asked_for_twice() -> None:
    """A 404 behind the same redirect needs no third opinion."""
    script = Script({f"GET {SECURE}": sends_to("/gone"), "GET https://a.example/gone": Reply(404, {})})
    assert found(script, SECURE).verdict.reason is Reason.NOT_FOUND
    assert script.asked[-1] == f"GET {SECURE}"
    assert script.asked.count("GET https://a.example/gone") == 1


def test_a_page_that_was_not_to_be_read_was_not_looked_at() -> None:
    """Without `body`, nothing is said of it; what is no page was looked at as soon as it is known to be none."""
    script = Script({f"GET {SECURE}": page("<title>404 Not Found</title>")})
    assert found(script, SECURE, body=False).checks == (Check.STATUS,)
    assert script.asked == [f"HEAD {SECURE}"]
    picture = Script({f"GET {SECURE}": Reply(200, {"content-type": "image/png"})})
    assert found(picture, SECURE).checks == (Check.STATUS, Check.BODY)
