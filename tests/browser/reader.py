"""Somebody who reads a site in a real browser, and keeps notes of what the browser complains of and asks for."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Route

_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
# Scripts of ours come in through the debugger, which no policy of the page forbids.
_WATCH = """
    window.watched = {violations: [], shift: 0};
    addEventListener("securitypolicyviolation", (event) =>
        watched.violations.push(`${event.violatedDirective}: ${event.blockedURI}`));
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) watched.shift += entry.value;
    }).observe({type: "layout-shift", buffered: true});
"""


def _let_wait(route: Route) -> None:
    time.sleep(0.15)
    route.continue_()


class Visit(msgspec.Struct, frozen=True):
    """An open page.

    Attributes:
        complaints: what the browser wrote to its console, and errors of scripts.
        asked: the addresses that were asked for.
    """

    page: Page
    complaints: list[str]
    asked: list[str]


def style(page: Page, selector: str, name: str) -> str:
    """Return what a property of CSS comes to on the first element that `selector` names."""
    script = "([selector, name]) => getComputedStyle(document.querySelector(selector))[name]"
    return str(page.evaluate(script, [selector, name]))


class Reader:
    """Opens pages; each in a window of its own that knows nothing of the others."""

    def __init__(self, browser: Browser) -> None:
        """Read in `browser`."""
        self._browser = browser
        self._contexts: list[BrowserContext] = []

    def visit(
        self,
        address: str,
        *,
        width: int = 1200,
        height: int = 800,
        scheme: Literal["light", "dark"] = "light",
        has_scripts: bool = True,
        is_calm: bool = False,
        has_slow_scripts: bool = False,
    ) -> Visit:
        """Return the page at `address`, loaded.

        Args:
            address: with its scheme and host.
            width: of the window, in CSS pixels.
            height: of the window, in CSS pixels.
            scheme: the colours the reader prefers.
            has_scripts: whether scripts of the page run.
            is_calm: whether the reader wants nothing to move.
            has_slow_scripts: whether scripts come late, when the page can be seen already.
        """
        context = self._browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            reduced_motion="reduce" if is_calm else "no-preference",
            java_script_enabled=has_scripts,
            permissions=["clipboard-read", "clipboard-write"],
        )
        self._contexts.append(context)
        if has_scripts:
            context.add_init_script(_WATCH)
        visit = Visit(context.new_page(), [], [])

        def note(message: ConsoleMessage) -> None:
            if message.type in {"error", "warning"}:
                visit.complaints.append(message.text)

        visit.page.on("console", note)
        visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
        visit.page.on("request", lambda request: visit.asked.append(request.url))
        if has_slow_scripts:
            visit.page.route("**/*.js", _let_wait)
        visit.page.goto(address, wait_until="load")
        return visit

    def open(self, address: str, *, width: int = 1200, height: int = 800, has_scripts: bool = True) -> Page:
        """Return the page at `address`, for whoever only wants to read it."""
        return self.visit(address, width=width, height=height, has_scripts=has_scripts).page

    def close(self) -> None:
        """Close all windows."""
        while self._contexts:
            self._contexts.pop().close()


@contextlib.contextmanager
def launched(playwright: Playwright, chromium: Path) -> Iterator[Browser]:
    """Start the Chromium of this machine: what the project tests with is what its users have."""
    browser = playwright.chromium.launch(executable_path=chromium, args=_FLAGS)
    try:
        yield browser
    finally:
        browser.close()
