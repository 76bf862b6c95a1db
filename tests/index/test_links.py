"""Where links and images lead."""

from __future__ import annotations

import unicodedata

import msgspec
import pytest

from docpipe.index.links import resolve
from docpipe.index.suggest import MOST_LINKS
from docpipe.index.targets import Broken, External, Here, Resolved, ToAsset, ToDocument, Unresolvable, Why
from docpipe.model.document import Document, DocumentKind
from docpipe.model.front_matter import Meta
from docpipe.model.link import Link, LinkKind
from docpipe.model.source import DocumentKey, LocaleName
from docpipe.model.text import Span
from tests.index.documents import config, document, site

A = document("content/zh/blog/a.md")
SITE = site(
    [
        A,
        document("content/zh/blog/b.md"),
        document("content/zh/blog/2024-05-11-c.md", stem="c"),
        document("content/zh/guide/_index.md", kind=DocumentKind.SECTION),
        document("content/zh/guide/install.mdx"),
        document("content/zh/guide/README.md"),
        document("content/zh/plain/one.md"),
        document("content/zh/数据 库.md"),
        document("content/en/blog/a.md"),
        document("content/en/only.md"),
    ],
    assets=[
        "content/zh/blog/图 1.png",
        "content/zh/images/" + unicodedata.normalize("NFD", "café") + ".png",
        "content/shared/logo.svg",
        "static/images/x.png",
        "static/favicon.ico",
    ],
    settings=config(base_url="https://example.org/site/"),
)


def to(key: str, fragment: str = "", locale: str = "zh") -> ToDocument:
    """Return the link target that is a document."""
    return ToDocument(LocaleName(locale), DocumentKey(key), fragment)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("b.md", to("blog/b")),
        ("./b.md#%E5%AE%89", to("blog/b", "%E5%AE%89")),
        ("../guide/install.mdx?plain=1#x", to("guide/install", "x")),
        ("./b", to("blog/b")),
        ("b/", to("blog/b")),
        ("../b/", to("blog/b")),
        ("../guide/", to("guide/_index")),
        ("../guide", to("guide/_index")),
        ("../guide/install", to("guide/install")),
        ("../guide/install.html", to("guide/install")),
        ("../c/", to("blog/2024-05-11-c")),
        ("../%E6%95%B0%E6%8D%AE%20%E5%BA%93.md", to("数据 库")),
        ("..\\guide\\install.mdx", to("guide/install")),
        ("/zh/blog/b/", to("blog/b")),
        ("/zh/blog/b/index.html", to("blog/b")),
        ("/blog/b", to("blog/b")),
        ("/en/blog/a/", to("blog/a", locale="en")),
        ("https://example.org/site/zh/blog/b/#x", to("blog/b", "x")),
        ("//example.org/site/zh/blog/b/", to("blog/b")),
        ("@site/content/zh/blog/b.md", to("blog/b")),
        ("图%201.png", ToAsset("content/zh/blog/图 1.png")),
        ("../images/café.png", ToAsset("content/zh/images/" + unicodedata.normalize("NFD", "café") + ".png")),
        ("/images/x.png", ToAsset("static/images/x.png")),
        ("/blog/图 1.png", ToAsset("content/zh/blog/图 1.png")),
        ("../../shared/logo.svg#part", ToAsset("content/shared/logo.svg", "part")),
        ("@site/static/favicon.ico", ToAsset("static/favicon.ico")),
        ("", Here("")),
        ("#x", Here("x")),
        ("?page=2", Here("")),
        ("https://example.com/a", External("https://example.com/a")),
        ("//cdn.example.com/a.js", External("//cdn.example.com/a.js")),
        ("https://example.org/sitemap-of-another", External("https://example.org/sitemap-of-another")),
        ("mailto:a@example.com", Unresolvable()),
        ("tel:+861234", Unresolvable()),
        ("data:image/png;base64,AAAA", Unresolvable()),
        ("javascript:alert(1)", Unresolvable()),
        ("/site/zh/blog/b/#x", to("blog/b", "x")),
        ("/site/blog/b", to("blog/b")),
        ("HTTPS://Example.org/site/zh/blog/b/", to("blog/b")),
        ("%2e/b.md", to("blog/b")),
        ("b%2Emd", to("blog/b")),
        ('{{< ref "b.md" >}}', to("blog/b")),
        ("{% post_url 2024-05-11-c %}", to("blog/2024-05-11-c")),
        ("{{ page.next.url }}", Unresolvable(why=Why.TEMPLATE)),
        ("%BASE_URL%/a.md", Unresolvable(why=Why.TEMPLATE)),
        ("%E6%95%B0%E6%8D%AE%20%E5%BA%93.md", Broken("content/zh/blog/数据 库.md does not exist", ("../数据 库.md",))),
        ("https://github.com/${USER}/x", Unresolvable()),
        ("${base}/a.md", Unresolvable(why=Why.TEMPLATE)),
        ("/docs/another/site", Unresolvable(why=Why.UNOWNED)),
        ("/another/site.png", Unresolvable(why=Why.UNOWNED)),
        ("/another.png", Unresolvable(why=Why.UNOWNED)),
        ("/", Unresolvable(why=Why.HOME)),
        ("/index.html", Unresolvable(why=Why.HOME)),
        ("/zh/", Unresolvable(why=Why.HOME)),
        ("/zh/index.html", Unresolvable(why=Why.HOME)),
        ("/site/", Unresolvable(why=Why.HOME)),
        ("../plain/", Unresolvable(why=Why.FOLDER)),
        ("../../../README.md", Unresolvable(why=Why.OUTSIDE)),
        ("../../../../../../etc/passwd", Unresolvable(why=Why.OUTSIDE)),
    ],
)
def test_a_target_is_found(target: str, expected: Resolved) -> None:
    """Paths, addresses, assets and everything that is nobody's business."""
    assert resolve(target, A, SITE) == expected


def test_a_name_with_a_percent_sign() -> None:
    """A file may be called like an encoded one, and is found as it is written, and encoded."""
    index = site([A], assets=["content/zh/blog/a%20b.png"])
    assert resolve("a%20b.png", A, index) == ToAsset("content/zh/blog/a%20b.png")
    assert resolve("a%2520b.png", A, index) == ToAsset("content/zh/blog/a%20b.png")


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("qqqq.md", Broken("content/zh/blog/qqqq.md does not exist")),
        ("install.mdx", Broken("content/zh/blog/install.mdx does not exist", ("../guide/install.mdx",))),
        ("./instal.md", Broken("content/zh/blog/instal.md does not exist", ("../guide/install.mdx",))),
        ("x.png", Broken("content/zh/blog/x.png does not exist", ("../../../static/images/x.png",))),
        ("/images/y.png", Broken("static/images/y.png does not exist")),
        ("/images/favicon.ico", Broken("static/images/favicon.ico does not exist", ("/favicon.ico",))),
        ("/images/logo.svg", Broken("static/images/logo.svg does not exist", ("../../shared/logo.svg",))),
        (
            "www.example.com/a",
            Broken("content/zh/blog/www.example.com/a does not exist", ("https://www.example.com/a",)),
        ),
        ("a@example.com", Broken("content/zh/blog/a@example.com does not exist", ("mailto:a@example.com",))),
    ],
)
def test_a_broken_target_says_what_to_type(target: str, expected: Resolved) -> None:
    """A path inside the site that leads nowhere is broken; near names are offered."""
    assert resolve(target, A, SITE) == expected


def test_a_link_falls_back_to_the_source_locale() -> None:
    """A relative link from a translation finds posts and images that only the source has."""
    english = SITE.by_path["content/en/blog/a.md"]
    assert resolve("b.md", english, SITE) == to("blog/b")
    assert resolve("../guide/install.mdx", english, SITE) == to("guide/install")
    assert resolve("图 1.png", english, SITE) == ToAsset("content/zh/blog/图 1.png")
    assert resolve("../only.md", A, SITE) == to("only", locale="en")


def test_what_stands_beside_the_source_counts_for_a_renamed_translation() -> None:
    """A translation joined by `translation_of` finds its source's neighbours."""
    source = document("content/zh/blog/a.md")
    target = document("content/en/a-in-english.md", meta=Meta(translation_of="blog/a"))
    index = site([source, target], assets=["content/zh/blog/x.png"])
    assert resolve("x.png", target, index) == ToAsset("content/zh/blog/x.png")


def test_a_file_that_cannot_be_read_is_not_called_missing() -> None:
    """A link to a blocked post says nothing: the post's own finding does."""
    index = site([A])
    index = msgspec.structs.replace(index, paths=index.paths | {"content/zh/blog/bad.md"})
    assert resolve("bad.md#x", A, index) == Unresolvable("content/zh/blog/bad.md", "x", Why.UNREAD)


def test_a_link_from_the_root_stays_there() -> None:
    """With the source locale at the root, its addresses have no locale segment."""
    pages: list[Document] = [A, document("content/zh/about.md")]
    index = site(pages, settings=config(root="source"))
    assert resolve("/about/", A, index) == to("about")
    assert resolve("../../about/", A, index) == to("about")


def test_an_address_without_a_locale_means_the_version_that_has_the_place() -> None:
    """Where another locale lives at the root, `/a/#x` may be its page: of several versions the fragment decides."""
    pages = [document("content/zh/a.md", ids=("安装",)), document("content/en/a.md", ids=("setup",))]
    index = site([*pages, A])
    assert resolve("/a/#setup", A, index) == to("a", "setup", locale="en")
    assert resolve("/a/#安装", A, index) == to("a", "安装")
    assert resolve("/a/#none", A, index) == to("a", "none")


@pytest.mark.parametrize(
    "target", ["a" + ".html" * 5000, "../" * 5000 + "x", "a@" + "a." * 200_000 + "@", "x" * 1_000_000]
)
def test_a_hostile_target_costs_little(target: str) -> None:
    """Neither recursion nor backtracking: a target of any length is judged at once."""
    assert isinstance(resolve(target, A, SITE), Broken | Unresolvable)


def test_a_document_of_nothing_but_links_gets_no_guesses() -> None:
    """Beyond some thousand links only files of the very same name are suggested."""
    link = Link(LinkKind.INLINE, Span(0, 1), "x", Span(0, 1))
    crowded = A.but(links=(link,) * (MOST_LINKS + 1))
    assert resolve("instal.md", crowded, SITE) == Broken("content/zh/blog/instal.md does not exist")
    assert resolve("install.md", crowded, SITE) == Broken(
        "content/zh/blog/install.md does not exist", ("../guide/install.mdx",)
    )
