"""A secret of the environment goes to the one host it is for, and nowhere else: neither files nor streams hold it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from docpipe.report.registry import FORMATS
from tests.cli.command import Command, Result

CANARY = "canary-9e41d7"
VARIABLES = (
    "DOCPIPE_TEST_TOKEN",
    "DOCPIPE_OTHER",
    "GITHUB_TOKEN",
    "AWS_SECRET_ACCESS_KEY",
    "OPENAI_API_KEY",
    "DEEPL_AUTH_KEY",
)
PATHS = ("page", "title", "unauthorised", "broken", "reason", "moved", "moved-away", "cookie", "cut", "slow", "header")


class _Echo(BaseHTTPRequestHandler):
    """Gives the secret back in every way that a server has."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer by the path."""
        heard = self.headers.get("X-Token", "")
        self.server.heard.append(heard)  # type: ignore[attr-defined]  # see `host`
        path = self.path.strip("/").partition("?")[0]
        status, reason = {"unauthorised": (401, ""), "broken": (500, heard), "reason": (404, heard)}.get(
            path, (200, "")
        )
        if path.startswith("moved"):
            status = 301
        if path == "slow":
            self.server.patience.wait(1.5)  # type: ignore[attr-defined]  # see `host`
        body = f"<title>{heard}</title><h1>{heard}</h1>".encode()
        self.send_response(status, reason or None)
        self.send_header("Content-Length", str(len(body) + (99 if path == "cut" else 0)))
        self.send_header("Content-Type", "text/html")
        if path == "moved":
            self.send_header("Location", f"/page?token={heard}")
        if path == "moved-away":
            self.send_header("Location", f"https://{heard}.invalid/{heard}")
        if path == "cookie":
            self.send_header("Set-Cookie", f"token={heard}")
        if path == "unauthorised":
            self.send_header("WWW-Authenticate", f'Basic realm="{heard}"')
        if path == "header":
            self.send_header("X-Long", heard * 9000)
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the one it replaces
        """Say nothing."""


@pytest.fixture
def host() -> Iterator[ThreadingHTTPServer]:
    """Return a server that gives away what it is told."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Echo)
    server.daemon_threads = True
    server.heard = []  # type: ignore[attr-defined]  # what came
    server.patience = threading.Event()  # type: ignore[attr-defined]  # set when the test is over
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield server
    server.patience.set()  # type: ignore[attr-defined]  # as above
    server.shutdown()
    server.server_close()


@pytest.fixture
def root(tmp_path: Path, host: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a site that leads to that server, and a configuration that tells it the secret."""
    for name in VARIABLES:
        monkeypatch.setenv(name, CANARY)
    made = tmp_path / "site"
    (made / "content/zh").mkdir(parents=True)
    (made / "content/en").mkdir(parents=True)
    port = host.server_address[1]
    links = "\n\n".join(f"[看{path}](http://127.0.0.1:{port}/{path})。" for path in PATHS)
    wanted = "${DOCPIPE_TEST_TOKEN} {{ env.DOCPIPE_TEST_TOKEN }} $GITHUB_TOKEN"
    text = f"---\ntitle: 甲\ndate: 2024-05-11\n---\n\n{wanted}\n\n{links}\n"
    (made / "content/zh/a.md").write_text(text, "utf-8")
    (made / "content/en/a.md").write_text(text.replace("看", "See "), "utf-8")
    (made / "docpipe.toml").write_text(
        '[site]\nsource = "zh"\nlocales = ["zh", "en"]\ntitle = "${DOCPIPE_TEST_TOKEN}"\nbase_url = "https://a.example/"\n'
        "[external]\ninterval = 0\nretries = []\ntotal_seconds = 1\nconnect_seconds = 1\n"
        '[external.host."127.0.0.1".headers]\nX-Token = "${DOCPIPE_TEST_TOKEN}"\n',
        "utf-8",
    )
    return made


def held(done: Result, folder: Path) -> None:
    """Hold streams and files to not having the secret."""
    assert CANARY not in done.out
    assert CANARY not in done.err
    for path in folder.rglob("*"):
        assert not path.is_file() or CANARY.encode() not in path.read_bytes(), path


def test_asking_tells_one_host_and_nobody_else(
    docpipe: Command, root: Path, host: ThreadingHTTPServer, tmp_path: Path
) -> None:
    """Answers that echo it, refuse it, break off or take too long leave no trace of it, in reports or elsewhere."""
    outputs = [f"--output={known.name}:{tmp_path / known.name}" for known in FORMATS]
    ask = ("links", "--external", "--allow-loopback", "--fragments", "-v", "--timings", "--root", root)
    done = docpipe(*ask, *outputs)
    assert done.code in {0, 1}
    assert CANARY in host.heard  # type: ignore[attr-defined]  # see `host`
    held(done, tmp_path)
    held(docpipe(*ask, "--recheck", "--format", "json"), tmp_path)
    held(docpipe("links", "--offline", "-v", "--fix", "--unsafe-fixes", "--root", root), tmp_path)


@pytest.mark.parametrize(
    "arguments",
    [
        ("lint",),
        ("build",),
        ("build", "--profile", "profile"),
        ("status",),
        ("status", "--format", "html"),
        ("l10n", "sync"),
        ("explain", "content/zh/a.md"),
    ],
    ids=" ".join,
)
def test_nothing_else_asks_for_it(
    docpipe: Command, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    """What is written, kept and said is made of the site's files alone, twice over and with -v."""
    monkeypatch.chdir(tmp_path)
    for _ in range(2):
        held(docpipe(*arguments, "-v", "--root", root), tmp_path)


def test_untrusted_runs_do_not_even_tell_that_host(
    docpipe: Command, root: Path, host: ThreadingHTTPServer, tmp_path: Path
) -> None:
    """A stranger's header is not sent, whatever host it is for, and this machine is not asked."""
    held(docpipe("links", "--external", "--untrusted", "-v", "--root", root), tmp_path)
    assert host.heard == []  # type: ignore[attr-defined]  # see `host`


def test_a_failure_does_not_print_it(
    docpipe: Command, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither what is wrong with a value nor a mistake of docpipe's own shows it, with -v either."""
    monkeypatch.setenv("DOCPIPE_TEST_TOKEN", f"{CANARY}\nX-Other: y")
    ask = ("links", "--external", "--allow-loopback", "-v", "--root", root)
    done = docpipe(*ask)
    assert done.code == 2
    held(done, tmp_path)
    monkeypatch.setenv("DOCPIPE_TEST_TOKEN", CANARY)

    def fail(*_: object, **__: object) -> None:
        raise ValueError("a mistake")

    monkeypatch.setattr("docpipe.pipeline.gathering.gather", fail)
    done = docpipe(*ask)
    assert done.code == 3
    assert "Traceback" in done.err
    held(done, tmp_path)
