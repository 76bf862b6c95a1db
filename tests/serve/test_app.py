"""The web server of `docpipe serve`, asked over a real connection."""

from __future__ import annotations

import datetime as dt
import http.client
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from docpipe.config.load import load
from docpipe.pipeline.executor import Serial
from docpipe.pipeline.request import Request
from docpipe.pipeline.session import Session
from docpipe.serve.app import open_server
from docpipe.serve.live import Live

NOW = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)


class Served:
    """A site that is being served."""

    def __init__(self, root: Path, port: int, made: list[Session]) -> None:
        """Keep where it is, and the sessions that were made so far."""
        self.root, self.port, self.made = root, port, made

    def ask(self, path: str, *, method: str = "GET", host: str = "") -> tuple[http.client.HTTPResponse, str]:
        """Return the answer to a request, and its text."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request(method, path, headers={"Host": host or f"127.0.0.1:{self.port}"})
        response = connection.getresponse()
        text = response.read().decode("utf-8", "replace")
        connection.close()
        return response, text


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """Serve a small site in two locales."""
    for name, text in {
        "docpipe.toml": '[site]\nlocales = ["zh", "en"]\n',
        "content/zh/a.md": "---\ntitle: 甲\n---\n\n正文。\n",
        "content/en/a.md": "---\ntitle: A\n---\n\nText.\n",
        "static/x.txt": "as it is",
        "secret.txt": "not for readers",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def make() -> Session:
        return Session(Request(root=tmp_path, config=load(tmp_path).config, now=NOW, bodies=True), Serial())

    made: list[Session] = []
    with open_server(Live(tmp_path, make, made.append), 0) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield Served(tmp_path, server.server_address[1], made)
        server.shutdown()
        thread.join()


def test_pages_and_files_are_served(served: Served) -> None:
    """A page, the start page and a static file come with their types, and nothing is made twice."""
    response, text = served.ask("/zh/a/")
    assert (response.status, response.getheader("Content-Type")) == (200, "text/html; charset=utf-8")
    assert "正文。" in text
    assert served.ask("/")[0].status == 200
    response, text = served.ask("/x.txt?v=1")
    assert (response.status, text) == (200, "as it is")
    assert len(served.made) == 1


def test_a_saved_post_is_there_at_the_next_request(served: Served) -> None:
    """The site is made anew when a file has changed, come or gone."""
    served.ask("/zh/a/")
    (served.root / "content/zh/a.md").write_text("---\ntitle: 甲\n---\n\n改过的正文。\n", encoding="utf-8")
    assert "改过的正文。" in served.ask("/zh/a/")[1]
    (served.root / "content/zh/b.md").write_text("# 乙\n\n新的。\n", encoding="utf-8")
    assert "新的。" in served.ask("/zh/b/")[1]
    (served.root / "content/zh/b.md").unlink()
    assert served.ask("/zh/b/")[0].status == 404


def test_nothing_is_written(served: Served) -> None:
    """The folder holds what it held."""
    before = sorted(served.root.rglob("*"))
    served.ask("/zh/a/")
    assert sorted(served.root.rglob("*")) == before


def test_an_address_without_its_slash_is_led_on(served: Served) -> None:
    """As a file server does it for a folder."""
    response, _ = served.ask("/zh/a")
    assert (response.status, response.getheader("Location")) == (301, "/zh/a/")


def test_an_error_page_speaks_the_locale_of_its_address(served: Served) -> None:
    """The nearest one is shown, as hosts do."""
    assert 'lang="en"' in served.ask("/en/none/")[1]
    response, text = served.ask("/none")
    assert response.status == 404
    assert 'lang="zh-Hans"' in text


@pytest.mark.parametrize("path", ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/zh/../../secret.txt"])
def test_no_name_leads_to_the_disk(served: Served, path: str) -> None:
    """Only files of the site are found, by their exact names."""
    response, text = served.ask(path)
    assert response.status == 404
    assert "not for readers" not in text


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "192.168.0.1"])
def test_requests_for_another_host_are_refused(served: Served, host: str) -> None:
    """A page on the web cannot read the site through a name that leads here."""
    response, text = served.ask("/zh/a/", host=host)
    assert response.status == 403
    assert "正文" not in text


def test_no_other_origin_may_read_an_answer(served: Served) -> None:
    """There is no CORS header, and embedding is refused."""
    response, _ = served.ask("/zh/a/", host="localhost")
    assert response.status == 200
    assert response.getheader("Access-Control-Allow-Origin") is None
    assert response.getheader("Cross-Origin-Resource-Policy") == "same-origin"
    assert response.getheader("Cache-Control") == "no-store"


def test_a_head_request_gets_the_head(served: Served) -> None:
    """The length is that of the page, and there is no body."""
    response, text = served.ask("/x.txt", method="HEAD")
    assert (response.getheader("Content-Length"), text) == ("8", "")


def test_a_wrong_configuration_is_shown_and_heals(served: Served) -> None:
    """The message stands where the page would, until the file is right again."""
    good = (served.root / "docpipe.toml").read_text(encoding="utf-8")
    (served.root / "docpipe.toml").write_text("[site]\nlocals = []\n", encoding="utf-8")
    response, text = served.ask("/zh/a/")
    assert response.status == 500
    assert "docpipe.toml:2:1" in text
    (served.root / "docpipe.toml").write_text(good, encoding="utf-8")
    assert served.ask("/zh/a/")[0].status == 200
