"""One address per document."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.index.collisions import OURS, Collision
from docpipe.index.routes import output_path
from docpipe.model.document import DocumentKind
from docpipe.model.front_matter import Meta
from tests.index.documents import config, document, site


def test_partials_have_no_address() -> None:
    """A part of a page is no page."""
    assert site([document("content/zh/_note.md", kind=DocumentKind.PARTIAL)]).routes == {}


def test_the_second_of_two_alike_gives_way() -> None:
    """No two documents share an address, and the collision is recorded."""
    first = document("content/zh/a.md", meta=Meta(slug="x"))
    second = document("content/zh/b.md", meta=Meta(slug="X"))
    genuine = document("content/zh/x-2.md")
    index = site([genuine, second, first])
    assert list(index.routes.values()) == ["/zh/x/", "/zh/x-2/", "/zh/X-3/"]
    assert index.collisions == (Collision("content/zh/b.md", "/zh/X/", "/zh/X-3/", "content/zh/a.md"),)


def test_many_alike_stay_in_their_folder() -> None:
    """Posts of one name and many dates are numbered one after the other."""
    days = [document(f"content/zh/posts/2024-01-0{day}-tips.md", meta=Meta(slug="tips")) for day in range(1, 5)]
    assert list(site(days).routes.values()) == [f"/zh/posts/tips{end}/" for end in ("", "-2", "-3", "-4")]


def test_below_a_page_of_a_list() -> None:
    """What lies below the pages of a list gets another first folder."""
    assert list(site([document("content/zh/page/2/x.md")]).routes.values()) == ["/zh/page-2/2/x/"]


def test_a_namesake_with_another_suffix_is_recorded() -> None:
    """`a.md` and `a.mdx` are one document; the second gets no page, and that is said."""
    index = site([document("content/zh/a.mdx"), document("content/zh/a.md")])
    assert index.collisions == (Collision("content/zh/a.mdx", "a", "", "content/zh/a.md"),)
    assert set(index.by_path) == {"content/zh/a.md", "content/zh/a.mdx"}


def test_an_unusable_slug_is_recorded() -> None:
    """A slug of which nothing is left is replaced by the file's name."""
    index = site([document("content/zh/a.md", meta=Meta(slug="../.."))])
    assert index.collisions == (Collision("content/zh/a.md", "../..", "/zh/a/", ""),)


def test_a_slug_that_is_too_long_is_recorded_in_short() -> None:
    """Fifty thousand characters say no more of it than a hundred."""
    (collision,) = site([document("content/zh/a.md", meta=Meta(slug="a/" * 25_000))]).collisions
    assert collision.wanted == "a/" * 49 + "a…"
    assert collision.given == "/zh/a/"


@pytest.mark.parametrize(
    ("slug", "given"),
    [
        ("/rss.xml", "/zh/rss.xml-2/"),
        ("/a/Feed.JSON/b/", "/zh/a/Feed.JSON-2/b-2/"),
        ("/a/index.md/", "/zh/a/index.md-2/"),
        ("/a/x.png", "/zh/a/x.png-2/"),
        ("/search/0123456789ab.json", "/zh/search/0123456789ab.json-2/"),
        ("/_redirects", "/zh/_redirects-2/"),
        ("/llms.txt/llms.txt", "/zh/llms.txt-2/llms.txt-2/"),
    ],
)
def test_no_folder_has_the_name_of_a_file_of_ours(slug: str, given: str) -> None:
    """A page below it could not be written beside the file, and the whole build would end."""
    index = site([document("content/zh/a.md", meta=Meta(slug=slug))])
    assert list(index.routes.values()) == [given]
    assert [collision.holder for collision in index.collisions] == [OURS]


def test_names_that_only_look_like_files_are_folders() -> None:
    """A post may be about node.js, package.json or the end of a file."""
    for slug in ("node.js", "package.json", "README.md", "v1.0", "feed.xml.gzip"):
        assert list(site([document("content/zh/a.md", meta=Meta(slug=slug))]).routes.values()) == [f"/zh/{slug}/"]


_slugs = st.text(st.characters(exclude_categories=()), max_size=12) | st.sampled_from(
    [
        "/",
        ".",
        "/page/2",
        "/404.html",
        "404.html",
        "/feed.xml",
        "/en",
        "/a.html",
        "/a.html/b",
        "/robots.txt",
        "/a/index.html",
        "/a",
        "/rss.xml/llms.txt",
        "/a/feed.json/b",
        "/page/2/feed.xml/",
    ]
)


@given(st.lists(_slugs, max_size=8), st.sampled_from(["chooser", "source"]))
def test_no_slug_leads_out_or_overwrites(slugs: list[str], root: str) -> None:
    """Whatever authors write, every address is below the locale, clean, and there once."""
    documents = [document(f"content/zh/d{number}.md", meta=Meta(slug=slug)) for number, slug in enumerate(slugs)]
    index = site([*documents, document("content/en/a.md")], assets=["static/x/y.txt"], settings=config(root=root))
    assert len(index.routes) == len(slugs) + 1
    files = {output_path(route).casefold() for route in index.routes.values()}
    assert len(files) == len(slugs) + 1
    ours = {
        "404.html",
        "zh/404.html",
        "en/404.html",
        "zh/feed.xml",
        "en/feed.xml",
        "robots.txt",
        "sitemap.xml",
        "x/y.txt",
    }
    assert not files & ours
    folders = {"/".join(file.split("/")[:end]) for file in files | ours for end in range(1, file.count("/") + 1)}
    assert not files & folders
    assert not ours & folders
    for (locale, _), route in index.routes.items():
        assert route.startswith("/" if root == "source" and locale == "zh" else f"/{locale}/")
        assert "//" not in route
        assert not {".", ".."} & set(route.split("/"))
        assert not any(ord(character) < 0x20 or 0x7F <= ord(character) < 0xA0 for character in route)
        assert unicodedata.is_normalized("NFC", route)


def test_the_home_page_is_one_documents() -> None:
    """Who comes second becomes a page like any other; the home of another locale is nobody else's."""
    pages = [
        document("content/zh/a.md", meta=Meta(slug="/")),
        document("content/zh/index.md", kind=DocumentKind.SECTION),
    ]
    assert list(site(pages).routes.values()) == ["/zh/", "/zh/index/"]
    intruder = document("content/zh/a.md", meta=Meta(slug="/en"))
    index = site([intruder], settings=config(root="source"))
    assert list(index.routes.values()) == ["/en-2/"]
    assert index.collisions == (Collision("content/zh/a.md", "/en/", "/en-2/", OURS),)


def test_what_lies_in_static_keeps_its_place() -> None:
    """A document gives way to a file of static/."""
    index = site([document("content/zh/a.md")], assets=["static/zh/a/index.html"])
    assert list(index.routes.values()) == ["/zh/a-2/"]
    assert index.collisions[0].holder == "static/zh/a/index.html"


def test_a_file_named_like_a_locale_leaves_it_no_page() -> None:
    """Nothing can be published below a file; that is recorded, and the other locales are."""
    index = site([document("content/zh/a.md"), document("content/en/a.md")], assets=["static/zh"])
    assert list(index.routes.values()) == ["/en/a/"]
    assert index.collisions == (Collision("content/zh/a.md", "/zh/a/", "", "static/zh"),)


def test_below_a_page_that_is_a_file() -> None:
    """A page may be the file `a.html`; whoever wants to lie below that gets another folder."""
    pages = [
        document(f"content/zh/{name}.md", meta=Meta(slug=slug)) for name, slug in (("x", "/a.html"), ("y", "/a.html/b"))
    ]
    assert list(site(pages).routes.values()) == ["/zh/a.html", "/zh/a.html-2/b/"]


def test_a_slug_that_everybody_has_takes_no_time() -> None:
    """Of thousands of posts with one slug each gets the next number without trying all before it."""
    index = site([document(f"content/zh/{number:04}.md", meta=Meta(slug="same")) for number in range(3_000)])
    assert list(index.routes.values())[-1] == "/zh/same-3000/"
    assert len(index.collisions) == 2_999
