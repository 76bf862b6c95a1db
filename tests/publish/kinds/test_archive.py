"""The archive of a locale."""

from __future__ import annotations

import re

from tests.publish.factory import build


def post(date: str, *, locale: str = "zh", extra: str = "") -> dict[str, str]:
    """Return a post of a day."""
    name = f"{date}-p{date}" if date else "undated"
    return {f"content/{locale}/blog/{name}.md": f"---\ntitle: T{date}\n{extra}---\n文"}


def test_by_year_newest_first() -> None:
    """Every post stands under its year, with its day; what has no date comes last."""
    text = build(post("2024-12-31") | post("2025-01-01") | post("2025-03-04") | post("")).text("zh/archive/index.html")
    assert re.findall(r"<h2 [^>]*>([^<]*)</h2>", text) == ["2025", "2024", "没有日期"]
    assert re.findall(r"<a [^>]*>(T[^<]*)</a>", text) == ["T2025-03-04", "T2025-01-01", "T2024-12-31", "T"]
    assert '<time class="date" datetime="2025-03-04">3月4日</time>' in text


def test_the_day_is_that_of_the_site() -> None:
    """A moment late in the year of another zone belongs to the next year where the site is."""
    text = build(post("", extra="date: 2024-12-31T20:00:00Z\n")).text("zh/archive/index.html")
    assert re.findall(r"<h2 [^>]*>([^<]*)</h2>", text) == ["2025"]


def test_only_where_there_are_posts() -> None:
    """A locale with pages alone has no archive, and nothing leads to one."""
    built = build({"content/zh/about.md": "# 关于\n\n文"} | post("2024-01-01", locale="en"))
    assert "zh/archive/index.html" not in built.outputs
    assert "archive/" not in built.text("zh/about/index.html")
    assert 'href="../archive/"' in built.text("en/search/index.html")


def test_archives_of_all_locales_are_linked() -> None:
    """They are versions of each other; one that is a document of the site's own is not."""
    files = post("2024-01-01") | post("2024-01-02", locale="en")
    assert 'hreflang="zh-Hans" href="https://example.org/zh/archive/"' in build(files).text("en/archive/index.html")
    built = build(files | {"content/zh/archive.md": "# 我的归档\n\n文"})
    assert "我的归档" in built.text("zh/archive/index.html")
    assert "https://example.org/zh/archive/" not in built.text("en/archive/index.html")
