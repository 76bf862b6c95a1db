"""What holds for every page, whatever its kind."""

from __future__ import annotations

from collections import Counter
from functools import cache
from html.parser import HTMLParser
from urllib.parse import unquote

import msgspec
import pytest

from docpipe.config.building import Build
from tests.publish.factory import Built, build, configured

FILES = {
    "content/zh/index.md": "---\ntitle: 欢迎\n---\n你好。",
    "content/zh/about.md": "# 关于\n\n我们",
    "content/zh/blog/2026-01-01-a.md": (
        "---\ntitle: 甲\ntags: [x, y]\nseries: s\nauthor: 王\naliases: [/old/]\n---\n"
        "## 一\n\n段[^1]。\n\n## 二\n\n### 三\n\n| a |\n|---|\n| b |\n\n[^1]: 注。"
    ),
    "content/zh/blog/2026-01-02-b.md": "---\ntitle: 乙\ntags: [x]\nseries: s\n---\n段。",
    "content/zh/blog/2026-01-03-c.md": "---\ntitle: 丙\ntags: [y]\n---\n段。",
    "content/zh/blog/2026-01-04-d.md": "---\ntitle: 丁\ntags: [x, z]\nunlisted: true\n---\n段。",
    "content/zh/blog/2026-01-05-e.md": "---\ntitle: 戊\ntags: [x]\n---\n段。",
    "content/en/blog/2026-01-01-a.md": "---\ntitle: A\n---\n## One\n\nText[^1].\n\n## Two\n\n[^1]: Note.",
    "content/en/blog/2026-01-02-b.md": "---\ntitle: B\nunlisted: true\n---\nText.",
    "content/ar/blog/2026-01-01-a.md": "---\ntitle: أ\n---\nنص.",
}


class Outline(HTMLParser):
    """Collects of a page what is checked here."""

    def __init__(self, text: str) -> None:
        """Read the page."""
        super().__init__()
        self.levels: list[int] = []
        self.navigations: list[str] = []
        self.ids: Counter[str] = Counter()
        self.referred: list[str] = []
        self.versions: dict[str, str] = {}
        self.links: dict[str, str] = {}
        self.robots = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of an element."""
        values = {name: value or "" for name, value in attrs}
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.levels.append(int(tag[1]))
        if tag == "nav":
            self.navigations.append(values.get("aria-label") or values.get("aria-labelledby", ""))
        self.ids.update([values["id"]] if "id" in values else [])
        self.referred += values.get("aria-labelledby", "").split()
        if tag == "link" and "hreflang" in values:
            self.versions[values["hreflang"]] = values["href"]
        elif tag == "link":
            self.links[values["rel"]] = values["href"]
        if values.get("name") == "robots":
            self.robots = values["content"]


@cache
def site() -> Built:
    """Return a site with every kind of page."""
    config = msgspec.structs.replace(configured("zh", "en", "ar"), build=Build(side_by_side=True, paginate=2))
    return build(FILES, config=config)


@cache
def outlines() -> dict[str, Outline]:
    """Return the outline of every page by its path."""
    return {path: Outline(site().text(path)) for path in site().outputs if path.endswith(".html")}


@pytest.mark.parametrize("path", sorted(outlines()))
def test_outline(path: str) -> None:
    """A page has one first heading, skips no level, names each navigation, and has no id twice."""
    page = outlines()[path]
    assert page.levels.count(1) == 1
    assert page.levels[0] == 1
    assert all(level <= before + 1 for before, level in zip(page.levels, page.levels[1:], strict=False))
    assert all(page.navigations)
    assert len(set(page.navigations)) == len(page.navigations)
    assert max(page.ids.values(), default=1) == 1
    assert set(page.referred) <= set(page.ids)


@pytest.mark.parametrize("path", sorted(outlines()))
def test_versions_are_real(path: str) -> None:
    """Each version that a page names is a page that search engines may list, and names this one, too."""
    page, base = outlines()[path], "https://example.org/"
    own = page.links.get("canonical", "")
    if page.robots == "noindex":
        assert not page.versions
        return
    for address in page.versions.values():
        other = unquote(address.removeprefix(base))
        file = other if other.endswith(".html") else f"{other}index.html"
        assert outlines()[file].robots == ""
        assert own in outlines()[file].versions.values()


def test_every_kind_is_there() -> None:
    """The site of these tests has at least a page of each kind."""
    wanted = """index.html zh/index.html zh/page/2/index.html zh/about/index.html zh/blog/a/index.html old/index.html
        zh/archive/index.html zh/tags/index.html zh/tags/x/index.html zh/authors/王/index.html zh/series/s/index.html
        zh/series/index.html zh/search/index.html 404.html ar/404.html en/blog/a/side-by-side/index.html
        ar/blog/a/side-by-side/index.html zh/blog/d/index.html zh/tags/x/page/2/index.html"""
    assert set(wanted.split()) <= outlines().keys()
