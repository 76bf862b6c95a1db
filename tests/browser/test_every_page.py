"""What holds for a page of every kind, and for every page of the project's own site."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.pages import ALIKE, PAGES, REDIRECT
from tests.browser.reader import Reader, Visit
from tests.browser.site import Site
from tests.conftest import NEEDED

PATHS = pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
LOCALES = pytest.mark.parametrize("locale", ["zh", "en"])
OVERFLOW = """() => {
    document.querySelectorAll("details").forEach(one => { one.open = true; });
    return document.documentElement.scrollWidth - document.documentElement.clientWidth;
}"""
# WCAG 2.5.8: a target is 24 pixels high and wide, or it stands in a sentence, or has that much room to itself.
SMALL_TARGETS = """() => {
    const boxes = [...document.querySelectorAll("a[href], button, input, summary")]
        .map(one => ({one, box: one.getBoundingClientRect()}))
        .filter(({one, box}) => box.width && box.height && box.right > 0 && !one.disabled);
    const isInText = one => getComputedStyle(one).display === "inline" && one.closest("p, li, dd, td, th, figcaption");
    const away = (a, b) => {
        const x = a.x + a.width / 2, y = a.y + a.height / 2;
        return Math.hypot(Math.max(b.left - x, x - b.right, 0), Math.max(b.top - y, y - b.bottom, 0));
    };
    return boxes
        .filter(({one, box}) => !isInText(one) && (box.width < 24 || box.height < 24))
        .filter(a => boxes.some(b => b !== a && away(a.box, b.box) < 12))
        .map(({one, box}) => `${one.outerHTML.slice(0, 150)} ${box.width} x ${box.height}`);
}"""
READ_ON = """async () => {
    for (let y = 0; y < document.body.scrollHeight; y += 500) {
        scrollTo(0, y);
        await new Promise(requestAnimationFrame);
    }
}"""
AXE = """async (runOnly) => {
    const found = await axe.run(document, {runOnly, resultTypes: ["violations"]});
    return found.violations.flatMap(({id, nodes}) => nodes.map(({html, any}) =>
        `${id}: ${html.slice(0, 160)} ${any.map(({message}) => message).join("; ")}`));
}"""
ALL_RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def test_every_page_is_known(small: Site) -> None:
    """No kind of page is left out of these tests."""
    assert set(small.pages()) == set(PAGES.values()) | ALIKE


@PATHS
def test_pages_are_quiet(path: str, small: Site, reader: Reader) -> None:
    """Nothing is complained of, no policy is broken, nobody else is asked, and nothing jumps."""
    assert_quiet(reader.visit(small.address + path, width=900, height=3000, has_slow_scripts=True), small)


@PATHS
def test_pages_fit_a_narrow_screen(path: str, small: Site, reader: Reader) -> None:
    """Nobody scrolls sideways to read at 320 pixels (WCAG 1.4.10), and what is there to touch is large enough."""
    page = reader.open(small.address + path, width=320, height=640)
    assert page.evaluate(SMALL_TARGETS) == []
    assert page.evaluate(OVERFLOW) == 0


@LOCALES
def test_own_posts(locale: str, own: Site, reader: Reader) -> None:
    """Every text of the project's own site is quiet and fits a narrow screen."""
    visit = reader.visit(own.address + "/", width=320, height=640)
    for path in texts_of(own, locale):
        visit.page.goto(own.address + path)
        assert_quiet(visit, own)
        assert visit.page.evaluate(OVERFLOW) == 0, path
        assert visit.page.evaluate(SMALL_TARGETS) == [], path


def texts_of(site: Site, locale: str) -> list[str]:
    """Return the paths of a locale's posts, plain pages, home and lists, but for those of tags and people."""
    lists = ("tags", "authors", "series", "page", "side-by-side")
    found = [path for path in site.pages() if path.startswith(f"/{locale}/") and path.endswith("/")]
    return [path for path in found if not set(path.split("/")).intersection(lists)]


def assert_quiet(visit: Visit, site: Site) -> None:
    """Hold a page to what every page promises, also when it is read to its end."""
    visit.page.evaluate(READ_ON)
    assert visit.complaints == [], visit.page.url
    assert visit.page.evaluate("watched") == {"violations": [], "shift": 0}, visit.page.url
    assert [url for url in visit.asked if not url.startswith(site.address)] == []


@pytest.mark.parametrize("kind", ["home-zh", "post-half-translated", "tag-en", "search-zh", "status"])
def test_the_first_tab_leads_to_the_text(kind: str, small: Site, reader: Reader) -> None:
    """Whoever reads by keyboard skips the header, and always sees where they are."""
    page = reader.open(small.address + PAGES[kind])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    box = page.locator(":focus").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#page:main"
    for _ in range(4):
        page.keyboard.press("Tab")
        style = page.evaluate(
            "(({outlineStyle, outlineWidth}) => [outlineStyle, outlineWidth])(getComputedStyle(document.activeElement))"
        )
        assert page.evaluate("document.activeElement === document.body") or style == ["solid", "3px"]


def test_an_earlier_address_leads_on(small: Site, reader: Reader) -> None:
    """Whoever comes by an old link reads the page where it is now, without a script."""
    page = reader.open(small.address + REDIRECT, has_scripts=False)
    page.wait_for_url(small.address + "/zh/every-element/")


def test_no_address_is_a_dead_end(small: Site, reader: Reader) -> None:
    """An address that does not exist, however deep, answers in all languages, and leads home."""
    page = reader.open(small.address + "/no/such/page/")
    assert page.locator("section").count() >= 3
    page.locator("section a").nth(1).click()
    assert page.url == small.address + "/en/"


@pytest.fixture(scope="session")
def axe(sitecheck: Path) -> str:
    """Return the script of axe-core; skip loudly without it."""
    home = Path(os.environ.get("SITECHECK_HOME", "/tmp/sitecheck-home"))  # noqa: S108 - where install.sh puts it
    script = home / "node_modules/axe-core/axe.min.js"
    if not script.is_file():
        pytest.skip(f"{NEEDED}axe-core: run {sitecheck.name}/install.sh, or set SITECHECK_HOME")
    return script.read_text("utf-8")


@PATHS
def test_axe_finds_nothing(path: str, small: Site, reader: Reader, axe: str) -> None:
    """No known fault of accessibility, on a screen and on a phone, in both schemes."""
    page = reader.open(small.address + path)
    page.evaluate(axe)
    assert_accessible(page)
    page.set_viewport_size({"width": 390, "height": 800})
    assert_accessible(page)


@LOCALES
def test_axe_finds_nothing_in_own_posts(locale: str, own: Site, reader: Reader, axe: str) -> None:
    """Nor is there any in the texts of the project's own site."""
    page = reader.open(own.address + "/", width=390)
    for path in texts_of(own, locale):
        page.goto(own.address + path)
        page.evaluate(axe)
        assert_accessible(page)


def assert_accessible(page: Page) -> None:
    """Hold an open page to all rules, and once more to those on colours where they are dark."""
    page.emulate_media(color_scheme="light")
    assert page.evaluate(AXE, ALL_RULES) == [], page.url
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(AXE, {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}) == [], page.url
