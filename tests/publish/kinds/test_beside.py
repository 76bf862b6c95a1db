"""A translation beside its original."""

from __future__ import annotations

import re

import msgspec

from docpipe.config.building import Build
from docpipe.config.schema import Config
from docpipe.model.translation import BlockState, Freshness
from tests.publish.factory import Built, build, configured, pair

ZH, EN = "content/zh/blog/2026-01-01-a.md", "content/en/blog/2026-01-01-a.md"
PAGE = "en/blog/a/side-by-side/index.html"


def asked(*names: str) -> Config:
    """Return the configuration of a site that wants such pages."""
    return msgspec.structs.replace(configured(*names), build=Build(side_by_side=True))


def site(source: str, target: str, *states: BlockState, config: Config | None = None) -> Built:
    """Return a site of one post and its translation."""
    files = {ZH: f"---\ntitle: 题\n---\n{source}", EN: f"---\ntitle: T\n---\n{target}"}
    return build(files, states={EN: states} if states else None, config=config or asked())


def rows(built: Built) -> list[tuple[str, str]]:
    """Return both sides of every row as plain text; what stands once has one side."""
    text = built.text(PAGE)
    main = text[text.index("heads") : text.index("</main>")]
    found = re.split(r'<div class="(?:pair|both text)"[^>]*>', main)[1:]
    sides = [re.split(r'<div class="text"[^>]*>', row) for row in found]
    plain = [[" ".join(re.sub(r"<[^>]*>", " ", side).split()) for side in row] for row in sides]
    return [(row[1], row[2]) if len(row) == 3 else (row[0], "") for row in plain]


def test_rows() -> None:
    """What belongs together stands in a row, and what both have alike stands once."""
    built = site("段一。\n\n## 节\n\n```\nx\n```\n\n段二。", "First.\n\n## Section\n\n```\nx\n```\n\nSecond.")
    assert rows(built) == [("段一。", "First."), ("节", "Section"), ("x", ""), ("段二。", "Second.")]


def test_code_that_differs_has_two_sides() -> None:
    """A translated comment in code is no reason to lose the original's."""
    built = site("段一。\n\n```\n# 注释\n```", "First.\n\n```\n# comment\n```")
    assert rows(built)[1] == ("# 注释", "# comment")


def test_how_each_passage_stands() -> None:
    """What is missing, outdated or added is said in the row, in the page's language."""
    built = site(
        "段一。\n\n段二。\n\n段三。",
        "First.\n\nThird.\n\nMore.",
        pair(0, 0, Freshness.CURRENT),
        pair(1, 1, Freshness.OUTDATED, "旧段一。"),
        pair(2, None, Freshness.MISSING),
        pair(3, 2, Freshness.CURRENT),
        pair(None, 3, Freshness.EXTRA),
    )
    assert rows(built) == [
        ("段一。", "First. Older than the original"),
        ("段二。", "Not translated yet"),
        ("段三。", "Third."),
        ("", "More. Not in the original"),
    ]
    text = built.text(PAGE)
    assert '<div class="pair" data-row="missing">' in text
    assert "<details" not in text


def test_a_list_that_is_translated_in_part() -> None:
    """Its items stay together, and the row says that some are missing."""
    built = site(
        "- 一\n- 二",
        "- one",
        pair(0, 0, Freshness.CURRENT),
        pair(1, 1, Freshness.CURRENT),
        pair(2, None, Freshness.MISSING),
    )
    assert rows(built) == [("一 二", "one Not all of it is translated yet")]


def test_parts_that_were_joined_or_split() -> None:
    """Paragraphs that became one, and one that became several, share a row."""
    built = site(
        "段一。\n\n段二。\n\n段三。",
        "First and second.\n\nThird a.\n\nThird b.",
        BlockState((1, 2), (1,), Freshness.CURRENT),
        BlockState((3,), (2, 3), Freshness.CURRENT),
    )
    assert rows(built) == [("段一。 段二。", "First and second."), ("段三。", "Third a. Third b.")]


def test_the_page_is_for_readers_only() -> None:
    """It keeps out of search engines, lists and alternates, and leads to both texts."""
    built = site("段一。", "First.")
    text = built.text(PAGE)
    head = text.partition("</head>")[0]
    assert '<meta name="robots" content="noindex">' in head
    assert "canonical" not in head
    assert "hreflang" not in head
    assert "<h1>T, side by side</h1>" in text
    assert '<a href="../../../../zh/blog/a/" hreflang="zh-Hans" lang="zh-Hans">题</a>' in text
    assert '<a href="../">T</a>' in text
    assert '<div class="text" lang="zh-Hans">' in text
    leading = [path for path, output in built.outputs.items() if b"side-by-side" in (output.content or b"")]
    assert leading == ["en/blog/a/index.html"]
    assert '<a href="side-by-side/">Read side by side with the original</a>' in built.text("en/blog/a/index.html")


def test_no_id_stands_twice() -> None:
    """Headings and notes of both texts have no ids here; references lead to the texts' own pages."""
    built = site("## 节\n\n段[^1]。\n\n[^1]: 注。", "## Section\n\nText[^1].\n\n[^1]: Note.")
    text = built.text(PAGE)
    main = text[text.index('class="pair"') : text.index("</main>")]
    assert " id=" not in main
    assert 'href="../../../../zh/blog/a/#fn-1"' in main
    assert 'href="../#fn-1"' in main


def test_pictures_come_along() -> None:
    """Both sides show them, from where the texts' own pages have them."""
    files = {ZH: "---\ntitle: 题\n---\n![图](x.png)", EN: "---\ntitle: T\n---\n![picture](x.png)"}
    built = build(files, config=asked(), assets=["content/zh/blog/x.png", "content/en/blog/x.png"])
    sources = re.findall(r'src="([^"]*\.png)"', built.text(PAGE))
    assert len(sources) == 2
    assert all(source.startswith("../") for source in sources)


def test_an_original_has_none() -> None:
    """Nor does a translation where the site does not ask for it, or where a document has the address."""
    assert "zh/blog/a/side-by-side/index.html" not in site("段一。", "First.").outputs
    assert PAGE not in site("段一。", "First.", config=configured()).outputs
    own = {"content/en/blog/a/side-by-side.md": "# Mine\n\ntext"}
    built = build({ZH: "---\ntitle: 题\n---\n段", EN: "---\ntitle: T\n---\nText"} | own, config=asked())
    assert "Mine</h1>" in built.text(PAGE)
    assert "Read side by side" not in built.text("en/blog/a/index.html")


def test_a_language_written_from_the_right() -> None:
    """The original of an English page declares its direction."""
    files = {
        "content/ar/blog/2026-01-01-a.md": "---\ntitle: عنوان\n---\nنص.",
        EN: "---\ntitle: T\n---\nText.",
    }
    assert '<div class="text" lang="ar" dir="rtl">' in build(files, config=asked("ar", "en")).text(PAGE)
