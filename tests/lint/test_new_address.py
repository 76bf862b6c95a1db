"""The address to write instead of one that answers with a better one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.lint.answered import Answered
from docpipe.lint.new_address import has_https, https_fix, moved_to, moving_fix, new_text
from docpipe.model.answer import Answer, Hop, LinkPlace, LinkState, Reason, SoftMiss
from docpipe.model.diagnostic import Applicability, Edit
from docpipe.model.link import LinkKind
from docpipe.model.text import Span
from tests.lint.outside import at, ok

OLD = "https://a.example/old"


@pytest.mark.parametrize(
    ("hops", "new"),
    [
        ([(301, "https://a.example/new")], "https://a.example/new"),
        ([(308, "https://a.example/new")], "https://a.example/new"),
        ([(301, "https://a.example/1"), (308, "https://b.example/2")], "https://b.example/2"),
        ([(301, "https://a.example/1"), (302, "https://a.example/2")], "https://a.example/1"),
        ([(302, "https://a.example/1"), (301, "https://a.example/2")], ""),
        ([(307, "https://a.example/1")], ""),
        ([(303, "https://a.example/1")], ""),
        ([], ""),
        ([(301, "https://a.example/old/")], ""),
        ([(301, "https://a.example/%6Fld")], ""),
        ([(301, "http://a.example/new")], ""),
        ([(301, "https://a.example/en/old")], ""),
        ([(301, "https://a.example/zh-CN/old/")], ""),
        ([(301, "https://en.a.example/old")], ""),
        ([(301, "https://a.example/login?next=old")], ""),
        ([(301, "https://login.a.example/old")], ""),
        ([(301, "https://a.example/new"), (302, "https://a.example/users/sign_in")], ""),
        ([(301, "https://a.example/new?utm_source=x")], ""),
        ([(301, "https://a.example/new?PHPSESSID=x")], ""),
        ([(301, "https://a.example/new;jsessionid=1")], ""),
        ([(301, "https://a.example/new?v=2")], "https://a.example/new?v=2"),
        ([(301, "http://10.0.0.1/new")], ""),
        ([(301, "https://localhost/new")], ""),
        ([(301, "https://a.example/\u202enew")], ""),
        ([(301, "https://[::1/new")], ""),
        ([(301, "https://a.example/" + "n" * 3000)], ""),
        ([(301, "ftp://a.example/new")], ""),
    ],
)
def test_where_an_address_has_moved_to(hops: list[tuple[int, str]], new: str) -> None:
    """The last address that permanent redirects alone lead to, where it is one to write down."""
    assert moved_to(ok(OLD, *hops)) == new


def test_a_permalink_stays() -> None:
    """It is there to lead to whatever holds today."""
    assert moved_to(ok("https://doi.org/10.1/a", (301, "https://publisher.example/a"))) == ""


def test_nothing_is_written_that_is_not_there() -> None:
    """Neither a broken address nor a page that only seems to be there is a better one."""
    hops = (Hop(301, "https://a.example/new"),)
    assert moved_to(Answer(OLD, LinkState.BROKEN, 1, Reason.NOT_FOUND, 404, hops=hops)) == ""
    assert moved_to(Answer(OLD, LinkState.OK, 1, status=200, hops=hops, soft=SoftMiss.TITLE)) == ""


@pytest.mark.parametrize(
    ("target", "new", "written"),
    [
        (f"{OLD}#usage", "https://a.example/new", "https://a.example/new#usage"),
        (f"{OLD}#usage", "https://a.example/new#start", "https://a.example/new#start"),
        (OLD, "https://a.example/a_(b)|c", "https://a.example/a_%28b%29%7Cc"),
        (OLD, "https://a.example/a b", "https://a.example/a%20b"),
        (OLD, "https://a.example/{{x}}", "https://a.example/%7B%7Bx%7D%7D"),
        (OLD, "https://a.example/?a=1&b=2", "https://a.example/?a=1&b=2"),
        (OLD, "https://a.example/?a=1&copy;=2", "https://a.example/?a=1&amp;copy;=2"),
        (OLD, "https://me@a.example/new", ""),
        (OLD, "https://[2001:db8::1]/new", ""),
        (OLD, "https://a.example/%E6%95%B0%E6%8D%AE", "https://a.example/%E6%95%B0%E6%8D%AE"),
        ("https://a.example/数据", "https://a.example/wiki/%E6%95%B0%E6%8D%AE", "https://a.example/wiki/数据"),
        ("https://a.example/数据", "https://a.example/%EF%BC%88%E6%95", "https://a.example/%EF%BC%88%E6%95"),
    ],
)
def test_how_it_is_written(target: str, new: str, written: str) -> None:
    """The author's fragment and Han stay, and what Markdown would read as its own is encoded."""
    assert new_text(at(target, ok(OLD)), new) == written


def test_how_it_is_written_elsewhere() -> None:
    """HTML wants its ampersands escaped; a comma would part a list of the front matter or of images."""
    new = "https://a.example/?a=1&b=2"
    assert new_text(at(OLD, ok(OLD), LinkKind.HTML), new) == "https://a.example/?a=1&amp;b=2"
    for kind in (LinkKind.FRONT_MATTER, LinkKind.HTML):
        assert new_text(at(OLD, ok(OLD), kind, is_image=True), "https://a.example/a,b") == ""


def test_a_fix_is_safe_within_one_domain() -> None:
    """Another domain is another owner."""
    each = at(OLD, ok(OLD))
    same, other = moving_fix(each, "https://docs.a.example/new"), moving_fix(each, "https://b.example/new")
    assert same is not None
    assert other is not None
    assert (same.applicability, other.applicability) == (Applicability.SAFE, Applicability.UNSAFE)


@pytest.mark.parametrize(
    ("kind", "secure"),
    [
        (LinkKind.INLINE, r"https://a.example/a_\(b\)?x&amp;y"),
        (LinkKind.REFERENCE, r"https://a.example/a_\(b\)?x&amp;y"),
        (LinkKind.HTML, "https://a.example/a_(b)?x&amp;y"),
    ],
)
def test_an_address_that_is_escaped_is_written_anew(kind: LinkKind, secure: str) -> None:
    """Its place is known, so all of it is replaced; with https it is the same address, letter by letter."""
    each = hidden("http://a.example/a_(b)?x&y", kind)
    moving, securing = moving_fix(each, "https://a.example/new"), https_fix(each)
    assert moving is not None
    assert securing is not None
    assert moving.edits == (Edit(each.place.span, "https://a.example/new"),)
    assert securing.edits == (Edit(each.place.span, secure),)


def test_no_fix_where_the_place_of_the_address_is_not_known() -> None:
    """A value of the front matter may hold more than the address; a blank would part it in two."""
    cover = hidden("http://a.example/old", LinkKind.FRONT_MATTER)
    assert moving_fix(cover, "https://a.example/new") is None
    assert https_fix(cover) is None
    assert https_fix(hidden("http://a.example/a b", LinkKind.INLINE)) is None


def test_ampersands_in_front_matter_are_no_entities() -> None:
    """Between angle brackets Markdown has no second way to write them."""
    new = "https://a.example/?a=1&copy;=2"
    assert new_text(at(OLD, ok(OLD), LinkKind.FRONT_MATTER), new) == new
    assert new_text(at(OLD, ok(OLD), LinkKind.AUTOLINK), new) == ""


def hidden(target: str, kind: LinkKind) -> Answered:
    """Return an address that is written with more characters than it has."""
    return Answered(LinkPlace("a.md", Span(0, len(target) + 7)), kind, target, ok(target))


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (ok("http://a.example/x", https=True), True),
        (ok("http://a.example/x", https=False), False),
        (ok("http://a.example/x"), False),
        (ok("https://a.example/x", https=True), False),
        (ok("http://a.example/x", (302, "https://a.example/x")), True),
        (ok("http://a.example/x", (301, "https://a.example/x/")), True),
        (ok("http://a.example/x", (301, "https://a.example/x"), (302, "https://a.example/today")), True),
        (ok("http://a.example/x", (301, "https://www.a.example/x")), False),
        (ok("http://a.example/x", (301, "https://a.example/x"), (301, "https://a.example/y")), False),
        (Answer("http://a.example/x", LinkState.BROKEN, 1, https=True), False),
    ],
)
def test_has_https(answer: Answer, expected: bool) -> None:  # noqa: FBT001 - a value of the table
    """It was asked and is the same, or the host leads there; what has moved elsewhere is another matter."""
    assert has_https(answer) is expected


def test_one_address_has_one_better_one() -> None:
    """Whatever the redirects, an address has either moved or wants https, never both."""
    answer = ok("http://a.example/x", (301, "https://a.example/x"))
    assert (moved_to(answer), has_https(answer)) == ("", True)


@given(st.lists(st.tuples(st.sampled_from([301, 302, 308]), st.text(max_size=60)), max_size=4))
def test_no_answer_breaks_it(hops: list[tuple[int, str]]) -> None:
    """Whatever a server names as its new address is judged without an exception, and written on one line."""
    answer = ok("http://a.example/x", *hops)
    new = moved_to(answer)
    has_https(answer)
    if new:
        assert "\n" not in new_text(at("http://a.example/x", answer), new)


def test_a_bare_address_must_end_where_it_ends() -> None:
    """Its last mark would be taken for the sentence's, and Chinese letters for those of the text."""
    each = at("https://a.example/旧", ok("https://a.example/%E6%97%A7"), LinkKind.BARE)
    assert new_text(each, "https://a.example/new") == "https://a.example/new"
    assert new_text(each, "https://a.example/new!") == ""
    assert new_text(each, "https://a.example/%E6%96%B0") == "https://a.example/%E6%96%B0"
