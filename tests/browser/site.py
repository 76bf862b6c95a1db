"""Built sites on the loopback, as a static host would serve them."""

from __future__ import annotations

import contextlib
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import msgspec

from tests.conftest import SITES

ROOT = Path(__file__).parents[2]
_PARTS = ("content", "static", "l10n", "docpipe.toml")


class Site(msgspec.Struct, frozen=True):
    """A built site that is served.

    Attributes:
        folder: the built files.
        address: where they are served, without a slash at the end.
    """

    folder: Path
    address: str

    def pages(self) -> list[str]:
        """Return the paths of all pages, as readers ask for them."""
        files = sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))
        return ["/" + file.removesuffix("index.html") for file in files]


def built(name: str, folder: Path) -> Path:
    """Return the folder of a built site.

    Args:
        name: of a folder below tests/sites; "" for the project's own site.
        folder: an empty one to work in.
    """
    source = SITES / name if name else ROOT
    for part in _PARTS:
        if (source / part).is_dir():
            shutil.copytree(source / part, folder / part)
        elif (source / part).is_file():
            shutil.copy(source / part, folder)
    command = [sys.executable, "-m", "docpipe", "build", "--root", str(folder), "--jobs", "1"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8", env=environment)
    assert done.returncode == 0, done.stderr
    return folder / "build"


@contextlib.contextmanager
def served(folder: Path) -> Iterator[Site]:
    """Serve the files below `folder` until the end; what is not there is answered with the site's 404.html."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *arguments: object) -> None:
            super().__init__(*arguments, directory=str(folder))  # type: ignore[arg-type]  # passed on as they came

        def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
            page = (folder / "404.html").read_bytes() if code == http.HTTPStatus.NOT_FOUND else b""
            self.send_response(code, message)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(page)))
            self.end_headers()
            self.wfile.write(page)
            del explain

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    class Server(http.server.ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """Bear with a browser that leaves a page before all of it has come."""

    with Server(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        try:
            yield Site(folder, f"http://127.0.0.1:{server.server_address[1]}")
        finally:
            server.shutdown()
