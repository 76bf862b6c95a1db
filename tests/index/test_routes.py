"""The address of every document."""

from __future__ import annotations

import datetime as dt
import unicodedata
from zoneinfo import ZoneInfo

import pytest

from docpipe.index.routes import categories_of, output_path, route_of
from docpipe.model.document import DocumentKind
from docpipe.model.front_matter import Field, FieldValue, FrontMatter, Meta
from docpipe.model.page import Route
from docpipe.model.text import Span
from tests.index.documents import config, document

SHANGHAI = ZoneInfo("Asia/Shanghai")
MAY = Meta(date=dt.datetime(2024, 5, 11, tzinfo=SHANGHAI))


def test_a_page_lives_below_its_locale_in_its_folder() -> None:
    """Folders and the file name make the address."""
    assert route_of(document("content/zh/guide/install.md"), None, config()) == "/zh/guide/install/"


def test_the_date_of_a_file_name_is_no_part_of_the_address() -> None:
    """The stem, the name without its date, is the default slug."""
    post = document("content/zh/2024-05-11-ai.md", stem="ai", kind=DocumentKind.POST, meta=MAY)
    assert route_of(post, None, config()) == "/zh/ai/"


@pytest.mark.parametrize(
    ("slug", "route"),
    [
        ("intro", "/zh/blog/intro/"),
        ("/a/b", "/zh/a/b/"),
        ("/", "/zh/"),
        (".", "/zh/blog/"),
        ("/old/page.html", "/zh/old/page.html"),
        ("/old/index.html", "/zh/old/"),
        ("/Index.HTML", "/zh/"),
        ("index.html/index.html", "/zh/blog/"),
        ("../../etc/passwd", "/zh/blog/etc/passwd/"),
        ("..", "/zh/blog/name/"),
        ("/..", "/zh/blog/name/"),
        ("a//b", "/zh/blog/a/b/"),
        ("我的 文章", "/zh/blog/我的-文章/"),
        ("a\\..\\b", "/zh/blog/a/b/"),
        (".hidden/..a", "/zh/blog/hidden/a/"),
        ("x\u202ey\x00z", "/zh/blog/xyz/"),
        (unicodedata.normalize("NFD", "é"), "/zh/blog/é/"),
        ("/%E6%97%A7/a%20b/", "/zh/旧/a-b/"),
        ("%2e%2e%2f%2e%2e", "/zh/blog/name/"),
        ("100%", "/zh/blog/100%/"),
    ],
)
def test_a_slug_is_made_safe(slug: str, route: str) -> None:
    """A slug replaces the file's name, from `/` the whole path, and never leads out of the locale."""
    assert route_of(document("content/zh/blog/name.md", meta=Meta(slug=slug)), None, config()) == route


def test_a_slug_is_as_long_as_a_file_system_holds() -> None:
    """What has too many parts is no address, as a slug or percent-encoded."""
    for slug in ("a/" * 501, "/" + "a/" * 501, "%E6%97%A7/" * 300):
        assert route_of(document("content/zh/blog/name.md", meta=Meta(slug=slug)), None, config()) == "/zh/blog/name/"
    assert route_of(document("content/zh/name.md", meta=Meta(slug="a/" * 500)), None, config()) == f"/zh/{'a/' * 500}"


def test_folders_that_a_file_system_cannot_hold_are_left_out() -> None:
    """The page's own name stays, below as many of its folders as there is room for."""
    folders = "/".join(["文件夹" * 20] * 40)
    route = route_of(document(f"content/zh/{folders}/name.md"), None, config())
    assert route == f"/zh/{'/'.join(['文件夹' * 20] * 5)}/name/"


def test_a_section_is_its_folder() -> None:
    """`index.md` and `_index.md` stand for the folder they lie in."""
    for name in ("index", "_index"):
        section = document(f"content/zh/guide/{name}.md", kind=DocumentKind.SECTION)
        assert route_of(section, None, config()) == "/zh/guide/"


def test_a_page_bundle_is_named_by_its_folder() -> None:
    """A dated `index.md` is a post whose slug is the folder's name without the date."""
    bundle = document("content/zh/blog/2024-05-11-ai/index.md", stem="ai", kind=DocumentKind.POST, meta=MAY)
    assert route_of(bundle, None, config()) == "/zh/blog/ai/"


@pytest.mark.parametrize(
    ("pattern", "route"),
    [
        ("/:slug/", "/zh/blog/rust/ai/"),
        ("/:year/:month/:day/:slug/", "/zh/2024/05/11/ai/"),
        ("/blog/:slug/", "/zh/blog/ai/"),
        ("/blog/:slug", "/zh/blog/ai/"),
        ("/:year/:i_month/:title.html", "/zh/2024/5/ai.html"),
        ("hexo", "/zh/2024/05/11/rust/ai/"),
        ("docusaurus", "/zh/blog/2024/05/11/rust/ai/"),
        ("jekyll", "/zh/系统/ai/2024/05/11/ai.html"),
        ("jekyll-pretty", "/zh/系统/ai/2024/05/11/ai/"),
        ("jekyll-ordinal", "/zh/系统/ai/2024/132/ai.html"),
        ("jekyll-none", "/zh/系统/ai/ai.html"),
        ("/:category/:slug/", "/zh/系统/AI/ai/"),
        ("hugo", "/zh/blog/rust/ai/"),
    ],
)
def test_a_permalink_pattern_makes_the_address_of_posts(pattern: str, route: str) -> None:
    """Patterns, literal or by a generator's name, replace folder and slug; the date is the site's."""
    fields = (Field("categories", Span(0, 1), Span(2, 3), ["系统", "AI"]),)
    post = document("content/zh/blog/rust/2024-05-11-ai.md", stem="ai", kind=DocumentKind.POST, meta=MAY)
    post = post.but(front_matter=FrontMatter("yaml", Span(0, 9), Span(4, 5), fields))
    assert route_of(post, None, config(permalink=pattern)) == route


def test_a_permalink_pattern_leaves_pages_alone() -> None:
    """Only posts follow the pattern."""
    page = document("content/zh/about.md", meta=MAY)
    assert route_of(page, None, config(permalink="/:year/:slug/")) == "/zh/about/"


def test_a_post_without_a_date_keeps_its_folder() -> None:
    """A pattern that needs a date does not hold for a post that has none."""
    post = document("content/zh/blog/a.md", kind=DocumentKind.POST)
    assert route_of(post, None, config(permalink="hexo")) == "/zh/blog/a/"
    assert route_of(post, None, config(permalink="/p/:slug/")) == "/zh/p/a/"


def test_a_translation_inherits_slug_and_date() -> None:
    """The address of a translation differs from its source's in the locale alone."""
    source = document("content/zh/blog/a.md", kind=DocumentKind.POST, meta=Meta(slug="ai", date=MAY.date))
    target = document("content/en/blog/a.md")
    settings = config(permalink="/:year/:slug/")
    assert route_of(source, None, settings) == "/zh/2024/ai/"
    assert route_of(target, source, settings) == "/en/2024/ai/"


def test_the_source_locale_may_live_at_the_root() -> None:
    """With `root = "source"` the source locale has no segment, the others keep theirs."""
    settings = config(root="source")
    assert route_of(document("content/zh/a.md"), None, settings) == "/a/"
    assert route_of(document("content/en/a.md"), None, settings) == "/en/a/"


def test_the_ends_of_the_calendar_are_dates() -> None:
    """A date that the site's zone would move out of the calendar stays as it is written."""
    last = dt.datetime(9999, 12, 31, 23, tzinfo=dt.UTC)
    post = document("content/zh/a.md", kind=DocumentKind.POST, meta=Meta(date=last))
    assert route_of(post, None, config(permalink="/:year/:slug/")) == "/zh/9999/a/"


def test_a_post_with_a_slug_keeps_docusaurus_addresses() -> None:
    """In Docusaurus a slug replaces date and folder."""
    post = document("content/zh/blog/x/a.md", kind=DocumentKind.POST, meta=Meta(date=MAY.date, slug="own"))
    assert route_of(post, None, config(permalink="docusaurus")) == "/zh/blog/own/"


@pytest.mark.parametrize("slug", ["own", "/own", "/own/"])
def test_docusaurus_counts_from_its_blog(slug: str) -> None:
    """A slug that begins with a slash is below the blog there; the one of a page is not."""
    post = document("content/zh/blog/x/a.md", kind=DocumentKind.POST, meta=Meta(date=MAY.date, slug=slug))
    assert route_of(post, None, config(permalink="docusaurus")) == "/zh/blog/own/"
    page = document("content/zh/a.md", meta=Meta(slug="/own"))
    assert route_of(page, None, config(permalink="docusaurus")) == "/zh/own/"


@pytest.mark.parametrize("folder", ["2024/05/11", "2024-05-11", "2024/05", "2024"])
def test_docusaurus_takes_the_date_from_folders(folder: str) -> None:
    """What gave the date is no folder of the address."""
    post = document(f"content/zh/blog/x/{folder}/a.md", kind=DocumentKind.POST, meta=MAY)
    assert route_of(post, None, config(permalink="docusaurus")) == "/zh/blog/2024/05/11/x/a/"


@pytest.mark.parametrize(
    ("value", "paths"),
    [
        (["a", "b"], (("a", "b"),)),
        ([["a", "b"], ["c"], "d"], (("a", "b"), ("c",), ("d",))),
        ("a b", (("a", "b"),)),
        ([], ()),
        ([[]], ()),
        (" ", ()),
        (True, ()),
    ],
)
def test_paths_of_categories(value: FieldValue, paths: tuple[tuple[str, ...], ...]) -> None:
    """A list is one path, a list of lists is several."""
    front_matter = FrontMatter("yaml", Span(0, 9), Span(4, 5), (Field("categories", Span(0, 1), Span(2, 3), value),))
    assert categories_of(document("content/zh/a.md").but(front_matter=front_matter)) == paths


@pytest.mark.parametrize(("value", "folder"), [(["a", 1, None], "a/1/"), ("a b", "a/b/"), (None, "")])
def test_categories_may_be_part_of_the_address(value: FieldValue, folder: str) -> None:
    """As a list or as words; a translation takes those of its source."""
    front_matter = FrontMatter("yaml", Span(0, 9), Span(4, 5), (Field("category", Span(0, 1), Span(2, 3), value),))
    source = document("content/zh/a.md", kind=DocumentKind.POST, meta=MAY)
    source = source.but(front_matter=front_matter)
    settings = config(permalink="/:categories/:slug/")
    assert route_of(source, None, settings) == f"/zh/{folder}a/"
    assert route_of(document("content/en/a.md"), source, settings) == f"/en/{folder}a/"
    bare = source.but(front_matter=FrontMatter("yaml", Span(0, 9), Span(4, 5)))
    assert route_of(bare, None, settings) == "/zh/a/"


def test_the_file_that_answers_an_address() -> None:
    """A folder address is its `index.html`."""
    assert output_path(Route("/")) == "index.html"
    assert output_path(Route("/zh/a/")) == "zh/a/index.html"
    assert output_path(Route("/zh/a.html")) == "zh/a.html"
