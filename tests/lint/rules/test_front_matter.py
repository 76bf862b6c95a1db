"""What is said of fields, tags, dates and addresses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.lint.examples import lint_site
from tests.lint.posts import findings, read
from tests.lint.repairs import repaired

Write = Callable[[dict[str, str | bytes]], Path]
_DATED = "---\ntitle: 示例\ndate: 2024-05-11\n{}\n---\n\n"


def _said(field: str, path: str = "content/zh/a.md") -> list[tuple[str, str]]:
    head = _DATED.format(field)
    text = read("正文。\n", path, head=head).text
    found = findings("正文。\n", path, head=head)
    return [(each.code, each.place.span.of(text) if each.place.span else "") for each in found]


@pytest.mark.parametrize(
    ("field", "quoted"),
    [
        ("auhtors: [a]", "auhtors"),
        ("Authers: [a]", "Authers"),
        ("'auhtors': [a]", "'auhtors'"),
        ("descripton: 说明", "descripton"),
        ("catagories: [a]", "catagories"),
        ("slgu: a", "slgu"),
        ("drfat: true", "drfat"),
    ],
)
def test_a_misspelt_field(field: str, quoted: str) -> None:
    """A name a letter or two from a known one is reported at the name."""
    assert _said(field) == [("FM005", quoted)]


@pytest.mark.parametrize(
    "field",
    [
        "keyword: a",
        "tagss: [a]\ntags: [b]",
        "img: a",
        "作者: 甲",
        "mytheme: a",
        "toc_depth: 2",
        "update: 2024-05-11",
        "id: a",
    ],
)
def test_fields_of_a_site_are_welcome(field: str) -> None:
    """What is far from every known name, short, a word of some theme, or beside the right one is left alone."""
    assert _said(field) == []


def test_the_fix_renames_a_field() -> None:
    """The name alone changes; one in quotation marks is left to the author."""
    head = _DATED.format("auhtors: [a]")
    assert repaired("正文。\n", "FM005", head=head) == head.replace("auhtors", "authors") + "正文。\n"
    assert repaired("正文。\n", "FM005", head=_DATED.format("'auhtors': [a]")) is None


@pytest.mark.parametrize(
    ("field", "mended"),
    [
        ("tags: [公司，路线图]", "tags: [公司, 路线图]"),
        ("tags: [公司 、 路线图, b]", "tags: [公司, 路线图, b]"),
        ("categories: [甲，乙，2024]", "categories: [甲, 乙, 2024]"),
        ("tags: [，a]", None),
        ("tags: [a，]", None),
        ("tags: [a，#b]", None),
    ],
)
def test_full_width_commas(field: str, mended: str | None) -> None:
    """The fix writes half-width ones where every part is a plain word."""
    head = _DATED.format(field)
    assert [code for code, _ in _said(field)] == ["FM007"]
    assert repaired("正文。\n", "FM007", head=head) == (mended and _DATED.format(mended) + "正文。\n")


@pytest.mark.parametrize(
    "field", ["tags: ['公司，路线图']", "tags:\n  - 公司，路线图", "title_list: [公司，路线图]", "tags: [公司, 路线图]"]
)
def test_commas_that_are_meant(field: str) -> None:
    """In quotation marks, on a line of its own, or in another field, a full-width comma is text."""
    assert _said(field) == []


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("content/zh/posts/2024-11-05-a.md", ["FM009"]),
        ("content/zh/posts/2024-05-12-a.md", []),
        ("content/zh/posts/2024-05-11-a.md", []),
        ("content/zh/posts/a.md", []),
        ("content/en/posts/2024-11-05-a.md", []),
    ],
)
def test_dates_of_name_and_post(path: str, expected: list[str]) -> None:
    """A day is no difference, and translations keep the name of their source."""
    assert [code for code, _ in _said("draft: false", path)] == expected


def test_a_date_in_the_name_alone() -> None:
    """What nothing contradicts is right."""
    assert findings("正文。\n", "content/zh/posts/2024-11-05-a.md", head="---\ntitle: 示例\n---\n\n") == []


def test_tags_beside_the_register(write_site: Write) -> None:
    """A near tag is proposed, and one like no other is to be added; a text of tags has no fix."""
    files: dict[str, str | bytes] = {
        "content/tags.yml": "ai-研究:\n  label: AI 研究\nzkml:\n  label: 零知识\n",
        "content/zh/a.md": _DATED.format("tags: [AI研究, 零知识, 完全别的, zkml]"),
        "content/zh/b.md": _DATED.format("tags: zkml AI研究"),
        "content/zh/c.md": _DATED.format("categories: [什么都行]"),
    }
    found = [each for each in lint_site(write_site(files)) if each.code == "FM011"]
    assert [(each.place.path[-4:], str(each.hint), each.fix is not None) for each in found] == [
        ("a.md", "Did you mean `ai-研究`?", True),
        ("a.md", "Did you mean `zkml`?", True),
        ("a.md", "Add `完全别的:` with a `label:` to tags.yml", False),
        ("b.md", "Did you mean `ai-研究`?", False),
    ]


def test_tags_without_a_register(write_site: Write) -> None:
    """A site without the file may name anything."""
    assert lint_site(write_site({"content/zh/a.md": _DATED.format("tags: [什么都行]") + "正文。\n"})) == []


def _collisions(root: Path) -> list[tuple[str, str]]:
    return [(each.place.path, each.severity.value) for each in lint_site(root) if each.code == "FM012"]


def test_slugs_that_are_alike(write_site: Write) -> None:
    """Written slugs are an error, once for a source and its translation; names that are alike a warning."""
    files: dict[str, str | bytes] = {
        "docpipe.toml": '[site]\nsource = "zh"\nlocales = ["zh", "en"]\n',
        "content/zh/posts/a.md": _DATED.format("slug: x"),
        "content/zh/posts/b.md": _DATED.format("slug: x"),
        "content/en/posts/a.md": "---\ntitle: A\n---\n",
        "content/en/posts/b.md": "---\ntitle: B\n---\n",
        "content/zh/posts/2024-05-11-c.md": _DATED.format("draft: false"),
        "content/zh/posts/2024-06-12-c.md": "---\ntitle: 丙\n---\n",
    }
    assert _collisions(write_site(files)) == [
        ("content/zh/posts/2024-06-12-c.md", "warning"),
        ("content/zh/posts/b.md", "error"),
    ]


def test_a_slug_that_no_address_is_made_of(write_site: Write) -> None:
    """It is said of the slug itself, and what docpipe keeps for itself is said, too."""
    files: dict[str, str | bytes] = {
        "content/zh/posts/a.md": _DATED.format("slug: ../.."),
        "content/zh/posts/b.md": _DATED.format("slug: /page/2/"),
    }
    found = [str(each.message) for each in lint_site(write_site(files)) if each.code == "FM012"]
    assert found == ["`../..` cannot be an address", "the address /zh/page/2/ is kept for docpipe's own pages"]


def test_a_post_without_a_page(write_site: Write) -> None:
    """A static file with the name of the locale leaves its posts no place."""
    site = write_site({"static/zh": "x", "content/zh/a.md": _DATED.format("draft: false") + "正文。\n"})
    assert [str(each.message) for each in lint_site(site) if each.code == "FM012"] == [
        "`static/zh` stands where `/zh/a/` should be: this file gets no page"
    ]


def _hugo(**posts: str) -> dict[str, str | bytes]:
    config = '[site]\nsource = "zh"\nlocales = ["zh"]\n\n[layout]\nname = "{}"\n\n'
    config += '[[layout.mount]]\nfolder = "content/zh"\nlocale = "zh"\n'
    files: dict[str, str | bytes] = {"docpipe.toml": config.format(posts.pop("layout"))}
    return files | {f"content/zh/posts/{name}.md": text for name, text in posts.items()}


def test_where_another_generator_makes_addresses(write_site: Write) -> None:
    """Only written slugs of one folder count, and Jekyll's addresses hold the day."""
    same = _DATED.format("slug: x")
    assert _collisions(write_site(_hugo(layout="hugo", a=same, b=same))) == [("content/zh/posts/b.md", "error")]


def test_mounts_have_addresses_of_their_own(write_site: Write) -> None:
    """Documentation and blog may both begin at their own `/`."""
    config = '[site]\nsource = "zh"\nlocales = ["zh"]\n\n[layout]\nname = "docusaurus"\n'
    config += "".join(
        f'\n[[layout.mount]]\nfolder = "{each}"\nlocale = "zh"\nprefix = "{each}"\n' for each in ("docs", "blog")
    )
    same = _DATED.format("slug: /")
    files: dict[str, str | bytes] = {"docpipe.toml": config, "docs/a.md": same, "blog/a.md": same, "blog/b.md": same}
    assert _collisions(write_site(files)) == [("blog/b.md", "error")]


def test_where_addresses_hold_the_day(write_site: Write) -> None:
    """The same slug on another day is another address."""
    other = _DATED.format("slug: x").replace("05-11", "05-12")
    assert _collisions(write_site(_hugo(layout="jekyll", a=_DATED.format("slug: x"), b=other))) == []
