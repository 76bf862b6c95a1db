"""Front matter of four tools and their themes, read to the same meaning."""

from __future__ import annotations

import pytest

from docpipe.model.document import DocumentKind
from docpipe.parse.frontmatter import read_front_matter
from docpipe.parse.metadata import document_kind, read_meta
from tests.parse.metas import ZONE, block, file, meta, read


@pytest.mark.parametrize(
    ("content", "iso"),
    [
        ("date: 2024-05-11", "2024-05-11T00:00:00+08:00"),
        ("date: '2024-05-11'", "2024-05-11T00:00:00+08:00"),
        ("date: 2013/7/13 20:46:25", "2013-07-13T20:46:25+08:00"),
        ("date: 2024-05-11 10:00:00 +0800", "2024-05-11T10:00:00+08:00"),
        ("date: 2024-05-11T10:00:00Z", "2024-05-11T10:00:00+00:00"),
        ("Date: 2024-05-11", "2024-05-11T00:00:00+08:00"),
        ("publishDate: 2024-05-11", "2024-05-11T00:00:00+08:00"),
        ("pubdate: 2024-05-11", "2024-05-11T00:00:00+08:00"),
        ("published: 2024-05-11", "2024-05-11T00:00:00+08:00"),
        ("date:\n  created: 2024-05-11\n  updated: 2024-06-01", "2024-05-11T00:00:00+08:00"),
    ],
)
def test_dates_of_every_dialect(content: str, iso: str) -> None:
    """The moment of publication is aware; a bare date is that day in the site's zone."""
    found = meta(content)
    assert found.date is not None
    assert found.date.isoformat() == iso
    assert found.date_only is iso.endswith("00:00:00+08:00")
    assert not found.draft


def test_date_of_the_name_counts_where_the_front_matter_has_none() -> None:
    """The front matter wins, also with a date that is none; an impossible one in a name is no date."""
    named = meta("title: x", "2021-05-28-t").date
    assert named is not None
    assert named.isoformat() == "2021-05-28T00:00:00+08:00"
    own = meta("date: 2024-05-11", "2021-05-28-t").date
    assert own is not None
    assert own.year == 2024
    assert read("date: x", "2021-05-28-t")[0].date is None
    assert meta("title: x", "2024-13-45-t").date is None
    assert read_meta(None, file("2021-05-28-t"), ZONE)[0].date == named


@pytest.mark.parametrize(
    "content",
    [
        "updated: 2024-05-11",
        "lastmod: 2024-05-11",
        "modified: 2024-05-11",
        "last_modified_at: 2024-05-11",
        "last_update: {date: 2024-05-11, author: x}",
        "lastUpdated: 2024-05-11",
        "date: {created: 2024-05-01, updated: 2024-05-11}",
    ],
)
def test_updates_of_every_dialect(content: str) -> None:
    """The last change has as many names as there are tools."""
    updated = meta(content).updated
    assert updated is not None
    assert updated.isoformat() == "2024-05-11T00:00:00+08:00"


@pytest.mark.parametrize(
    ("content", "authors"),
    [
        ("authors: dora", [("dora", "")]),
        ("authors: [dora, bo]", [("dora", ""), ("bo", "")]),
        ("authors: {name: 甲, url: x}", [("", "甲")]),
        ("authors:\n  - dora\n  - key: bo\n    name: 博\n  - name: 丙", [("dora", ""), ("bo", "博"), ("", "丙")]),
        ("author: 甲\nauthor_url: x\nauthor_title: y", [("", "甲")]),
        ("author: {name: 甲}", [("", "甲")]),
        ("author: [甲, 乙]", [("", "甲"), ("", "乙")]),
        ("params: {author: 甲}", [("", "甲")]),
        ("params: {author: {name: 甲}}", [("", "甲")]),
        ("author:", []),
        ("title: x", []),
    ],
)
def test_authors_of_every_dialect(content: str, authors: list[tuple[str, str]]) -> None:
    """A text under `authors` is a key of the registry, under `author` a name."""
    assert [(author.key, author.name) for author in meta(content).authors] == authors


def test_author_has_its_own_place() -> None:
    """A rule can point at one author of several."""
    content = "authors: [dora, bo]"
    assert [author.span.of(block(content)) for author in meta(content).authors] == ["dora", "bo"]


@pytest.mark.parametrize(
    ("content", "tags"),
    [
        ("tags: [研究, a b, 2024, on, 研究]", ("研究", "a b", "2024", "on")),
        ("tags: [{label: 研究, permalink: /r}]", ("研究",)),
        ("tags:", ()),
        ("tags: [a, ]", ("a",)),
        ("tag: 一个", ("一个",)),
        ("categories: [a, [b, c]]", ("a", "b", "c")),
        ("categories: jekyll update", ("jekyll", "update")),
        ("category: a b", ("a b",)),
        ("tags: [x]\ncategories: [a]", ("x",)),
        ("taxonomies: {tags: [a]}", ("a",)),
    ],
)
def test_tags_of_every_dialect(content: str, tags: tuple[str, ...]) -> None:
    """Every tag once; categories stand in where there are no tags."""
    assert meta(content).tags == tags


@pytest.mark.parametrize(
    ("content", "draft"),
    [
        ("draft: true", True),
        ("draft: 'true'", True),
        ("draft: 1", True),
        ("draft: false", False),
        ("published: false", True),
        ("published: true", False),
        ("status: draft", True),
        ("status: published", False),
        ("status: private", False),
        ("title: x", False),
    ],
)
def test_drafts_of_every_dialect(content: str, draft: bool) -> None:  # noqa: FBT001 - a table's column
    """`draft`, `published: false` and Nikola's status say the same."""
    assert meta(content).draft is draft


def test_folder_of_drafts_and_private_posts() -> None:
    """What lies below `_drafts` is a draft; a private post of Nikola is in no list."""
    assert meta("title: x", "_drafts/a").draft
    assert meta("status: private").unlisted
    assert meta("unlisted: true").unlisted


@pytest.mark.parametrize(
    ("content", "slug"),
    [
        ("slug: a", "a"),
        ("slug: /a/b", "/a/b"),
        ("slug: 2024", "2024"),
        ("slug: .", "."),
        ("permalink: a/b/", "/a/b/"),
        ("permalink: /:year/:title/", ""),
        ("permalink: pretty", ""),
        ("permalink: about.html", "/about.html"),
        ("url: https://example.org/a", ""),
        ("url: //example.org/a", ""),
        ("url: /a/", "/a/"),
        ("slug: a\nurl: /b/", "a"),
    ],
)
def test_addresses_of_every_dialect(content: str, slug: str) -> None:
    """A slug is kept as written, a permalink is a whole path; patterns and other sites are none."""
    assert meta(content).slug == slug


@pytest.mark.parametrize(
    ("content", "image"),
    [
        ("image: https://example.org/a.png", "https://example.org/a.png"),
        ("cover: a.png", "a.png"),
        ("cover: {image: a.png, alt: x}", "a.png"),
        ("image: {path: a.png}", "a.png"),
        ("images: [a.png, b.png]", "a.png"),
        ("previewimage: a.png", "a.png"),
        ("thumbnail: a.png", "a.png"),
        ("banner_img: a.png", "a.png"),
        ("top_img: false\nbanner: a.png", "a.png"),
        ("image: true", ""),
        ("cover: {alt: x}", ""),
    ],
)
def test_covers_of_every_dialect(content: str, image: str) -> None:
    """The cover is where the common themes keep it; a switch of that name is none."""
    assert meta(content).image == image


@pytest.mark.parametrize(
    ("content", "description"),
    [("description: 说明", "说明"), ("summary: a", "a"), ("excerpt: false\nsummary: a", "a"), ("description: 1", "1")],
)
def test_descriptions_of_every_dialect(content: str, description: str) -> None:
    """`description`, `summary` and `excerpt`, in this order, without their switches."""
    assert meta(content).description == description


def test_other_fields() -> None:
    """Aliases, keywords, the source locale and the source document."""
    found = meta("redirect_from: /a\nkeywords: a, b\nsource: zh\ntranslation_of: /blog/a.md")
    assert (found.aliases, found.keywords) == (("/a",), ("a", "b"))
    assert (found.source, found.translation_of) == ("zh", "blog/a")
    assert meta("source: https://example.org").source == ""
    assert meta("source: [a]").source == ""


def test_toml_dates_and_tables_are_read_too() -> None:
    """The dialects do not depend on the notation."""
    text = '+++\ntitle = "题"\ndate = 2024-05-11\n[taxonomies]\ntags = ["a"]\n+++\n'
    found, issues = read_meta(read_front_matter(text).front_matter, file(), ZONE)
    assert issues == ()
    assert found.date is not None
    assert (found.title, found.tags, found.date.isoformat()) == ("题", ("a",), "2024-05-11T00:00:00+08:00")


@pytest.mark.parametrize(
    ("key", "content", "kind"),
    [
        ("a", "date: 2024-05-11", DocumentKind.POST),
        ("2021-05-28-t", "", DocumentKind.POST),
        ("blog/a", "", DocumentKind.POST),
        ("x/posts/a", "", DocumentKind.POST),
        ("_posts/a", "", DocumentKind.POST),
        ("about", "", DocumentKind.PAGE),
        ("README", "", DocumentKind.PAGE),
        ("docs/blog-rules", "", DocumentKind.PAGE),
        ("index", "", DocumentKind.SECTION),
        ("index", "date: 2024-05-11", DocumentKind.SECTION),
        ("blog/index", "date: 2024-05-11", DocumentKind.SECTION),
        ("blog/_index", "date: 2024-05-11", DocumentKind.SECTION),
        ("docs/a/_index", "", DocumentKind.SECTION),
        ("blog/a/index", "date: 2024-05-11", DocumentKind.POST),
        ("2021-05-28-t/index", "", DocumentKind.POST),
        ("docs/a/index", "", DocumentKind.SECTION),
        ("docs/_part", "", DocumentKind.PARTIAL),
        ("blog/_part", "date: 2024-05-11", DocumentKind.PARTIAL),
    ],
)
def test_kinds(key: str, content: str, kind: DocumentKind) -> None:
    """Dated or in a folder of posts is a post, an index its folder, a leading underscore a part."""
    assert document_kind(file(key), meta(content, key)) is kind
