"""How text is set in each language: what a browser makes of the style sheet, and what it leaves of the author's."""

from __future__ import annotations

import re

import pytest

from tests.browser.reader import Reader, style
from tests.browser.site import ROOT, Site

ZH, EN = "/zh/chinese-typography/", "/en/chinese-typography/"
SOURCE = next((ROOT / "content/zh").glob("*-chinese-typography.md"))
_HAN = "[\\u4e00-\\u9fff]"
# Lines of running text: how many characters stand on each but the last, and how wide they are in em of the text.
LINES = """() => [...document.querySelectorAll(".text > p:not([data-state])")].flatMap(paragraph => {
    if (paragraph.querySelector("code, img, math")) return [];
    const size = parseFloat(getComputedStyle(paragraph).fontSize), lines = new Map(), range = document.createRange();
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    while (walker.nextNode())
        for (let at = 0; at < walker.currentNode.length; at++) {
            range.setStart(walker.currentNode, at);
            range.setEnd(walker.currentNode, at + 1);
            const box = range.getBoundingClientRect();
            if (!box.width) continue;
            const line = lines.get(Math.round(box.bottom / 8)) ?? {count: 0, left: box.left, right: box.right};
            lines.set(Math.round(box.bottom / 8), {
                count: line.count + 1,
                left: Math.min(line.left, box.left),
                right: Math.max(line.right, box.right),
            });
        }
    return [...lines.values()].slice(0, -1).map(line => [line.count, (line.right - line.left) / size]);
})"""
# What a language comes to on an element that says it is in it.
LANGUAGE = """language => {
    const one = document.createElement("p");
    one.lang = language;
    one.innerHTML = "<em>a</em><code>b</code>";
    document.querySelector("main").append(one);
    const [own, em, code] = [one, ...one.children].map(each => getComputedStyle(each));
    return {family: own.fontFamily, autospace: own.textAutospace, lineBreak: own.lineBreak,
        dots: em.textEmphasisStyle, slant: em.fontStyle, code: code.fontFamily, codespace: code.textAutospace};
}"""


def test_chinese_is_in_force(own: Site, reader: Reader) -> None:
    """Gaps beside Latin, strict line breaks, balanced headings and pretty paragraphs: a browser takes all four."""
    page = reader.open(own.address + ZH)
    assert style(page, ".text p", "textAutospace") == "normal"
    assert style(page, ".text p", "lineBreak") == "strict"
    assert "pretty" in style(page, ".text p", "textWrap")
    assert "balance" in style(page, "h1", "textWrap")
    assert "balance" in style(page, ".text h2", "textWrap")


def test_each_script_has_its_faces(own: Site, reader: Reader) -> None:
    """The two Chinese scripts, Japanese and English are set in four lists of faces, on a page of any language."""
    page = reader.open(own.address + EN)
    found = {tag: page.evaluate(LANGUAGE, tag) for tag in ("zh-Hans", "zh-Hant", "ja", "en")}
    assert len({one["family"] for one in found.values()}) == 4
    assert "PingFang SC" in found["zh-Hans"]["family"]
    assert "PingFang TC" in found["zh-Hant"]["family"]
    assert "Hiragino Sans" in found["ja"]["family"]
    assert not re.search("PingFang|Hiragino|CJK", found["en"]["family"])


@pytest.mark.parametrize("address", [ZH, EN])
@pytest.mark.parametrize(
    ("language", "slant", "mark"),
    [("zh-Hans", "normal", "dot"), ("zh-Hant", "normal", "dot"), ("ja", "normal", "sesame"), ("en", "italic", "none")],
)
def test_emphasis(address: str, language: str, slant: str, mark: str, own: Site, reader: Reader) -> None:
    """Han is emphasised by marks and never slanted, English is slanted, also as a passage in the other's page."""
    found = reader.open(own.address + address).evaluate(LANGUAGE, language)
    assert (found["slant"], found["dots"]) == (slant, mark)


def test_code_in_chinese(own: Site, reader: Reader) -> None:
    """Code keeps the face and the spacing of code in a text of any language."""
    page = reader.open(own.address + ZH)
    found = [page.evaluate(LANGUAGE, tag) for tag in ("zh-Hans", "zh-Hant", "ja", "en")]
    assert len({one["code"] for one in found}) == 1
    assert found[0]["code"].endswith("monospace")
    assert {one["codespace"] for one in found} == {"no-autospace"}
    assert style(page, ".text code", "fontFamily") == found[0]["code"]


def test_lines_of_chinese(own: Site, reader: Reader) -> None:
    """A full line of Chinese is 34 to 40 em long."""
    widths = [width for _, width in reader.open(own.address + ZH).evaluate(LINES)]
    assert len(widths) >= 5
    assert 34 <= max(widths) <= 40


def test_lines_of_english(own: Site, reader: Reader) -> None:
    """A line of English has 60 to 72 characters, at the median of a text."""
    counts = sorted(count for count, _ in reader.open(own.address + EN).evaluate(LINES))
    assert len(counts) >= 5
    assert 60 <= counts[len(counts) // 2] <= 72


def test_lines_of_a_chinese_source(own: Site, reader: Reader) -> None:
    """Where a line of the source ends between Han characters, readers see no space and no line."""
    breaks = re.findall(rf"({_HAN}{{2}}[，。；]?)\n({_HAN}{{2}})", SOURCE.read_text("utf-8"))
    assert breaks
    text = reader.open(own.address + ZH).locator(".text").text_content() or ""
    assert [one for one in breaks if "".join(one) not in text] == []


def test_no_space_is_added(own: Site, reader: Reader) -> None:
    """Gaps between Han and Latin are drawn, not written: what is read out and copied is what the author typed."""
    page = reader.open(own.address + ZH)
    source = re.sub(r"[*_`\[\]]", "", SOURCE.read_text("utf-8"))
    text = "\n".join(page.locator(".text > p").all_inner_texts())
    found = re.findall(rf"{_HAN} ?[A-Za-z0-9]+|[A-Za-z0-9]+ ?{_HAN}", text)
    assert found
    assert [one for one in found if one not in source] == []
