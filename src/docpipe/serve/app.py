"""A web server for one author on one machine: it listens on the loopback and answers nobody else's pages.

A page on the web can make a browser ask any address, so requests whose `Host` is not this machine's are refused
(DNS rebinding), and no answer may be read by other origins.
"""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, HTTPServer

from docpipe.serve.live import Answer, Live

HOST = "127.0.0.1"
_OURS = frozenset({HOST, "localhost", "[::1]"})
# Browsers open connections ahead of need; one that says nothing must not keep the others waiting.
_PATIENCE = 1.0


def open_server(live: Live, port: int) -> HTTPServer:
    """Return a server on the loopback, listening; port 0 takes any that is free.

    It answers one request after the other in this thread, so that a build may fork.

    Raises:
        OSError: the port is taken.
    """

    class Handler(BaseHTTPRequestHandler):
        timeout = _PATIENCE
        server_version = "docpipe"
        sys_version = ""

        def do_GET(self) -> None:
            self._send(self._answer(), with_body=True)

        def do_HEAD(self) -> None:
            self._send(self._answer(), with_body=False)

        def _answer(self) -> Answer:
            host = self.headers.get("Host", "")
            if _name_of(host) not in _OURS:
                return Answer(403, "text/plain; charset=utf-8", b"this server answers to localhost only\n")
            return live.answer(self.path)

        def _send(self, answer: Answer, *, with_body: bool) -> None:
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.content_type)
            self.send_header("Content-Length", str(len(answer.body)))
            self.send_header("Cache-Control", "no-store")
            self.send_header("X-Content-Type-Options", "nosniff")
            self.send_header("Cross-Origin-Resource-Policy", "same-origin")
            if answer.location:
                self.send_header("Location", answer.location)
            self.end_headers()
            if with_body:
                self.wfile.write(answer.body)

        def log_message(self, *_: object) -> None:
            """Say nothing: what is worth saying is said when the site is made."""

    return HTTPServer((HOST, port), Handler)


def _name_of(host: str) -> str:
    """Return the host of a `Host` header, without its port."""
    name, separator, port = host.rpartition(":")
    return (name if separator and port.isdigit() else host).lower()
