"""`docpipe links --since REF`: in a change, only what it added can fail."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.command import Command, Result
from tests.cli.web import Web, served
from tests.git_repository import commit, repository

CONFIG = """\
[site]
title = "例"
source = "zh"
locales = ["zh"]
[external]
interval = 0
retries = []
"""
ASK = ("links", "--external", "--allow-loopback", "--since", "HEAD", "--format", "json")


@pytest.fixture
def web() -> Iterator[Web]:
    """Return a server on this machine, where two pages are gone."""
    with served() as web:
        web.answers |= {"/old-gone": 404, "/new-gone": 404}
        yield web


@pytest.fixture
def root(tmp_path: Path, web: Web, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a repository with a post that has a dead link, inside and outside, as the current folder."""
    root = tmp_path / "site"
    (root / "content/zh").mkdir(parents=True)
    (root / "docpipe.toml").write_text(CONFIG, "utf-8")
    (root / "content/zh/a.md").write_text(f"# 一\n\n见[旧]({web.url('/old-gone')})和[空](none.md)。\n", "utf-8")
    monkeypatch.chdir(repository(root))
    return root


def told(result: Result) -> list[tuple[str, str, str]]:
    """Return path, code and severity of each finding of a JSON report."""
    return [(each["path"], each["code"], each["severity"]) for each in json.loads(result.out)["diagnostics"]]


def test_without_a_change_nothing_is_asked(docpipe: Command, root: Path, web: Web) -> None:
    """What was wrong before is a note, and fails nobody."""
    result = docpipe(*ASK)
    assert (result.code, web.asked) == (0, [])
    assert told(result) == [("content/zh/a.md", "LK001", "info")]
    assert json.loads(result.out)["external"]["states"]["never"] == 1
    assert (root / "docpipe.toml").exists()


def test_what_the_change_added_fails_at_once(docpipe: Command, root: Path, web: Web) -> None:
    """A new dead address needs no history to be an error; one that was there is not asked, wherever it stands."""
    text = f"# 二\n\n见[新]({web.url('/new-gone')})、[旧]({web.url('/old-gone')})和[无](nothing.md)。\n"
    (root / "content/zh/b.md").write_text(text, "utf-8")
    result = docpipe(*ASK)
    assert set(web.asked) == {"/new-gone"}
    assert result.code == 1
    assert told(result) == [
        ("content/zh/a.md", "LK001", "info"),
        ("content/zh/b.md", "LK009", "error"),
        ("content/zh/b.md", "LK001", "error"),
    ]


def test_a_paragraph_that_is_written_anew_keeps_its_old_links(docpipe: Command, root: Path) -> None:
    """What was broken before is a note, whatever stands around it now; one more of its kind is not."""
    post = root / "content/zh/a.md"
    post.write_text("# 一\n\n这里的话全是新的，只有那个[没有的](none.md)还在，前后都改过了。\n", "utf-8")
    result = docpipe("links", "--since", "HEAD", "--format", "json")
    assert (result.code, told(result)) == (0, [("content/zh/a.md", "LK001", "info")])
    post.write_text(post.read_text("utf-8") + "\n又是它：[没有](none.md)，再写了一遍。\n", "utf-8")
    result = docpipe("links", "--since", "HEAD", "--format", "json")
    assert result.code == 1
    assert sorted(severity for _, _, severity in told(result)) == ["error", "info"]


def test_what_the_history_knows_of_old_addresses_is_a_note(docpipe: Command, root: Path, web: Web) -> None:
    """However long it has lasted."""
    history = root / "linkcheck/history.jsonl"
    history.parent.mkdir()
    history.write_text(
        '{"docpipe":"link history","version":1}\n'
        f'{{"url":"{web.url("/old-gone")}","state":"broken","checked":"2026-11-20T00:00:00Z","reason":"not-found",'
        '"status":404,"checks":["status"],"first_failed":"2026-09-01T00:00:00Z","fails":9}\n',
        "utf-8",
    )
    assert ("content/zh/a.md", "LK009", "error") in told(docpipe("links", "--offline", "--format", "json"))
    result = docpipe(*ASK, "--fail-on", "warning")
    assert (result.code, web.asked) == (0, [])
    assert ("content/zh/a.md", "LK009", "info") in told(result)


def test_an_old_name_that_leads_into_a_private_network_is_a_note(docpipe: Command, root: Path) -> None:
    """The rule about private hosts works without any answer, too, and what answers tell it is no news either."""
    (root / "content/zh/p.md").write_text("# 内\n\n见[构建](https://ci.corp.example/1)。\n", "utf-8")
    history = root / "linkcheck/history.jsonl"
    history.parent.mkdir()
    history.write_text(
        '{"docpipe":"link history","version":1}\n{"url":"https://ci.corp.example/1","state":"unverified",'
        '"checked":"2026-11-20T00:00:00Z","reason":"private","checks":["status"]}\n',
        "utf-8",
    )
    commit(root, "second")
    assert ("content/zh/p.md", "LK013", "warning") in told(docpipe("links", "--offline", "--format", "json"))
    result = docpipe(*ASK, "--fail-on", "warning")
    assert result.code == 0
    assert ("content/zh/p.md", "LK013", "info") in told(result)


def test_the_history_of_other_addresses_stays(docpipe: Command, root: Path, web: Web) -> None:
    """A run over a change sees but a part of the site, and forgets nothing."""
    docpipe("links", "--external", "--allow-loopback")
    (root / "content/zh/a.md").write_text(f"# 一\n\n见[新]({web.url('/new-gone')})。\n", "utf-8")
    docpipe(*ASK)
    lines = (root / "linkcheck/history.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["url"] for line in lines[1:]] == [web.url("/new-gone"), web.url("/old-gone")]


def test_inside_alone(docpipe: Command, root: Path, web: Web) -> None:
    """Without `--external` the same holds for links inside the site, also for those that a deletion breaks."""
    (root / "content/zh/b.md").write_text("# 二\n\n见[一](a.md)。\n", "utf-8")
    commit(root, "second")
    (root / "content/zh/a.md").unlink()
    result = docpipe("links", "--since", "HEAD", "--format", "json")
    assert (result.code, web.asked) == (1, [])
    assert told(result) == [("content/zh/b.md", "LK001", "error")]


@pytest.mark.usefixtures("root")
def test_an_unknown_commit(docpipe: Command, web: Web) -> None:
    """Nothing is asked."""
    result = docpipe("links", "--external", "--allow-loopback", "--since", "nowhere")
    assert (result.code, web.asked) == (2, [])
    assert "git knows no commit 'nowhere'" in result.err


def test_a_header_that_the_change_brings_in_is_not_sent(
    docpipe: Command, root: Path, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever writes a change could send a secret to a host of their own; what was agreed on before is sent."""
    monkeypatch.setenv("DOCPIPE_OLD", "canary-old")
    monkeypatch.setenv("DOCPIPE_NEW", "canary-new")
    table = '[external.host."127.0.0.1"]\nheaders = { X-Old = "${DOCPIPE_OLD}"'
    (root / "docpipe.toml").write_text(CONFIG + table + " }\n", "utf-8")
    commit(root, "A header")
    (root / "docpipe.toml").write_text(CONFIG + table + ', X-New = "${DOCPIPE_NEW}" }\n', "utf-8")
    (root / "content/zh/b.md").write_text(f"# 二\n\n见[新]({web.url('/new')})。\n", "utf-8")
    result = docpipe(*ASK)
    assert (web.headers.get("X-Old"), web.headers.get("X-New")) == ("canary-old", None)
    assert "the header X-New of 127.0.0.1 is new in this change" in result.err
    assert "canary" not in result.err + result.out
