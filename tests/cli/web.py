"""A small web server on this machine, whose answers a test writes down."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = b"<html><head><title>A page</title></head><body><h1 id='here'>A page</h1></body></html>"


class Web:
    """Answers by path: a number is a status, a text an address to redirect to; everything else is a page.

    Attributes:
        answers: by path; may be changed at any time.
        asked: the paths that were asked, in their order.
        headers: those of the last request, by name.
        gate: requests wait until it is open.
        closes_at: the number of the request that shuts the gate before it; 0 for none.
    """

    def __init__(self, port: int) -> None:
        """Take the port."""
        self.answers: dict[str, int | str] = {}
        self.asked: list[str] = []
        self.headers: dict[str, str] = {}
        self.gate = threading.Event()
        self.gate.set()
        self.closes_at = 0
        self.origin = f"http://127.0.0.1:{port}"

    def url(self, path: str) -> str:
        """Return the address of a path."""
        return f"{self.origin}{path}"


@contextmanager
def served() -> Iterator[Web]:
    """Give a server that runs as long as the context lasts."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    web = Web(server.server_address[1])
    server.web = web  # type: ignore[attr-defined] # where its handlers find it
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield web
    finally:
        web.gate.set()
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        web: Web = self.server.web  # type: ignore[attr-defined] # see `served`
        web.asked.append(self.path)
        web.headers = dict(self.headers)
        if len(web.asked) == web.closes_at:
            web.gate.clear()
        web.gate.wait(20)
        answer = web.answers.get(self.path, 200)
        self.send_response(301 if isinstance(answer, str) else answer)
        if isinstance(answer, str):
            self.send_header("Location", answer)
        body = b"" if isinstance(answer, str) else PAGE
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    do_HEAD = do_GET  # noqa: N815 - the name that the standard library looks for

    def log_message(self, *_: object) -> None:
        """Say nothing."""
