"""What was told to a host in confidence is in no answer."""

from __future__ import annotations

import msgspec
import pytest

from docpipe.linkcheck.ask.discreet import discreet
from docpipe.model.answer import Answer, Hop, LinkState

_ANSWER = Answer(
    url="https://a.example/",
    state=LinkState.OK,
    checked=1,
    hops=(Hop(302, "https://a.example/b"), Hop(301, "https://a.example/c?d=1")),
    etag='"one"',
)


def test_an_answer_without_a_secret_stays_as_it_is() -> None:
    """The same value is given back."""
    assert discreet(_ANSWER, ["s3cret"]) is _ANSWER
    assert discreet(_ANSWER, []) is _ANSWER


@pytest.mark.parametrize("written", ["s3cret", "%733cret", "as3cretb"])
def test_redirects_end_before_a_secret(written: str) -> None:
    """From the first redirect that names it on, none is kept, whichever way it is written."""
    hops = (*_ANSWER.hops, Hop(302, f"https://a.example/?key={written}"), Hop(302, "https://a.example/e"))
    told = Answer(url=_ANSWER.url, state=LinkState.OK, checked=1, hops=hops, etag=_ANSWER.etag)
    assert discreet(told, ["s3cret"]) == _ANSWER


def test_a_host_may_be_made_of_a_secret() -> None:
    """Hosts are written in small letters, whatever the secret is written in."""
    told = msgspec.structs.replace(_ANSWER, hops=(*_ANSWER.hops, Hop(302, "https://s3cret.a.example/")))
    assert discreet(told, ["S3Cret"]) == _ANSWER


def test_a_tag_that_names_a_secret_is_left_out() -> None:
    """A tag may be made of anything."""
    told = Answer(url=_ANSWER.url, state=LinkState.OK, checked=1, hops=_ANSWER.hops, etag='"for s3cret"')
    assert discreet(told, ["s3cret"]).etag == ""


def test_what_is_short_is_no_secret() -> None:
    """A variable that holds `1` takes nothing away."""
    assert discreet(_ANSWER, ["", "1", "one"]) is _ANSWER
