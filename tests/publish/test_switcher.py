"""The language switcher of pages of every kind: it leads to the same page where there is one, and always to a page."""

from __future__ import annotations

import posixpath
import re

import msgspec
import pytest

from docpipe.config.schema import Config, Translation, TranslationLocale
from tests.publish.factory import Built, build, configured

POSTS = 3
FILES = {
    f"content/zh/post-{number}.md": f"---\ntitle: 文章{number}\ndate: 2026-01-0{number}\ntags: [shared]\n"
    f"authors: [lin]\nseries: course\n---\n\n第{number}篇的内容。\n"
    for number in range(1, POSTS + 1)
} | {
    f"content/en/post-{number}.md": f"---\ntitle: Post {number}\n---\n\nThe text of number {number}.\n"
    for number in range(1, POSTS)
}
FILES |= {
    "content/zh/alone.md": "---\ntitle: 独有\ndate: 2025-01-01\ntags: [solitary]\n---\n\n只有中文。\n",
    "content/zh/about.md": "---\ntitle: 关于\nkind: page\n---\n\n关于本站。\n",
    "content/en/about.md": "---\ntitle: About\nkind: page\n---\n\nAbout this site.\n",
}


def config(root: str = "chooser", base_url: str = "https://example.org/") -> Config:
    """Return the configuration of a site with short lists, pages side by side, and originals that stand in."""
    found = configured("zh", "en", "ja", root=root, base_url=base_url, paginate=1)
    return msgspec.structs.replace(
        found,
        build=msgspec.structs.replace(found.build, side_by_side=True),
        translation=Translation(publish_at=20, locale={"ja": TranslationLocale(fallback="page")}),
    )


def choices(built: Built, path: str) -> dict[str, str]:
    """Return the files that the switcher of a page leads to, by language; "" for the page's own."""
    text = built.text(path)
    found = re.search(r'<nav class="languages".*?</nav>', text, re.DOTALL)
    if found is None:
        return {}
    entries = re.findall(r'<a href="(.*?)" lang="(.*?)" hreflang="(.*?)"', found[0])
    own = re.findall(r'<span lang="(.*?)" aria-current="true">', found[0])
    assert all(lang == hreflang for _, lang, hreflang in entries)
    return dict.fromkeys(own, "") | {lang: _file(path, href) for href, lang, _ in entries}


def _file(path: str, href: str) -> str:
    target = posixpath.normpath(posixpath.join("/" + posixpath.dirname(path), href))
    target = f"{target}/index.html" if href.endswith(("/", ".")) else target
    return target.lstrip("/").removeprefix("docs/")


@pytest.mark.parametrize("root", ["chooser", "source"])
@pytest.mark.parametrize("base_url", ["https://example.org/", "https://example.org/docs/"])
def test_every_switcher_of_every_page(root: str, base_url: str) -> None:
    """Each names all languages, its own as the one that is shown, and leads to files that were built."""
    built = build(FILES, config=config(root, base_url))
    pages = [path for path in built.outputs if path.endswith(".html")]
    found = {path: choices(built, path) for path in pages}
    assert sum(map(bool, found.values())) >= 40
    for path, entries in found.items():
        if entries:
            assert set(entries) == {"zh-Hans", "en", "ja"}, path
            assert sum(target == "" for target in entries.values()) == 1, path
            assert {target for target in entries.values() if target} <= set(built.outputs), path


@pytest.mark.parametrize(
    ("page", "there"),
    [
        ("zh/index.html", "en/index.html"),
        ("zh/post-1/index.html", "en/post-1/index.html"),
        ("zh/about/index.html", "en/about/index.html"),
        ("zh/archive/index.html", "en/archive/index.html"),
        ("zh/tags/index.html", "en/tags/index.html"),
        ("zh/tags/shared/index.html", "en/tags/shared/index.html"),
        ("zh/authors/lin/index.html", "en/authors/lin/index.html"),
        ("zh/series/course/index.html", "en/series/course/index.html"),
        ("zh/search/index.html", "en/search/index.html"),
    ],
)
def test_pages_with_a_counterpart(page: str, there: str) -> None:
    """What exists in both languages is what the switcher leads to, from either side."""
    built = build(FILES, config=config())
    assert choices(built, page)["en"] == there
    assert choices(built, there)["zh-Hans"] == page


@pytest.mark.parametrize("folder", ["tags/shared", "authors/lin"])
def test_later_pages_of_a_list(folder: str) -> None:
    """A list is cut at other places in every language: from its later pages one comes to the beginning of the same."""
    built = build(FILES, config=config())
    found = choices(built, f"zh/{folder}/page/2/index.html")
    assert found["en"] == f"en/{folder}/index.html"
    assert 'rel="alternate" hreflang="en"' not in built.text(f"zh/{folder}/page/2/index.html")


@pytest.mark.parametrize(
    ("page", "language", "there"),
    [
        ("zh/post-3/index.html", "en", "en/index.html"),
        ("zh/alone/index.html", "en", "en/index.html"),
        ("zh/tags/solitary/index.html", "en", "en/index.html"),
        ("en/404.html", "zh-Hans", "zh/index.html"),
        ("zh/404.html", "en", "en/index.html"),
        ("zh/page/2/index.html", "en", "en/index.html"),
    ],
)
def test_pages_without_a_counterpart(page: str, language: str, there: str) -> None:
    """What the other language lacks leads to its home page."""
    assert choices(build(FILES, config=config()), page)[language] == there


def test_two_languages_side_by_side() -> None:
    """From a translation beside its original, one comes to either of them alone or to the like page."""
    built = build(FILES, config=config())
    assert choices(built, "en/post-1/side-by-side/index.html")["zh-Hans"] == "zh/post-1/index.html"


def test_a_page_that_stands_in() -> None:
    """It leads to all versions there are, and to the home page of a language that has none."""
    built = build(FILES, config=config())
    assert choices(built, "ja/post-1/index.html") == {
        "ja": "",
        "zh-Hans": "zh/post-1/index.html",
        "en": "en/post-1/index.html",
    }
    assert choices(built, "ja/alone/index.html") == {"ja": "", "zh-Hans": "zh/alone/index.html", "en": "en/index.html"}
