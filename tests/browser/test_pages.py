"""The pages of the project's own site, in a real browser."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.browser import Browser, open_browser

ROOT = Path(__file__).parents[2]
PAGES = ("/zh/", "/zh/writing-a-post/", "/en/writing-a-post/", "/en/chinese-typography/", "/404.html", "/")


@pytest.fixture(scope="module")
def browser(chromium: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Build the project's own site and open it."""
    folder = tmp_path_factory.mktemp("own")
    for name in ("content", "static", "l10n"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "docpipe.toml", folder)
    command = [sys.executable, "-m", "docpipe", "build", "--root", str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    with open_browser(chromium, folder / "build") as found:
        yield found


@pytest.mark.parametrize("path", PAGES)
def test_pages_fit_a_narrow_screen(browser: Browser, path: str) -> None:
    """Nothing sticks out at 320 pixels, so nobody scrolls sideways to read (WCAG 1.4.10)."""
    script = "document_.documentElement.scrollWidth - document_.documentElement.clientWidth"
    assert browser.measure(path, script, width=320) == 0


def test_chinese_is_typeset(browser: Browser) -> None:
    """The declarations that set Chinese well are in force: a browser drops values it does not know."""
    script = """({
        autospace: style("html").textAutospace, breaks: style(".text p").lineBreak,
        dots: style(".text em").textEmphasisStyle, slant: style(".text em").fontStyle,
        ems: parseFloat(style(".text p").width) / parseFloat(style(".text p").fontSize)})"""
    found = browser.measure("/zh/writing-a-post/", script)
    assert isinstance(found, dict)
    ems = found.pop("ems")
    assert found == {"autospace": "normal", "breaks": "strict", "dots": "dot", "slant": "normal"}
    assert 34 <= ems <= 40


def test_english_emphasis_leans(browser: Browser) -> None:
    """The dots are for Chinese alone, also where Chinese stands in an English page."""
    assert browser.measure("/en/writing-a-post/", 'style(".text em").fontStyle') == "italic"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_text_stands_out_in_both_schemes(browser: Browser, *, dark: bool) -> None:
    """Text and ground change places with the reader's wish, without a script."""
    script = """(() => {
        const probe = colour => { const canvas = document_.createElement("canvas").getContext("2d");
            canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); return canvas.getImageData(0, 0, 1, 1).data; };
        const light = colour => { const [r, g, b] = probe(colour); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
        return light(style("body").color) - light(style("html").backgroundColor); })()"""
    difference = browser.measure("/zh/writing-a-post/", script, dark=dark)
    assert isinstance(difference, (int, float))
    assert difference > 150 if dark else difference < -150


def test_foreign_passages_say_their_language(browser: Browser) -> None:
    """In a half-translated page, every Chinese passage is marked as Chinese."""
    script = """[...document_.querySelectorAll("[data-state=missing]")].map(one => one.closest("[lang]").lang)"""
    found = browser.measure("/en/chinese-typography/", script)
    assert isinstance(found, list)
    assert found
    assert set(found) == {"zh-Hans"}


def test_pages_run_no_script_and_ask_nobody_else(browser: Browser) -> None:
    """There is no script, and what a page loads is its own."""
    browser.asked.clear()
    script = """({scripts: document_.querySelectorAll("script:not([type='application/ld+json'])").length,
        loaded: window_.performance.getEntriesByType("resource").map(one => one.name)})"""
    found = browser.measure("/zh/writing-a-post/", script)
    assert isinstance(found, dict)
    assert found["scripts"] == 0
    assert all(name.startswith(f"http://127.0.0.1:{browser.port}/") for name in found["loaded"])


def test_images_keep_their_place(browser: Browser) -> None:
    """Every image has a size of its own before it is loaded, so the text does not jump."""
    script = """[...document_.querySelectorAll("img")].map(one => [one.getAttribute("width"), one.naturalWidth])"""
    found = browser.measure("/zh/writing-a-post/", script)
    assert isinstance(found, list)
    assert found
    assert all(width and loaded for width, loaded in found)


STATUS = "/status/"


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_status_fits_every_screen(browser: Browser, width: int) -> None:
    """Also with everything unfolded, nobody scrolls sideways."""
    script = """(() => { document_.querySelectorAll("details").forEach(one => { one.open = true; });
        return document_.documentElement.scrollWidth - document_.documentElement.clientWidth; })()"""
    assert browser.measure(STATUS, script, width=width) == 0


def test_a_column_s_head_sorts_and_puts_back(browser: Browser) -> None:
    """What to do next comes first; the head of a column sorts by it, turns that round, and puts it back."""
    script = """(() => {
        const order = () => [...document_.querySelectorAll(".matrix small")].map(one => one.textContent);
        const button = document_.querySelector(".matrix thead button");
        const orders = [order()];
        for (let turn = 0; turn < 3; turn += 1) { button.click(); orders.push(order()); }
        const todo = document_.querySelector(".todo");
        return {orders, follows: todo.previousElementSibling.querySelector("small") !== null}; })()"""
    found = browser.measure(STATUS, script)
    assert isinstance(found, dict)
    first, rising, falling, last = found["orders"]
    assert rising == sorted(first)
    assert falling == rising[::-1]
    assert last == first
    assert rising != first
    assert found["follows"]


def test_a_cell_leads_to_its_blocks(browser: Browser) -> None:
    """The percentage of a document with something to do leads to what that is."""
    script = """[...document_.querySelectorAll(".matrix .share a")].map(one =>
        document_.getElementById(one.getAttribute("href").slice(1)).closest("details").querySelectorAll("li").length)"""
    found = browser.measure(STATUS, script)
    assert isinstance(found, list)
    assert found
    assert all(found)
