"""The web server of `docpipe serve`, asked over a real connection."""

from __future__ import annotations

import datetime as dt
import http.client
import socket
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

    def ask(
        self, path: str, *, method: str = "GET", host: str = "", headers: dict[str, str] | None = None
    ) -> tuple[http.client.HTTPResponse, str]:
        """Return the answer to a request, and its text."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request(method, path, headers={"Host": host or f"127.0.0.1:{self.port}", **(headers or {})})
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
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
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


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/zh/../../secret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "/%00/../secret.txt",
        "/secret.txt%00.html",
        "//secret.txt",
        "/linked.txt",
    ],
)
def test_no_name_leads_to_the_disk(served: Served, tmp_path_factory: pytest.TempPathFactory, path: str) -> None:
    """Only files of the site are found, by their exact names; a link in static/ that leads out is none of them."""
    outside = tmp_path_factory.mktemp("outside") / "secret.txt"
    outside.write_text("not for readers", encoding="utf-8")
    (served.root / "static/linked.txt").symlink_to(outside)
    response, text = served.ask(path)
    assert response.status == 404
    assert "not for readers" not in text


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "192.168.0.1", "localhost", "localhost:1"]
)
def test_requests_for_another_host_are_refused(served: Served, host: str) -> None:
    """A page on the web cannot read the site through a name that leads here."""
    response, text = served.ask("/zh/a/", host=host)
    assert response.status == 403
    assert "正文" not in text


def test_no_other_origin_may_read_an_answer(served: Served) -> None:
    """There is no CORS header, and embedding is refused."""
    response, _ = served.ask("/zh/a/", host=f"LOCALHOST:{served.port}")
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


def test_a_served_page_loads_itself_again(served: Served) -> None:
    """Pages carry the script, which comes from the server itself; other files are what will be published."""
    _, text = served.ask("/zh/a/")
    assert '<script type="module" src="/.docpipe/reload.js" data-made="1"></script>\n</head>' in text
    response, script = served.ask("/.docpipe/reload.js")
    assert response.getheader("Content-Type") == "text/javascript; charset=utf-8"
    assert "EventSource" in script
    assert "reload.js" not in served.ask("/zh/search/index.json")[1]


def test_a_change_is_told_to_pages_that_wait(served: Served) -> None:
    """Whoever waits at the making he has is told of the next one; whoever has an older one, at once."""
    served.ask("/zh/a/")
    told: list[str] = []
    waiting = threading.Thread(target=lambda: told.append(served.ask("/.docpipe/changes?since=1")[1]))
    waiting.start()
    (served.root / "content/zh/a.md").write_text("---\ntitle: 甲\n---\n\n新的。\n", encoding="utf-8")
    served.ask("/zh/a/")
    waiting.join(timeout=20)
    assert told == ["data: 2\n\n"]
    response, text = served.ask("/.docpipe/changes?since=1")
    assert (response.getheader("Content-Type"), text) == ("text/event-stream", "data: 2\n\n")


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors"},
    ],
)
@pytest.mark.parametrize("path", ["/zh/a/", "/.docpipe/changes?since=0", "/.docpipe/reload.js"])
def test_pages_of_other_sites_are_refused(served: Served, headers: dict[str, str], path: str) -> None:
    """What another site's page asks for is not answered, the waiting for changes included."""
    response, text = served.ask(path, headers=headers)
    assert response.status == 403
    assert "正文" not in text


def test_links_from_other_sites_are_followed(served: Served) -> None:
    """A person who follows a link from elsewhere sees the page, and so does a page of this server."""
    foreign = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    assert served.ask("/zh/a/", headers=foreign)[0].status == 200
    assert served.ask("/zh/a/", headers={"Origin": f"http://localhost:{served.port}"})[0].status == 200


def test_a_post_that_cannot_be_published_says_why_at_its_address(served: Served) -> None:
    """The page of a broken post shows its findings, escaped, until it is mended; the others are there."""
    path = served.root / "content/zh/a.md"
    path.write_text("---\ntitle: [<b>\n---\n\n文。\n", encoding="utf-8")
    response, text = served.ask("/zh/a/")
    assert response.status == 500
    assert "content/zh/a.md:2:" in text
    assert "<b>" not in text
    assert "data-made" in text
    assert served.ask("/")[0].status == 200
    path.write_text("---\ntitle: 甲\n---\n\n好了。\n", encoding="utf-8")
    assert "好了。" in served.ask("/zh/a/")[1]


def test_a_wrong_configuration_is_a_page(served: Served) -> None:
    """While docpipe.toml is wrong every address says so, with the place, and reloads when it is mended."""
    config = served.root / "docpipe.toml"
    config.write_text('[site]\nlocales = ["zh", "en"]\ntitel = "<i>"\n', encoding="utf-8")
    response, text = served.ask("/zh/a/")
    assert response.status == 500
    assert "docpipe.toml:3:1" in text
    assert "<i>" not in text
    config.write_text('[site]\nlocales = ["zh", "en"]\n', encoding="utf-8")
    assert served.ask("/zh/a/")[0].status == 200


def test_one_silent_connection_keeps_nobody_waiting(served: Served) -> None:
    """Browsers open connections ahead of need; others are answered meanwhile."""
    with socket.create_connection(("127.0.0.1", served.port)):
        assert served.ask("/zh/a/")[0].status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_nothing_is_taken(served: Served, method: str) -> None:
    """Pages are read here, and nothing else."""
    response, _ = served.ask("/zh/a/", method=method)
    assert (response.status, response.getheader("Allow")) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    ("target", "status"), [("http://evil.example/zh/a/", 400), ("*", 400), ("/" + "a" * 70_000, 414)]
)
def test_odd_requests_are_refused(served: Served, target: str, status: int) -> None:
    """A proxy's request, none for a path, and one that is too long get an answer, and the next one its page."""
    assert served.ask(target)[0].status == status
    assert served.ask("/zh/a/")[0].status == 200


def test_a_template_with_a_mistake_is_shown_and_heals(served: Served) -> None:
    """The page names the template and the line; the theme is watched like the posts."""
    template = served.root / "themes/templates/article.html.j2"
    template.parent.mkdir(parents=True)
    template.write_text("<p>\n{% if %}\n", encoding="utf-8")
    response, text = served.ask("/zh/a/")
    assert response.status == 500
    assert "article.html.j2" in text
    assert "docpipe failed" not in text
    template.unlink()
    assert served.ask("/zh/a/")[0].status == 200


def test_a_page_that_fails_leaves_the_others(served: Served) -> None:
    """What is wrong with a template is said on the pages that it makes."""
    served.ask("/zh/a/")
    template = served.root / "themes/templates/article.html.j2"
    template.parent.mkdir(parents=True)
    template.write_text("{{ none.such }}", encoding="utf-8")
    response, text = served.ask("/zh/a/")
    assert response.status == 500
    assert "themes/templates/article.html.j2" in text
    assert served.ask("/zh/")[0].status == 200
    template.unlink()
    assert served.ask("/zh/a/")[0].status == 200
