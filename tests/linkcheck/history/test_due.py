"""Which addresses have to be asked."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies

from docpipe.config.external import External
from docpipe.linkcheck.history.due import due, lifetime, sought_fragments
from docpipe.model.answer import Answer, Check, ExternalLink, Hop, LinkPlace, LinkState
from docpipe.model.text import Span
from tests.linkcheck.history_factory import ANSWERS, DAY, NOW

OPTIONS = External()
DAYS = {LinkState.OK: 14.0, LinkState.BROKEN: 1.0, LinkState.UNVERIFIED: 0.25}
ALL = frozenset(Check)


def link(url: str = "https://example.org/", *fragments: str, image: bool = False) -> ExternalLink:
    """Return a link to an address, once for each fragment."""
    places = (LinkPlace("content/zh/a.md", Span(0, 1), fragment, image) for fragment in fragments or ("",))
    return ExternalLink(url, tuple(places))


def is_due(link: ExternalLink, answer: Answer | None, wanted: frozenset[Check] = ALL, now: int = NOW) -> bool:
    """Tell whether an address of which this is known has to be asked."""
    return bool(due([link], {answer.url: answer} if answer else {}, OPTIONS, now, wanted=wanted))


def ok(*checks: Check, url: str = "https://example.org/", fragments: dict[str, bool | None] | None = None) -> Answer:
    """Return a good answer of just now."""
    return Answer(url, LinkState.OK, NOW, checks=checks, fragments=fragments or {})


def test_what_was_never_asked_is_due() -> None:
    """An address of which nothing is known is asked; the order is kept."""
    links = [link(f"https://{host}.example/") for host in "cab"]
    assert due(links, {}, OPTIONS, NOW) == tuple(links)


@given(ANSWERS, strategies.integers(0, DAY // 6))
def test_what_was_just_asked_is_not_due(answer: Answer, later: int) -> None:
    """For four fifths of its life an answer holds in any case: here that is four hours and more."""
    assert not is_due(link(answer.url), answer, frozenset(), answer.checked + later)


@given(ANSWERS, strategies.integers(0, 1000 * DAY))
def test_what_is_old_is_due(answer: Answer, later: int) -> None:
    """After six fifths of its life no answer holds."""
    limit = int(DAYS[answer.state] * DAY * 1.2) + 1
    assert is_due(link(answer.url), answer, frozenset(), answer.checked + limit + later)


@given(ANSWERS, strategies.integers(1, 10**9))
def test_an_answer_from_the_future_does_not_hold(answer: Answer, ahead: int) -> None:
    """A clock that was wrong cannot keep an address from being asked."""
    assert is_due(link(answer.url), answer, frozenset(), answer.checked - ahead)


def test_lives_differ_by_address_alone() -> None:
    """What was asked in one run is spread over two fifths of its life, and the same on every machine."""
    lives = [lifetime(Answer(f"https://example.org/{i}", LinkState.OK, NOW), OPTIONS) / DAY / 14 for i in range(1000)]
    assert 0.8 <= min(lives) < 0.81
    assert 1.19 < max(lives) <= 1.2
    assert sum(lives) / 1000 == pytest.approx(1, abs=0.01)
    assert lifetime(Answer("https://example.org/", LinkState.BROKEN, NOW), OPTIONS) == pytest.approx(DAY, rel=0.2)


def test_no_days_means_every_run() -> None:
    """Zero days is no life at all."""
    answer = ok()
    assert due([link()], {answer.url: answer}, External(ok_days=0), NOW)


def test_a_check_that_was_not_done_is_due() -> None:
    """A good answer is asked for again when more is wanted of it; one that is not good has nothing more to tell."""
    assert not is_due(link(), ok(Check.STATUS), frozenset({Check.STATUS}))
    assert is_due(link(), ok(Check.STATUS))
    assert not is_due(link(), ok(Check.STATUS, Check.BODY))
    assert not is_due(link(image=True), ok(Check.STATUS))
    for state in (LinkState.BROKEN, LinkState.UNVERIFIED):
        assert not is_due(link("https://example.org/", "a"), Answer("https://example.org/", state, NOW))


def test_https_is_looked_for_where_it_may_be() -> None:
    """Only of addresses with http and its own port."""
    plain = "http://example.org/"
    assert is_due(link(plain), ok(Check.BODY, url=plain))
    assert not is_due(link(plain), ok(Check.BODY, Check.HTTPS, url=plain))
    moved = Answer(plain, LinkState.OK, NOW, checks=(Check.BODY,), hops=(Hop(301, "https://example.org/"),))
    assert not is_due(link(plain), moved)
    other = "http://example.org:8080/"
    assert not is_due(link(other), ok(Check.BODY, url=other))


def test_a_fragment_that_was_not_looked_for_is_due() -> None:
    """A new anchor is looked for at once; a page without any anchors, such as a PDF, was looked at."""
    two = link("https://example.org/", "a", "b")
    done = (Check.BODY, Check.FRAGMENTS)
    assert is_due(two, ok(Check.BODY))
    assert not is_due(two, ok(Check.BODY), ALL - {Check.FRAGMENTS})
    assert is_due(two, ok(*done, fragments={"a": True}))
    assert not is_due(two, ok(*done, fragments={"a": True, "b": False}))
    assert not is_due(two, ok(*done))
    assert not is_due(link(), ok(Check.BODY))


def test_fragments_that_name_elements() -> None:
    """The top of a page, text directives, routes of scripts and what stands behind an image are not looked for."""
    many = link("https://example.org/", "", "top", "Top", ":~:text=a", "/route", "!/route", "参考", "a:~:text=b")
    assert sought_fragments(link("https://example.org/a.pdf", "a")) == frozenset()
    assert sought_fragments(many) == {"参考", "a:~:text=b"}
    assert sought_fragments(link("https://example.org/", "a", image=True)) == frozenset()
