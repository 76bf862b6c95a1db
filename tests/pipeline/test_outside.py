"""Which addresses outside are asked, what is known of those that a fix wrote, and how all of them are counted."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from docpipe.config.external import External
from docpipe.model.answer import Answer, Answers, ExternalLink, Hop, LinkPlace, LinkState, Reason
from docpipe.model.tally import HostTally, Tally
from docpipe.model.text import Span
from docpipe.pipeline.outside import held, links_of, moved, placed, plan, tally_of
from tests.lint.translations import site_of

NOW = 1_795_305_600


def link(url: str, *paths: str) -> ExternalLink:
    """Return an address that stands in these files."""
    return ExternalLink(url, tuple(LinkPlace(path, Span(0, 1)) for path in paths or ("a.md",)))


def good(url: str, *hops: str, checked: int = NOW, https: bool | None = None) -> Answer:
    """Return a good answer, with permanent redirects."""
    return Answer(url, LinkState.OK, checked, status=200, hops=tuple(Hop(301, hop) for hop in hops), https=https)


def urls(links: tuple[ExternalLink, ...]) -> list[str]:
    """Return the addresses."""
    return [each.url for each in links]


def test_held() -> None:
    """A link counts where one of its places is in a file that was asked about."""
    links = (link("https://a.example/", "a.md", "b.md"), link("https://b.example/", "c.md"))
    assert urls(held(links, lambda path: path == "b.md")) == ["https://a.example/"]


def test_what_was_never_asked_comes_first() -> None:
    """Then what was asked the longest ago; what is beyond the limit is counted."""
    links = tuple(link(f"https://a.example/{name}") for name in "abcd")
    known = {
        "https://a.example/a": good("https://a.example/a", checked=NOW - 400 * 86_400),
        "https://a.example/b": good("https://a.example/b", checked=NOW - 500 * 86_400),
        "https://a.example/d": good("https://a.example/d", checked=NOW - 300 * 86_400),
    }
    made = plan(links, known, External(most_per_host=2, body=False), NOW)
    assert (urls(made.ask), made.left) == (["https://a.example/b", "https://a.example/c"], 2)


def test_recheck_takes_all() -> None:
    """Also those whose answer holds."""
    links = (link("https://a.example/"),)
    known = {"https://a.example/": good("https://a.example/")}
    assert plan(links, known, External(body=False), NOW).ask == ()
    assert plan(links, known, External(body=False), NOW, recheck=True).ask == links


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 20), st.sets(st.integers(0, 4), min_size=1)), max_size=40),
    st.integers(1, 5),
    st.integers(1, 5),
)
def test_limits_hold(written: list[tuple[int, int, set[int]]], of_host: int, of_file: int) -> None:
    """No host is asked for more than its share, no address alone in a full file is asked, and none is lost."""
    links = tuple(
        {
            url: link(url, *(f"{name}.md" for name in sorted(files)))
            for host, number, files in written
            for url in [f"https://h{host}.example/{number}"]
        }.values()
    )
    made = plan(links, {}, External(most_per_host=of_host, most_per_file=of_file), NOW)
    assert len(made.ask) + made.left == len(links)
    assert all(count <= of_host for count in Counter(each.url.split("/")[2] for each in made.ask).values())
    alone = Counter(each.places[0].path for each in made.ask if len(each.places) == 1)
    assert all(count <= of_file for count in alone.values())


def test_a_full_post_keeps_no_address_from_another() -> None:
    """An address of two posts is asked as long as one of them has room; one of full posts alone is left."""
    links = tuple(
        link(f"https://{name}.example/", *paths)
        for name, paths in (("a", ["a.md"]), ("b", ["a.md", "b.md"]), ("c", ["a.md"]), ("d", ["a.md", "b.md"]))
    )
    made = plan(links, {}, External(most_per_file=1), NOW)
    assert (urls(made.ask), made.left) == (["https://a.example/", "https://b.example/"], 2)


def test_moved_knows_what_redirects_tell() -> None:
    """The end of an answer holds for the address in its middle; the same with https for one that has it."""
    before = Answers(
        links=(link("https://a.example/1"), link("http://b.example/"), link("https://c.example/")),
        known={
            "https://a.example/1": good("https://a.example/1", "https://a.example/2", "https://a.example/3"),
            "http://b.example/": good("http://b.example/", https=True),
        },
    )
    now = [
        link(url) for url in ("https://a.example/2", "https://b.example/", "https://c.example/", "https://d.example/")
    ]
    assert list(moved(before, now)) == [
        good("https://b.example/"),
        good("https://a.example/2", "https://a.example/3"),
    ]


def test_moved_knows_an_address_as_the_fix_has_spelt_it() -> None:
    """Brackets are percent-encoded in a post, and that is another address to ask."""
    known = good("https://a.example/1.png", "https://a.example/cover(1).png")
    before = Answers(links=(link(known.url),), known={known.url: known})
    now = [link("https://a.example/cover%281%29.png")]
    assert list(moved(before, now)) == [good("https://a.example/cover%281%29.png")]


def test_moved_believes_good_answers_only() -> None:
    """What a broken address led to is asked, and so is what nobody rewrote."""
    broken = Answer("https://a.example/1", LinkState.BROKEN, NOW, hops=(Hop(301, "https://a.example/2"),))
    before = Answers(links=(link(broken.url), link("https://a.example/2")), known={broken.url: broken})
    assert list(moved(before, [link("https://a.example/2")])) == []


def test_moved_leaves_alone_what_stood_there_before() -> None:
    """An address that no fix wrote and nobody asked is still to be asked."""
    known = good("https://a.example/1", "https://a.example/2")
    before = Answers(links=(link(known.url), link("https://a.example/2")), known={known.url: known})
    assert list(moved(before, before.links)) == []


def test_moved_says_nothing_of_https_where_it_stands() -> None:
    """That the same is there with https was asked of the address with http."""
    known = good("http://a.example/1", "https://a.example/2", "http://a.example/3", https=True)
    before = Answers(links=(link(known.url),), known={known.url: known})
    assert list(moved(before, [link("https://a.example/2"), link("http://a.example/3")])) == [
        good("https://a.example/2", "http://a.example/3"),
        good("http://a.example/3", https=True),
    ]


def test_what_a_change_added_stays_added_where_a_fix_moves_it() -> None:
    """The places are those of the files as they are now, and what was old stays old."""
    before = site_of({"content/zh/a.md": "[新](https://new.example/)[旧](https://old.example/)\n"})
    links = links_of(before)
    (new,) = (each for each in links if each.url == "https://new.example/")
    answers = Answers(links=links, added=frozenset(new.places))
    assert placed(answers, before) == answers
    after = site_of({"content/zh/a.md": "移过的[新](https://new.example/)[旧](https://old.example/)\n"})
    found = placed(answers, after)
    assert found.links == links_of(after) != links
    assert found.added == frozenset(place for each in found.links if each.url == new.url for place in each.places)
    assert placed(Answers(links=links), after) == Answers(links=found.links)


def test_tally() -> None:
    """By host, with the reasons; an address without an answer is not ok."""
    known = {
        "https://a.example/1": good("https://a.example/1"),
        "https://a.example/2": Answer("https://a.example/2", LinkState.BROKEN, NOW, Reason.GONE),
        "https://b.example/": Answer("https://b.example/", LinkState.UNVERIFIED, NOW, Reason.WALL),
    }
    links = [
        link(url) for url in ("https://a.example/1", "https://a.example/2", "https://a.example/3", "https://b.example/")
    ]
    tally = tally_of(links, known)
    assert tally.hosts == (
        HostTally("a.example", ok=1, broken=1, never=1, reasons={"gone": 1}),
        HostTally("b.example", unverified=1, reasons={"wall": 1}),
    )
    assert tally.whole == HostTally("", ok=1, broken=1, unverified=1, never=1, reasons={"gone": 1, "wall": 1})
    assert tally.whole.total == 4


def test_tallies_of_two_sites() -> None:
    """Each host stands there once."""
    one = Tally((HostTally("a.example", broken=1, reasons={"gone": 1}),), asked=1, requests=2, seconds=1.5, left=1)
    two = Tally((HostTally("a.example", ok=1, broken=2, reasons={"gone": 1, "not-found": 1}),), asked=2, ignored=3)
    assert one + two == Tally(
        (HostTally("a.example", ok=1, broken=3, reasons={"gone": 2, "not-found": 1}),),
        asked=3,
        requests=2,
        seconds=1.5,
        ignored=3,
        left=1,
    )
