"""`docpipe explain PATH|URL`: one small site with everything that can become of a document."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.command import Command, Result
from tests.golden import Golden

CONFIG = """\
[site]
title = "测试"
base_url = "https://example.org/blog/"
source = "zh"
locales = ["zh", "en", "ja"]
timezone = "Asia/Shanghai"

[translation.ja]
fallback = "page"
"""
NOW = "1780272000"  # 2026-06-01T00:00:00Z
FILES = {
    "docpipe.toml": CONFIG,
    "content/tags.yml": "guide:\n  label:\n    zh: 指南\n    en: Guide\n",
    "content/zh/2026-01-01-a.md": "---\ntitle: 甲\ndate: 2026-01-01\ntags: [guide]\nslug: first\naliases: [/old/a/]\n"
    "---\n\n去中心化的人工智能是一种架构。\n\n![灯](images/lamp.png)\n",
    "content/zh/images/lamp.png": "",
    "content/zh/images/unused.png": "",
    "content/en/2026-01-01-a.md": "---\ntitle: A\n---\n\nDecentralised artificial intelligence is an architecture.\n",
    "content/zh/2026-01-02-draft.md": "---\ntitle: 乙\ndate: 2026-01-02\ndraft: true\n---\n\n草稿。\n",
    "content/zh/2026-01-03-future.md": "---\ntitle: 丙\ndate: 2099-01-03\n---\n\n未来。\n",
    "content/zh/2026-01-04-expired.md": "---\ntitle: 丁\ndate: 2026-01-04\nexpires: 2026-02-01\n---\n\n过期。\n",
    "content/zh/2026-01-05-broken.md": "---\ntitle: 戊\ndate: 2026-01-05\ndate: x\n---\n\n坏。\n",
    "content/zh/2026-01-06-quiet.md": "---\ntitle: 己\ndate: 2026-01-06\nunlisted: true\n---\n\n不列出。\n",
    "content/zh/_part.md": "部分。\n",
    "content/zh/2026-01-07-g.md": "---\ntitle: 庚\ndate: 2026-01-07\n---\n\n第一段文字在这里。\n\n第二段文字在这里。\n",
    "content/en/2026-01-07-g.md": "---\ntitle: G\n---\n",
    "content/en/2026-01-08-h.md": "---\ntitle: H\ndate: 2026-01-08\n---\n\nOnly in English.\n",
    "content/zh/2026-01-09-again.md": "---\ntitle: 重\ndate: 2026-01-09\nslug: first\n---\n\n同名。\n",
    "static/robots.txt": "User-agent: *\n",
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the site's folder; the clock says 1 June 2026."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    for name, text in FILES.items():
        place = tmp_path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return tmp_path


def _explain(docpipe: Command, site: Path, subject: str, *options: str) -> Result:
    return docpipe("explain", subject, "--root", site, "--jobs", "1", *options)


def _why(docpipe: Command, site: Path, subject: str) -> list[str]:
    """Return the words for machines that say why something is or is not."""
    found = json.loads(_explain(docpipe, site, subject, "--format", "json").out)
    return [cause["code"] for cause in found["why"]]


@pytest.mark.parametrize(
    ("name", "subject"),
    [
        ("translation", "content/en/2026-01-01-a.md"),
        ("stand-in", "/ja/first/"),
        ("too-little", "content/en/2026-01-07-g.md"),
        ("gave-way", "/zh/first-2/"),
        ("redirect", "/old/a/"),
        ("broken", "content/zh/2026-01-05-broken.md"),
        ("unlisted", "content/zh/2026-01-06-quiet.md"),
        ("tag", "/en/tags/guide/"),
        ("gap", "/en/first-2/"),
    ],
)
def test_the_answer_reads_well(docpipe: Command, site: Path, golden: Golden, name: str, subject: str) -> None:
    """Each was read in a terminal; what is said fits into 80 columns, paths and addresses aside."""
    result = _explain(docpipe, site, subject)
    assert result.code == 0
    assert all(len(line) <= 80 or "/" in line for line in result.out.splitlines())
    golden.check(f"explain/{name}.txt", result.out)


@pytest.mark.parametrize(
    ("subject", "reason"),
    [
        ("content/zh/2026-01-01-a.md", "original"),
        ("content/en/2026-01-01-a.md", "translated"),
        ("content/zh/2026-01-02-draft.md", "draft"),
        ("content/zh/2026-01-03-future.md", "future"),
        ("content/zh/2026-01-04-expired.md", "expired"),
        ("content/zh/2026-01-05-broken.md", "blocked"),
        ("content/zh/_part.md", "partial"),
        ("content/en/2026-01-07-g.md", "too-little"),
        ("content/zh/images/unused.png", "unused"),
        ("content/zh/images/lamp.png", "used"),
        ("static/robots.txt", "static"),
        ("/zh/draft/", "draft"),
        ("/en/draft/", "no-source-page"),
        ("/en/first-2/", "listed-elsewhere"),
        ("/zh/h/", "listed-elsewhere"),
        ("/ja/h/", "stand-in"),
        ("/old/a/", "alias"),
        ("/", "made"),
        ("/en/", "list"),
        ("/zh/archive/", "list"),
        ("/zh/search/", "list"),
        ("/en/404.html", "made"),
        ("/robots.txt", "copied"),
        ("/sitemap.xml", "made"),
        ("/en/first/index.md", "made"),
    ],
)
def test_everything_has_its_reason(docpipe: Command, site: Path, subject: str, reason: str) -> None:
    """One word of it is stable, for scripts."""
    assert _why(docpipe, site, subject)[0] == reason


def test_an_address_can_be_written_in_many_ways(docpipe: Command, site: Path) -> None:
    """Whole or from the base on, with a place in the page, with `index.html`, without its last slash."""
    found = _explain(docpipe, site, "/zh/first/").out
    for spelling in (
        "https://example.org/blog/zh/first/",
        "https://EXAMPLE.org/blog/zh/first/#a",
        "/zh/first/?q=1",
        "/zh/first",
        "/zh/first/index.html",
    ):
        assert _explain(docpipe, site, spelling).out == found


def test_a_file_is_named_from_the_current_folder_too(
    docpipe: Command, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And by its whole path."""
    monkeypatch.chdir(site / "content/zh")
    found = docpipe("explain", "2026-01-01-a.md", "--jobs", "1").out
    assert found.startswith("content/zh/2026-01-01-a.md\n")
    assert docpipe("explain", str(site / "content/zh/2026-01-01-a.md"), "--jobs", "1").out == found


@pytest.mark.parametrize(
    ("subject", "said"),
    [
        ("/zh/firt/", "Did you mean /zh/first/"),
        ("content/zh/2026-01-01-b.md", "Did you mean content/zh/2026-01-01-a.md"),
        ("https://example.com/", "'https://example.com/' is no address of this site; the site is at"),
        ("https://example.org/other/", "is no address of this site"),
        ("/nothing/like/it/", "there is nothing at '/nothing/like/it/'"),
        ("TR01", "no rule is called 'TR01'"),
    ],
)
def test_what_is_unknown_is_a_usage_error(docpipe: Command, site: Path, subject: str, said: str) -> None:
    """It says what may have been meant."""
    result = _explain(docpipe, site, subject)
    assert result.code == 2
    assert said in result.err


def test_drafts_are_explained_as_they_would_be_published(docpipe: Command, site: Path) -> None:
    """With the option of `docpipe build`."""
    result = _explain(docpipe, site, "/zh/draft/", "--drafts", "--format", "json")
    assert json.loads(result.out)["exists"]


def test_only_lists_that_name_the_page_are_told(docpipe: Command, site: Path) -> None:
    """An unlisted page is in none, and a translation is not in its source's feed."""
    listed = json.loads(_explain(docpipe, site, "/zh/quiet/", "--format", "json").out)["listed"]
    assert listed == []
    own = json.loads(_explain(docpipe, site, "/en/first/", "--format", "json").out)
    places = {one["address"].removeprefix("https://example.org/blog") for one in own["listed"]}
    assert {"/en/", "/en/archive/", "/en/tags/guide/", "/en/feed.xml", "/en/rss.xml", "/en/feed.json"} <= places
    assert "/sitemap.xml" in places
    assert not [place for place in places if place.startswith(("/zh/", "/ja/"))]
    assert own["is_indexed"] is True
    assert [one["field"] for one in own["inherited"]] == ["tags", "slug"]


def test_without_a_base_nothing_is_promised_to_search_engines(docpipe: Command, site: Path) -> None:
    """The reason is told, and addresses are written from the root."""
    place = site / "docpipe.toml"
    place.write_text(CONFIG.replace("base_url", "# base_url"), encoding="utf-8")
    found = json.loads(_explain(docpipe, site, "/zh/first/", "--format", "json").out)
    assert found["address"] == "/zh/first/"
    assert found["indexed_because"][-1]["code"] == "no-base-url"
    assert "write the path alone" in _explain(docpipe, site, "https://example.org/zh/").err


def test_every_page_of_the_build_can_be_explained(docpipe: Command, site: Path, tmp_path: Path) -> None:
    """What `docpipe build` writes is what is explained, seen on a third of the pages; nothing is written by that."""
    out = tmp_path / "build"
    assert docpipe("build", "--root", site, "--out", out, "--jobs", "1").code == 1  # one post is broken
    pages = sorted(path.relative_to(out).as_posix() for path in out.rglob("*.html"))
    before = sorted(site.glob("[!.]*/**/*"))
    for page in pages[::3]:
        assert _explain(docpipe, site, "/" + page).code == 0, page
    assert sorted(site.glob("[!.]*/**/*")) == before
