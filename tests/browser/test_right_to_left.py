"""A site of which one locale is written from right to left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.reader import Reader
from tests.browser.site import ROOT, Site, built, served

POST = "/ar/a/"


@pytest.fixture(scope="module")
def arabic(chromium: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Build the site in Chinese and Arabic, and serve it."""
    assert chromium
    with served(built("arabic", tmp_path_factory.mktemp("arabic"))) as site:
        yield site


def test_the_page_is_mirrored(arabic: Site, reader: Reader) -> None:
    """The name stands at the right, the languages at the left, and a quotation has its line at the right."""
    page = reader.visit(arabic.address + POST).page
    assert page.locator("html").get_attribute("dir") == "rtl"
    name, languages = page.locator("header .name").bounding_box(), page.locator("nav.languages").bounding_box()
    assert name is not None
    assert languages is not None
    assert name["x"] > languages["x"] + languages["width"]
    widths = page.locator("blockquote").first.evaluate(
        "(found) => [getComputedStyle(found).borderRightWidth, getComputedStyle(found).borderLeftWidth]"
    )
    assert widths == ["3px", "0px"]


def test_passages_of_the_source_run_their_own_way(arabic: Site, reader: Reader) -> None:
    """What is not translated is marked with its language and its direction, and so is shown as at home."""
    page = reader.visit(arabic.address + POST).page
    foreign = page.locator('.text [lang="zh-Hans"]').first
    assert foreign.get_attribute("dir") == "ltr"
    assert foreign.evaluate("(found) => getComputedStyle(found).direction") == "ltr"


def test_code_runs_from_left_to_right(arabic: Site, reader: Reader) -> None:
    """A command is read in one direction only, in a line of Arabic too."""
    page = reader.visit(arabic.address + POST).page
    for selector in ("pre", "p code"):
        found = page.locator(selector).first
        assert found.evaluate("(found) => getComputedStyle(found).direction") == "ltr"


def test_the_source_is_not_mirrored(arabic: Site, reader: Reader) -> None:
    """The Chinese version of the same page runs from left to right."""
    page = reader.visit(arabic.address + "/zh/a/").page
    assert page.locator("body").evaluate("(found) => getComputedStyle(found).direction") == "ltr"
    name, languages = page.locator("header .name").bounding_box(), page.locator("nav.languages").bounding_box()
    assert name is not None
    assert languages is not None
    assert name["x"] < languages["x"]


def test_the_style_sheet_knows_no_sides() -> None:
    """Only what an author aligned by side, and code, is set by left and right: all else by start and end."""
    text = (ROOT / "src/docpipe/publish/themes/default/style.css").read_text("utf-8")
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    physical = r"(?:(?:margin|padding|border|inset)-(?:left|right)|(?<![\w-])(?:left|right)\s*:|float:|clear:)"
    assert not re.search(physical, text)
    aligned = [
        rule for rule in re.findall(r"([^{}]*)\{([^{}]*)\}", text) if re.search(r"text-align: *(left|right)", rule[1])
    ]
    assert {selector.strip().split(",")[0] for selector, _ in aligned} == {".left", ".right", "pre"}
