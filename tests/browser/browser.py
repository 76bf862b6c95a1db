"""A real browser for tests: pages of a built site, measured from a frame of the width that is wanted."""

from __future__ import annotations

import contextlib
import http.server
import json
import re
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

HARNESS = "/harness.html"

# The page is looked at from outside, in a frame: its own policy lets no script of ours in.
_HARNESS_PAGE = """<!doctype html><meta charset="utf-8"><title>harness</title>
<iframe id="frame" style="border:0;width:%(width)dpx;height:900px" src="%(path)s"></iframe><pre id="answer"></pre>
<script>
const frame = document.getElementById("frame");
frame.onload = () => {
  const window_ = frame.contentWindow, document_ = frame.contentDocument;
  const style = selector => window_.getComputedStyle(document_.querySelector(selector));
  const measure = () => (%(script)s);
  Promise.resolve(measure()).then(found => document.getElementById("answer").textContent = JSON.stringify(found));
};
</script>"""
_ANSWER = re.compile(r'<pre id="answer">(.*?)</pre>', re.DOTALL)
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--virtual-time-budget=4000",
)


class Browser:
    """Opens pages of one built site."""

    def __init__(self, chromium: Path, site: Path) -> None:
        """Serve the folder `site` on this machine; see `open_browser`."""
        self.chromium = chromium
        self.site = site
        self.harness = ""
        self.asked: list[str] = []
        self.port = 0

    def measure(self, path: str, script: str, *, width: int = 1200, dark: bool = False) -> object:
        """Return what a JavaScript expression says of a page.

        Args:
            path: of the page, from the root of the site.
            script: an expression, or a promise of its value; `document_`, `window_` and `style(selector)` are those
                of the page.
            width: of the window, in CSS pixels.
            dark: whether the reader prefers dark pages.
        """
        self.harness = _HARNESS_PAGE % {"width": width, "path": path, "script": script}
        dumped = self._run(f"http://127.0.0.1:{self.port}{HARNESS}", dark=dark)
        found = _ANSWER.search(dumped)
        assert found, dumped[:500]
        assert found[1], f"the page {path} did not load"
        return json.loads(found[1].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))

    def _run(self, address: str, *, dark: bool) -> str:
        scheme = f"--blink-settings=preferredColorScheme={0 if dark else 1}"
        with tempfile.TemporaryDirectory() as profile:
            command = [str(self.chromium), *_FLAGS, scheme, f"--user-data-dir={profile}", "--dump-dom", address]
            return subprocess.run(command, capture_output=True, text=True, timeout=90, check=True).stdout


@contextlib.contextmanager
def open_browser(chromium: Path, site: Path) -> Iterator[Browser]:
    """Serve a site on the loopback and return a browser for it."""
    browser = Browser(chromium, site)

    class Handler(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *arguments: object) -> None:
            super().__init__(*arguments, directory=str(site))  # type: ignore[arg-type]  # passed on as they came

        def do_GET(self) -> None:
            browser.asked.append(self.path)
            if self.path != HARNESS:
                super().do_GET()
                return
            page = browser.harness.encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(page)))
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        browser.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield browser
        finally:
            server.shutdown()
