"""A web server for one author on one machine: it listens on the loopback and answers nobody else's pages.

A page on the web can make a browser ask any address, so requests whose `Host` is not this machine's are refused
(DNS rebinding), and so are those that another site's page sends (`Origin`, `Sec-Fetch-Site`); no answer may be read by
other origins.
"""

from __future__ import annotations

from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, HTTPServer, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from docpipe.serve.live import Answer, Live
from docpipe.serve.reload import CHANGES, SCRIPT, TEXT

HOST = "127.0.0.1"
_NAMES = (HOST, "localhost", "[::1]")
_PORT_OF_HTTP = 80
_PLAIN = "text/plain; charset=utf-8"
# Seconds without a byte after which a connection is given up: browsers open some ahead of need.
_PATIENCE = 30.0
# Seconds after which a page that waits for changes hears that there are none: so its end is noticed.
_BREATH = 10.0


def open_server(live: Live, port: int) -> HTTPServer:
    """Return a server on the loopback, listening; port 0 takes any that is free.

    Raises:
        OSError: the port is taken.
    """
    return _Server(live, port)


class _Server(ThreadingHTTPServer):
    """One thread a connection, none of which keeps the process alive."""

    daemon_threads = True

    def __init__(self, live: Live, port: int) -> None:
        self.live = live
        super().__init__((HOST, port), _Handler)
        # A browser leaves out the port that is HTTP's own.
        port_of = "" if self.server_port == _PORT_OF_HTTP else f":{self.server_port}"
        self.hosts = frozenset(name + port_of for name in _NAMES)

    def handle_error(self, *_: object) -> None:
        """Say nothing of browsers that hang up."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    timeout = _PATIENCE
    server_version = "docpipe"
    sys_version = ""

    def do_GET(self) -> None:
        if self._is_ours() and urlsplit(self.path).path == CHANGES:
            self._tell()
        else:
            self._send(self._answer(), with_body=True)

    def do_HEAD(self) -> None:
        self._send(self._answer(), with_body=False)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer what is no request; methods of which there are no functions here are known, and not allowed."""
        if code != HTTPStatus.NOT_IMPLEMENTED:
            return super().send_error(code, message, explain)
        self.close_connection = True
        return self._send(Answer(405, _PLAIN, b"only GET and HEAD are answered\n"), with_body=True)

    def _is_ours(self) -> bool:
        """Tell whether the request comes from this machine's user and not from a page of another site."""
        # A page of another port is another origin, and whoever resolves to this machine knows our port, too.
        if self.headers.get("Host", "").lower() not in self.server.hosts:
            return False
        origin = self.headers.get("Origin")
        if origin is not None and origin.lower().removeprefix("http://") not in self.server.hosts:
            return False
        # Following a link from elsewhere is the user's own doing.
        is_foreign = self.headers.get("Sec-Fetch-Site", "") in {"cross-site", "same-site"}
        return not is_foreign or self.headers.get("Sec-Fetch-Mode") == "navigate"

    def _answer(self) -> Answer:
        if not self._is_ours():
            return Answer(403, _PLAIN, b"this server answers to localhost only\n")
        # Proxies are asked for whole addresses.
        if not self.path.startswith("/"):
            return Answer(400, _PLAIN, b"an address begins with a slash here\n")
        if urlsplit(self.path).path == SCRIPT:
            return Answer(200, "text/javascript; charset=utf-8", TEXT.encode())
        return self.server.live.answer(self.path)

    def _tell(self) -> None:
        """Send one event when the site is another one than the page was made of (HTML standard, §9.2)."""
        since = parse_qs(urlsplit(self.path).query).get("since", [""])[0]
        self._head(200, "text/event-stream")
        while str(version := self.server.live.wait(int(since) if since.isdecimal() else 0, _BREATH)) == since:
            self.wfile.write(b": nothing yet\n\n")
        self.wfile.write(f"data: {version}\n\n".encode())

    def _send(self, answer: Answer, *, with_body: bool) -> None:
        self._head(answer.status, answer.content_type, answer)
        if with_body:
            self.wfile.write(answer.body)

    def _head(self, status: int, content_type: str, answer: Answer | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        if answer is not None:
            self.send_header("Content-Length", str(len(answer.body)))
        if status == HTTPStatus.METHOD_NOT_ALLOWED:
            self.send_header("Allow", "GET, HEAD")
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        if answer is not None and answer.location:
            self.send_header("Location", answer.location)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing: what is worth saying is said when the site is made."""
