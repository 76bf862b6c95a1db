"""The site of attacks in a real browser: nothing of it runs, asks, frames, leads away or shadows what a page has."""

from __future__ import annotations

import urllib.parse
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.hostile import Victim
from tests.browser.site import Site, served
from tests.hostile.built import Built
from tests.hostile.conftest import built, sanitized

__all__ = ["built", "sanitized"]

QUERIES = (
    "<script>pwned(1)</script>",
    '"><img src=x onerror=pwned(1)>',
    "__proto__",
    "constructor toString valueOf",
    "(((((a+)+)+)+)+$ [ \\ * ?",
    "{{7*191}} ${7*191}",
    "javascript:pwned(1)",
    "\u202e\ufffe",
    "命中 mark",
    "的" * 1000,
)
KINDS = ("/zh/html/", "/zh/ids/")
LISTS = ("/", "/404.html", "/status/", "/zh/", "/en/", "/zh/archive/", "/zh/tags/", "/zh/authors/", "/zh/series/")


@pytest.fixture(scope="module")
def hostile(built: Built, chromium: Path) -> Iterator[Site]:
    """Serve the site of attacks."""
    assert chromium
    with served(built.folder) as site:
        yield site


@pytest.fixture(scope="module")
def let_through(sanitized: Built, chromium: Path) -> Iterator[Site]:
    """Serve the site whose raw HTML is let through."""
    assert chromium
    with served(sanitized.folder) as site:
        yield site


@pytest.fixture
def victims() -> Iterator[list[Victim]]:
    """Return the list of those whose windows are closed at the end."""
    found: list[Victim] = []
    yield found
    for victim in found:
        victim.close()


def test_nothing_runs_on_lists_and_in_the_search(
    browser: Browser, hostile: Site, built: Built, victims: list[Victim]
) -> None:
    """Titles, tags, authors and descriptions of attacks stand in all lists; what is searched for is text."""
    victims.append(victim := Victim(browser, hostile))
    paths = [path for path in built.pages() if path in LISTS or ("<" in path and path.startswith("/zh/tags/"))]
    assert set(LISTS) < set(paths)
    assert found_on(victim, paths, built.folder) == {}
    victim.open("/zh/find/")
    victim.page.locator("form.search input").fill("命中")
    victim.page.locator("#page\\:found .excerpt mark").first.wait_for()
    for query in QUERIES:
        asked = urllib.parse.quote(query)
        assert victim.open(f"/zh/find/?q={asked}#{asked}") == [], query
        assert victim.page.locator("form.search input").input_value() == query
        assert victim.open(f"/zh/{asked}/") == [], query
    drawings = sorted(path for path in built.folder.rglob("*.svg") if path.is_file() and path.stem != "svg-numbers")
    assert found_on(victim, [f"/{path.relative_to(built.folder).as_posix()}" for path in drawings], built.folder) == {}


def test_nothing_runs_where_raw_markup_is_let_through(
    browser: Browser, let_through: Site, sanitized: Built, victims: list[Victim]
) -> None:
    """Whatever is touched, and where no policy of the page forbids it."""
    victims.append(victim := Victim(browser, let_through, heeds_policy=False))
    paths = [path for path in sanitized.pages() if any(kind in path for kind in KINDS)]
    assert len(paths) > 60
    assert found_on(victim, paths, sanitized.folder) == {}


@pytest.mark.stress
@pytest.mark.parametrize("heeds_policy", [True, False])
def test_nothing_runs_on_any_page(
    heeds_policy: bool,  # noqa: FBT001 - a parameter of the test
    browser: Browser,
    hostile: Site,
    built: Built,
    victims: list[Victim],
) -> None:
    """With the policy of the pages and without it."""
    victims.append(victim := Victim(browser, hostile, heeds_policy=heeds_policy))
    assert found_on(victim, built.pages(), built.folder) == {}


@pytest.mark.stress
def test_nothing_runs_on_any_page_with_raw_markup(
    browser: Browser, let_through: Site, sanitized: Built, victims: list[Victim]
) -> None:
    """With the policy of the pages: it has nothing to forbid."""
    victims.append(victim := Victim(browser, let_through))
    assert found_on(victim, sanitized.pages(), sanitized.folder) == {}


def found_on(victim: Victim, paths: list[str], folder: Path) -> dict[str, list[str]]:
    """Return what happened on pages, where anything did."""
    found = {}
    for path in paths:
        file = folder / (path[1:] + ("index.html" if path.endswith("/") else ""))
        leads_on = 'http-equiv="refresh"' in file.read_text("utf-8")
        noted = victim.open(urllib.parse.quote(path), leads_on=leads_on)
        if noted:
            found[path] = noted
    return found
