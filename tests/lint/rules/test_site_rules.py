"""What needs the whole site: required fields, authors, links, images, anchors, translations."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from docpipe.model.diagnostic import Severity
from tests.lint.examples import lint_site

Write = Callable[[dict[str, str | bytes]], Path]
BILINGUAL = '[site]\nsource = "zh"\nlocales = ["zh", "en"]\n'
_HEAD = "---\ntitle: 示例\ndate: 2024-05-11\n---\n\n"


def _said(root: Path) -> list[tuple[str, str, str]]:
    return [(each.place.path, each.code, each.severity.value) for each in lint_site(root)]


def test_a_translation_takes_its_date_from_its_source(write_site: Write) -> None:
    """Only an original needs a date of its own."""
    files: dict[str, str | bytes] = {
        "docpipe.toml": BILINGUAL,
        "content/zh/posts/a.md": _HEAD + "正文。\n",
        "content/en/posts/a.md": "---\ntitle: Example\n---\n\nText.\n",
    }
    assert _said(write_site(files)) == []


def test_a_translation_needs_its_own_title(write_site: Write) -> None:
    """A title is text, so it is never taken over."""
    files: dict[str, str | bytes] = {
        "docpipe.toml": BILINGUAL,
        "content/zh/posts/a.md": _HEAD + "正文。\n",
        "content/en/posts/a.md": "---\ntags: [a]\n---\n\nText.\n",
    }
    assert ("content/en/posts/a.md", "FM004", "error") in _said(write_site(files))


def _posts(*names: str, head: str = "---\ntitle: 示例\n---\n\n") -> dict[str, str | bytes]:
    return {f"content/zh/posts/{name}.md": head + "正文。\n" for name in names}


def test_a_file_without_a_date_among_posts_dated_by_name(write_site: Write) -> None:
    """Jekyll takes it for no post, so it is only a warning."""
    files = _posts("2024-01-01-a", "2024-01-02-b", "2024-01-03-c", "template")
    assert _said(write_site(files)) == [("content/zh/posts/template.md", "FM004", "warning")]


@pytest.mark.parametrize(
    ("dated", "undated"),
    [
        (_posts("2024-01-01-a", "2024-01-02-b"), 1),
        (_posts("2024-01-01-a", "2024-01-02-b", "2024-01-03-c") | _posts("d", head=_HEAD), 1),
        (_posts("2024-01-01-a", "2024-01-02-b", "2024-01-03-c"), 4),
    ],
)
def test_a_post_without_a_date_where_names_need_none(
    dated: dict[str, str | bytes], undated: int, write_site: Write
) -> None:
    """Few posts, dates in front matter, or more posts without a date than with one show no such habit."""
    names = [f"x{number}" for number in range(undated)]
    said = _said(write_site(dated | _posts(*names)))
    assert said == [(f"content/zh/posts/{name}.md", "FM004", "error") for name in names]


@pytest.mark.parametrize("path", ["content/zh/_part.md", "content/zh/docs/_index.md", "content/zh/docs/index.md"])
def test_partials_and_folder_pages_need_no_title(path: str, write_site: Write) -> None:
    """A partial is no page, and the page of a folder is called after it."""
    assert _said(write_site({path: "正文。\n"})) == []


def test_authors_are_not_asked_for_without_a_register(write_site: Write) -> None:
    """A site without `authors.yml` may name anyone."""
    body = "---\ntitle: 示例\ndate: 2024-05-11\nauthors: [dora]\n---\n\n正文。\n"
    assert _said(write_site({"content/zh/a.md": body})) == []


def test_an_unknown_author_is_marked_where_he_is_named(write_site: Write) -> None:
    """The place is the key itself, and the nearest known key is suggested."""
    body = "---\ntitle: 示例\ndate: 2024-05-11\nauthors: [dora, doar]\n---\n\n正文。\n"
    root = write_site({"content/zh/a.md": body, "content/authors.yml": "dora:\n  name: 朵拉\n"})
    (diagnostic,) = lint_site(root)
    assert diagnostic.place.span is not None
    assert diagnostic.place.span.of(body) == "doar"
    assert str(diagnostic.hint) == "Did you mean `dora`?"


def test_a_broken_reference_is_said_once_at_its_definition(write_site: Write) -> None:
    """Two links through one definition are one finding, where the path is written."""
    body = _HEAD + "见[甲][x]和[乙][x]。\n\n[x]: ./gone.md\n"
    (diagnostic,) = lint_site(write_site({"content/zh/a.md": body}))
    assert diagnostic.code == "LK001"
    assert diagnostic.place.span is not None
    assert diagnostic.place.span.of(body) == "./gone.md"


def test_what_cannot_be_judged_is_left_alone(write_site: Write) -> None:
    """Other schemes, other sites, templates and whole folders of others are not called broken."""
    body = _HEAD + "[a](mailto:a@b.c) [b](https://a.example/x#y) [c]({{ site.url }}/x) [d](/docs/other/) [e](#top)。\n"
    assert _said(write_site({"content/zh/a.md": body})) == []


def test_an_unreadable_target_is_not_called_missing(write_site: Write) -> None:
    """A link to a file that is there and cannot be read gives no second finding."""
    files: dict[str, str | bytes] = {
        "content/zh/a.md": _HEAD + "见[甲](./b.md)。\n",
        "content/zh/b.md": "---\n- 一\n---\n",
    }
    assert _said(write_site(files)) == [("content/zh/b.md", "FM003", "error")]


def test_anchors_of_other_files_are_followed(write_site: Write) -> None:
    """The fragment belongs to the page that the path leads to, encoded or not."""
    files: dict[str, str | bytes] = {
        "content/zh/a.md": _HEAD + "见[甲](./b.md#安装)、[乙](./b.md#%E5%AE%89%E8%A3%85)和[丙](./b.md#装)。\n",
        "content/zh/b.md": _HEAD + "## 安装\n\n正文。\n",
    }
    (diagnostic,) = lint_site(write_site(files))
    assert str(diagnostic.message) == "`./b.md#装`: content/zh/b.md has no place called `装`"


def test_missing_translations_are_remarks_per_locale(write_site: Write) -> None:
    """Each locale that owes a translation is named at the title; drafts owe none."""
    files: dict[str, str | bytes] = {
        "docpipe.toml": '[site]\nsource = "zh"\nlocales = ["zh", "en", "ja"]\n',
        "content/zh/a.md": _HEAD + "正文。\n",
        "content/zh/b.md": "---\ntitle: 草稿\ndate: 2024-05-11\ndraft: true\n---\n\n正文。\n",
    }
    found = lint_site(write_site(files), "QA001")
    assert [(each.code, each.severity) for each in found] == [("QA001", Severity.INFO)] * 2
    assert [each.message.arguments["locale"] for each in found] == ["en", "ja"]
    assert {each.place.span.of(str(files["content/zh/a.md"])) for each in found if each.place.span} == {"示例"}


@pytest.mark.parametrize(
    ("layout", "expected"),
    [("docpipe", [("FM004", "error")]), ("hugo", [("FM004", "info")]), ("folder", [])],
)
def test_a_page_without_a_title(layout: str, expected: list[tuple[str, str]], write_site: Write) -> None:
    """Our own pages need one, others' are their generator's affair, and a folder is no site."""
    config = f'[site]\nsource = "zh"\nlocales = ["zh"]\n\n[layout]\nname = "{layout}"\n'
    config += "" if layout == "docpipe" else '\n[[layout.mount]]\nfolder = "content/zh"\nlocale = "zh"\n'
    site = write_site({"docpipe.toml": config, "content/zh/a.md": "正文。\n"})
    assert [(code, severity) for _, code, severity in _said(site)] == expected
