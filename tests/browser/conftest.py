"""The project's own site and a small one with every kind of page, built once, and somebody to read them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.reader import Reader, launched
from tests.browser.site import Site, built, served
from tests.once import once


# Playwright runs a loop of its own while it is open, beside which asyncio starts none: it is closed before other tests.
@pytest.fixture(scope="package")
def browser(chromium: Path) -> Iterator[Browser]:
    """Start Chromium."""
    with sync_playwright() as playwright, launched(playwright, chromium) as started:
        yield started


@pytest.fixture
def reader(browser: Browser) -> Iterator[Reader]:
    """Return a reader whose windows are closed at the end."""
    found = Reader(browser)
    yield found
    found.close()


@pytest.fixture(scope="session")
def own_folder(chromium: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the project's own site."""
    assert chromium
    return once(tmp_path_factory, "own", lambda folder: built("", folder))


@pytest.fixture(scope="session")
def small_folder(chromium: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site with a page of every kind."""
    assert chromium
    return once(tmp_path_factory, "small", lambda folder: built("published", folder))


# The servers' threads end with these tests: docpipe starts its workers from anew, not by fork, beside other threads.
@pytest.fixture(scope="package")
def own(own_folder: Path) -> Iterator[Site]:
    """Serve the project's own site."""
    with served(own_folder) as site:
        yield site


@pytest.fixture(scope="package")
def small(small_folder: Path) -> Iterator[Site]:
    """Serve the site with a page of every kind."""
    with served(small_folder) as site:
        yield site
