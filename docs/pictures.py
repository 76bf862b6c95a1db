"""Take the pictures of the README anew: `python docs/pictures.py` builds the project's own site and looks at it.

Needs the tools of the tests and Chromium; the pictures depend on the fonts of the machine, so nothing checks them.
"""

from __future__ import annotations

import functools
import http.server
import io
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import msgspec
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "images"
_WIDTH, _HEIGHT = 1440, 940


# A fold-out in which words were taken out or put in.
_CHANGED = "details.changed:has(ins, del)"


class Shot(msgspec.Struct, frozen=True):
    """A picture: what it is called, the page it shows, where on it, and what is typed there."""

    name: str
    path: str
    at: str = ""
    typed: str = ""
    unfolded: bool = False


SHOTS = (
    Shot("home", "/zh/"),
    Shot("post-zh", "/zh/chinese-typography/"),
    Shot("post-en", "/en/writing-a-post/", at=_CHANGED, unfolded=True),
    Shot("half-translated", "/en/chinese-typography/"),
    Shot("status", "/status/"),
    Shot("search", "/zh/search/", typed="翻译"),
    Shot("side-by-side", "/en/how-translation-state-works/side-by-side/"),
)


def main() -> None:
    """Build, serve, look, write."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("There is no Chromium. Debian, Ubuntu: sudo apt-get install chromium")
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        command = [sys.executable, "-m", "docpipe", "build", "--root", str(ROOT), "--out", str(site)]
        subprocess.run(command, check=True)
        handler = functools.partial(_Quiet, directory=str(site))
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as playwright:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            browser = playwright.chromium.launch(executable_path=chromium)
            for scheme in ("light", "dark"):
                _take(browser, f"http://127.0.0.1:{server.server_port}", scheme)
            browser.close()
            server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _take(browser: Browser, base: str, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": _WIDTH, "height": _HEIGHT},
        device_scale_factor=1.25,
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    PICTURES.mkdir(exist_ok=True)
    for shot in SHOTS:
        page.goto(base + shot.path, wait_until="networkidle")
        _prepare(page, shot)
        picture = Image.open(io.BytesIO(page.screenshot()))
        picture.convert("RGB").save(PICTURES / f"{shot.name}-{scheme}.webp", quality=82, method=6)
    context.close()


def _prepare(page: Page, shot: Shot) -> None:
    if shot.typed:
        page.get_by_role("searchbox").fill(shot.typed)
        page.wait_for_timeout(600)
    if shot.unfolded:
        page.locator(f"{_CHANGED} summary").first.click()
    if shot.at:
        page.locator(shot.at).first.evaluate("found => scrollTo(0, found.getBoundingClientRect().top + scrollY - 420)")


if __name__ == "__main__":
    main()
