"""The search page of a locale."""

from __future__ import annotations

from tests.publish.factory import build, configured

POST = "---\ntitle: {0}\ndate: 2026-01-01\ndescription: 说明{0}\n---\n文。"


def test_everything_stands_on_the_page() -> None:
    """Without a script the page is a list of everything, with what each is about; engines do not list it."""
    page = build({"content/zh/2026-01-01-a.md": POST.format("甲"), "content/zh/b.md": "# 乙"}).text(
        "zh/search/index.html"
    )
    assert [part in page for part in ("甲", "说明甲", "乙", 'content="noindex"')] == [True] * 4
    assert page.index(">甲<") < page.index(">乙<")


def test_a_long_list_is_titles_alone() -> None:
    """Hundreds of summaries would weigh more than any page: they are left out."""
    few, many = (
        build({f"content/zh/p{number}.md": POST.format(number) for number in range(count)}, config=configured("zh"))
        for count in (300, 301)
    )
    assert "说明7" in few.text("zh/search/index.html")
    assert "说明7" not in many.text("zh/search/index.html")


def test_where_there_is_nothing_there_is_no_search() -> None:
    """A locale without a page has no search page, no index, and nothing that leads there."""
    built = build({"content/zh/2026-01-01-a.md": POST.format("甲")})
    assert not [path for path in built.outputs if path.startswith("en/search")]
    assert "search" not in built.text("en/index.html")


def test_pages_of_the_locales_are_linked() -> None:
    """The switcher leads from the search of one language to that of the other."""
    built = build({"content/zh/about.md": "# 关于", "content/en/about.md": "# About"})
    assert 'href="../../en/search/"' in built.text("zh/search/index.html")
