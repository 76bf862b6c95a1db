"""Slots filled on pages made of one or two documents."""

from __future__ import annotations

import re

import msgspec

from docpipe.config.markdown import Markdown
from docpipe.model.translation import Freshness
from tests.publish.factory import build, configured, pair

CURRENT, MISSING, OUTDATED = Freshness.CURRENT, Freshness.MISSING, Freshness.OUTDATED
ZH = "content/zh/a.md"
EN = "content/en/a.md"


def page(source: str, target: str, *states: tuple[int | None, int | None, Freshness], previous: str = "") -> str:
    """Return the English page of two bodies; the titles are block 0 of both."""
    files = {ZH: f"---\ntitle: 题\n---\n{source}", EN: f"---\ntitle: T\n---\n{target}"}
    known = (pair(0, 0, CURRENT), *(pair(*state, previous=previous) for state in states))
    return build(files, states={EN: known}).text("en/a/index.html")


def ids(text: str) -> list[str]:
    """Return all ids of a page."""
    return re.findall(r' id="([^"]*)"', text)


def test_notes_are_numbered_over_both_documents() -> None:
    """Notes count in the order of their first reference, whichever document they come from."""
    text = page(
        "甲[^x]\n\n乙[^y]再[^y]\n\n丙[^z]\n\n[^x]: 一\n\n[^y]: 二\n\n[^z]: 三",
        "a[^x]\n\nc[^z] again[^x]\n\n[^x]: one\n\n[^z]: three",
        (1, 1, CURRENT),
        (2, None, MISSING),
        (3, 2, CURRENT),
        (4, 3, CURRENT),
        (5, None, MISSING),
        (6, 4, CURRENT),
    )
    body = text[text.index('<div class="text">') :]
    assert re.findall(r'href="#(fn-\d)" id="([^"]*)"', body) == [
        ("fn-1", "fnref-1"),
        ("fn-2", "fnref-2"),
        ("fn-2", "fnref-2-2"),
        ("fn-3", "fnref-3"),
        ("fn-1", "fnref-1-2"),
    ]
    assert re.findall(r'<li id="(fn-\d)"', body) == ["fn-1", "fn-2", "fn-3"]
    assert re.findall(r'href="#(fnref[^"]*)"', body) == ["fnref-1", "fnref-1-2", "fnref-2", "fnref-2-2", "fnref-3"]
    assert '<li id="fn-2" lang="zh-Hans">' in body
    assert body.index("one") < body.index("二") < body.index("three")


def test_a_note_in_a_note() -> None:
    """A note that only another note refers to is listed behind it."""
    text = build({ZH: "---\ntitle: 题\n---\n甲[^a]\n\n[^a]: 一[^b]\n\n[^b]: 二"}).text("zh/a/index.html")
    assert re.findall(r'<li id="(fn-\d)"', text) == ["fn-1", "fn-2"]
    assert 'href="#fn-2" id="fnref-2"' in text


def test_an_unreferenced_note_is_not_listed() -> None:
    """A note of a block that is not on the page is not on the page either."""
    text = page("甲[^x]\n\n[^x]: 一", "a\n\nb", (1, 1, CURRENT), (2, None, MISSING), (None, 2, Freshness.EXTRA))
    assert "doc-endnotes" not in text


def test_ids_are_unique() -> None:
    """A repeated id gets a number; the page's own headings keep theirs, and notes give way to the author."""
    text = page(
        "## intro\n\n甲\n\n## fn 1\n\n乙[^1]\n\n[^1]: 一",
        "a\n\n## intro\n\nb[^1]\n\n[^1]: one",
        (1, None, MISSING),
        (2, 1, CURRENT),
        (3, None, MISSING),
        (4, 3, CURRENT),
        (5, 4, CURRENT),
        (None, 2, Freshness.EXTRA),
    )
    found = ids(text)
    assert len(set(found)) == len(found)
    assert {"intro", "intro-2", "fn-1", "fn-1-2"} <= set(found)
    assert '<h2 id="intro">intro<a class="anchor" href="#intro"' in text.replace("\n", "")
    assert '<li id="fn-1-2">' in text
    assert 'href="#fn-1-2"' in text


def test_ids_of_the_templates_are_theirs() -> None:
    """An author's `{#page:main}` gives way, and links to it follow."""
    text = build({ZH: "---\ntitle: 题\n---\n[去](#page:main)\n\n## 节 {#page:main}\n\n甲"}).text("zh/a/index.html")
    found = ids(text)
    assert len(set(found)) == len(found)
    assert '<h2 id="text:page:main">节<a class="anchor"' in text
    assert '<a href="#text:page:main">去</a>' in text


def test_contents_lead_to_odd_ids() -> None:
    """An id that no address may hold as it is stands percent-encoded in the contents."""
    text = build({ZH: '---\ntitle: 题\n---\n## 节 {#a"b%}\n\n甲\n\n## 二\n\n## 三'}).text("zh/a/index.html")
    assert '<a href="#a%22b%25">节</a>' in text
    assert 'id="a&quot;b%"' in text


def test_headings_that_show_nothing() -> None:
    """A mere place to lead to is no heading to a reader, keeps its id, and is not in the contents."""
    body = "## 一\n\n### {#place}\n\n[去](#place)\n\n#### 二\n\n## ![图](https://a.example/a.png) {#picture}\n\n## 三"
    text = build({ZH: f"---\ntitle: 题\n---\n{body}"}).text("zh/a/index.html")
    assert '<div id="place"></div>' in text
    assert '<a href="#place">去</a>' in text
    assert re.findall(r'<(h\d|div) id="([^:"]*)"', text) == [
        ("h2", "一"),
        ("div", "place"),
        ("h3", "二"),
        ("h2", "picture"),
        ("h2", "三"),
    ]
    assert re.findall(r'<li[^>]*><a href="#([^"]*)">', text) == ["一", "二", "三"]


def test_both_locales_share_neutral_ids() -> None:
    """Every block has the same id in both languages; a heading has it besides its own."""
    files = {
        ZH: "---\ntitle: 题\n---\n## 节\n\n甲\n\n- 项\n\n| 头 |\n|---|\n| 格 |\n",
        EN: "---\ntitle: T\n---\n## Part\n\na\n\n- item\n\n| head |\n|---|\n| cell |\n",
    }
    states = tuple(pair(number, number, CURRENT) for number in range(6))
    built = build(files, states={EN: states})
    neutral = [[i for i in ids(built.text(f"{name}/a/index.html")) if i.startswith("b-")] for name in ("zh", "en")]
    assert len(neutral[0]) == 6
    assert neutral[0] == neutral[1]
    assert re.search(r'<h2 id="part"><span id="b-\w+"></span>Part<a class="anchor"', built.text("en/a/index.html"))


def test_a_page_in_one_locale_has_no_neutral_ids() -> None:
    """Where there is no other version, blocks need no ids."""
    assert not [i for i in ids(build({ZH: "---\ntitle: 题\n---\n甲"}).text("zh/a/index.html")) if i.startswith("b-")]


def test_missing_and_untranslated_blocks_say_their_language() -> None:
    """A block in the source's language is marked so, an item without a tag of its own in a span."""
    text = page(
        "- 甲\n- 乙\n\n丙\n\n丁",
        "- a\n\n丙\n\nd",
        (1, 1, CURRENT),
        (2, None, MISSING),
        (3, 2, Freshness.UNTRANSLATED),
        (4, 3, CURRENT),
    )
    assert re.search(r'<li><span id="b-\w+" lang="zh-Hans" data-state="missing">乙</span></li>', text)
    assert re.search(r'<p id="b-\w+" lang="zh-Hans" data-state="untranslated">丙</p>', text)
    assert re.search(r'<p id="b-\w+">d</p>', text)


def test_outdated_blocks_unfold_the_original() -> None:
    """An outdated block carries what the original says today, escaped and in its language."""
    text = page("新 & 的", "old", (1, 1, OUTDATED))
    assert re.search(r'<p id="b-\w+" data-state="outdated">old</p>\n<details class="changed"><summary>', text)
    assert '<p lang="zh-Hans">新 &amp; 的</p></details>' in text
    text = page("请关上 & 缓存。", "old", (1, 1, OUTDATED), previous="请打开 & **缓存**。")
    assert '<p lang="zh-Hans">请<del>打开</del><ins>关上</ins> &amp; 缓存。</p></details>' in text


def test_an_outdated_cell_keeps_its_table() -> None:
    """What changed in a cell is unfolded within the cell."""
    text = page("| 头 |\n|---|\n| 格 |\n", "| h |\n|---|\n| c |\n", (1, 1, CURRENT), (2, 2, OUTDATED))
    assert re.search(r'<td id="b-\w+" data-state="outdated">c<details class="changed">.*</details></td>', text)


def test_links_within_a_page_follow_the_translation() -> None:
    """A link to a heading of the source leads to the heading that translates it."""
    text = page(
        "## 用法\n\n见[用法](#用法)。",
        "## Usage\n\nSee [usage](#用法) and [that](#usage).",
        (1, 1, CURRENT),
        (2, 2, CURRENT),
    )
    assert text.count('<a href="#usage">') == 3 - ("page:contents" not in text)
    text = page("## 用法\n\n见[用法](#用法)。", "## Usage", (1, 1, CURRENT), (2, None, MISSING))
    assert '见<a href="#usage">用法</a>' in text


def test_the_title_stands_once() -> None:
    """A first heading that is the title is the page's only h1; another one becomes an h2."""
    text = build({ZH: "# 题目 {#t}\n\n甲\n\n# 又一个\n"}).text("zh/a/index.html")
    assert text.count("<h1") == 1
    assert '<h1 id="t">题目</h1>' in text
    assert '<h2 id="又一个">又一个<a class="anchor"' in text


def test_headings_leave_no_level_out() -> None:
    """Headings stand one level below the one above them at most; what was in order stays as it is."""
    text = build({ZH: "---\ntitle: 题\n---\n### a\n\n#### b\n\n## c\n\n###### d\n\n#### e\n\n### f\n"}).text(
        "zh/a/index.html"
    )
    body = text[text.index('<div class="text">') :]
    assert re.findall(r'<(h\d) id="(\w)">\w<a[^>]*></a></(h\d)>', body) == [
        ("h2", "a", "h2"),
        ("h3", "b", "h3"),
        ("h2", "c", "h2"),
        ("h3", "d", "h3"),
        ("h3", "e", "h3"),
        ("h3", "f", "h3"),
    ]


def test_admonitions_speak_the_page_s_language() -> None:
    """An admonition without a title is titled by the page's words."""
    text = page(":::note\n甲\n:::\n\n- [x] 乙", ":::note\na\n:::\n\n- [x] b", (1, 1, CURRENT), (2, 2, CURRENT))
    assert '<p class="admonition-title">Note</p>' in text
    assert 'aria-label="Done"' in text


def test_an_untranslated_description_of_an_image() -> None:
    """A description in the source's language says so where the text around it is translated."""
    text = page("甲 ![图](a.png) 乙", "a ![图](a.png) b", (1, 1, CURRENT), (2, 2, Freshness.UNTRANSLATED))
    assert 'alt="图"' in text
    assert re.search(r'<img [^>]*lang="zh-Hans"', text)


def test_a_heading_within_raw_html_stays_in_its_place() -> None:
    """A unit of raw HTML that holds a heading is shown whole, and its heading has an id."""
    config = configured("zh")
    config = msgspec.structs.replace(config, markdown=Markdown(html="sanitize"))
    text = build({"content/zh/a.md": "# 题\n\n<div>\n\n## 节\n\n段\n\n</div>\n"}, config=config).text("zh/a/index.html")
    assert '<div>\n<h2 id="节">节</h2>\n<p>段</p>\n</div>' in text
