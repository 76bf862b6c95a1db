"""`docpipe links --external` and `--offline`: asked once, remembered, and told like any other finding."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from docpipe.linkcheck.history.store import read_history
from docpipe.model.answer import LinkState
from tests.cli.command import Command, Result
from tests.cli.web import Web, served

CONFIG = """\
[site]
title = "例"
source = "zh"
locales = ["zh", "en"]
[external]
interval = 0
retries = []
"""
HISTORY = "linkcheck/history.jsonl"
ASK = ("links", "--external", "--allow-loopback")


@pytest.fixture
def web() -> Iterator[Web]:
    """Return a server on this machine."""
    with served() as web:
        yield web


@pytest.fixture
def root(tmp_path: Path, web: Web, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a site with a good address in both locales and a dead one, as the current folder."""
    root = tmp_path / "site"
    web.answers["/gone"] = 404
    put(root, "docpipe.toml", CONFIG)
    put(root, "content/zh/a.md", f"# 一\n\n见[好]({web.url('/good')})和[没]({web.url('/gone')})。\n")
    put(root, "content/en/a.md", f"# One\n\nSee [good]({web.url('/good#here')}).\n")
    monkeypatch.chdir(root)
    return root


def put(root: Path, path: str, text: str) -> None:
    """Write a file of the site."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8")


def told(result: Result) -> list[tuple[str, str, str]]:
    """Return path, code and severity of each finding of a JSON report."""
    return [(each["path"], each["code"], each["severity"]) for each in json.loads(result.out)["diagnostics"]]


def test_every_address_is_asked_once(docpipe: Command, root: Path, web: Web) -> None:
    """Over all locales; a second run within the time an answer holds asks nothing and tells the same."""
    first = docpipe(*ASK, "--format", "json")
    assert sorted(set(web.asked)) == ["/gone", "/good"]
    assert told(first) == [("content/zh/a.md", "LK009", "info")]
    assert first.code == 0
    external = json.loads(first.out)["external"]
    assert external["states"] == {"ok": 1, "broken": 1, "unverified": 0, "never": 0}
    assert (external["asked"], external["requests"]) == (2, len(web.asked))
    assert external["hosts"] == [
        {"host": "127.0.0.1", "ok": 1, "broken": 1, "unverified": 0, "never": 0, "reasons": {"not-found": 1}}
    ]
    web.asked.clear()
    second = docpipe(*ASK, "--format", "json")
    assert web.asked == []
    assert told(second) == told(first)
    assert json.loads(second.out)["external"]["requests"] == 0
    assert read_history(root / HISTORY).answers[web.url("/good")].state is LinkState.OK


def test_what_is_said(docpipe: Command, root: Path) -> None:
    """One line before, the sums and the hosts with trouble behind, all of it on stderr; `-q` says nothing."""
    result = docpipe(*ASK)
    assert "LK009" in result.out
    lines = result.err.splitlines()
    assert lines[0] == "warning: --allow-loopback is for tests only: this machine is asked, too"
    assert lines[1] == "asking 2 addresses outside the site on 1 host"
    assert lines[2] == "2 addresses outside the site on 1 host: 1 ok, 1 broken, 0 unverified"
    assert lines[3].startswith("  asked 2 now with ")
    assert lines[4:] == [
        "  host       ok  broken  unverified  never  why",
        "  127.0.0.1   1       1           .      .  not found",
    ]
    assert "  asked nothing now: all of it is from the history" in docpipe(*ASK).err
    assert docpipe(*ASK, "-q").err == ""
    assert "\x1b" not in result.err + result.out
    assert root.joinpath(HISTORY).exists()


def test_of_two_sites_it_is_said_which_is_asked(docpipe: Command, root: Path) -> None:
    """Each by its folder, as a person here would write it."""
    for name in ("one", "two"):
        put(root, f"{name}/docpipe.toml", (root / "docpipe.toml").read_text("utf-8"))
        put(root, f"{name}/content/zh/a.md", (root / "content/zh/a.md").read_text("utf-8"))
    said = docpipe(*ASK, "one", "two").err
    for name in ("one", "two"):
        assert f"asking 2 addresses outside {name} on 1 host\n" in said


@pytest.mark.usefixtures("root")
def test_recheck_asks_again(docpipe: Command, web: Web) -> None:
    """Whatever the history holds; the row of failures goes on."""
    docpipe(*ASK)
    count = len(web.asked)
    assert docpipe(*ASK, "--recheck").code == 0
    assert len(web.asked) == 2 * count


def test_offline_replays(docpipe: Command, root: Path, web: Web) -> None:
    """The same findings without a request; an address that nobody asked is never ok."""
    asked = docpipe(*ASK, "--format", "json")
    put(root, "content/zh/b.md", f"# 二\n\n见[新]({web.url('/new')})。\n")
    before, count = (root / HISTORY).read_bytes(), len(web.asked)
    replayed = docpipe("links", "--offline", "--format", "json")
    assert told(replayed) == told(asked)
    assert json.loads(replayed.out)["external"]["states"] == {"ok": 1, "broken": 1, "unverified": 0, "never": 1}
    assert "1 ok, 1 broken, 0 unverified, 1 never asked" in replayed.err
    assert len(web.asked) == count
    assert (root / HISTORY).read_bytes() == before


def test_lint_neither_asks_nor_replays(docpipe: Command, root: Path, web: Web) -> None:
    """What addresses outside answer is a matter of `docpipe links` alone."""
    docpipe(*ASK)
    count = len(web.asked)
    result = docpipe("lint", "--format", "json", "--select", "LK009")
    assert (told(result), len(web.asked)) == ([], count)
    assert "external" not in json.loads(result.out)
    assert "external" not in json.loads(docpipe("links", "--format", "json").out)
    assert root.joinpath(HISTORY).exists()


def test_a_path_limits_what_is_asked(docpipe: Command, root: Path, web: Web) -> None:
    """Addresses of other files are left alone, and their answers stay in the history."""
    docpipe(*ASK)
    web.asked.clear()
    put(root, "content/zh/b.md", f"# 二\n\n见[新]({web.url('/new')})。\n")
    put(root, "content/zh/c.md", f"# 三\n\n见[又]({web.url('/other')})。\n")
    result = docpipe(*ASK, "content/zh/b.md", "--format", "json")
    assert set(web.asked) == {"/new"}
    assert json.loads(result.out)["external"]["states"]["ok"] == 1
    assert set(read_history(root / HISTORY).answers) == {web.url(path) for path in ("/good", "/gone", "/new")}


def test_the_history_forgets_what_the_site_has_not(docpipe: Command, root: Path, web: Web) -> None:
    """A run over the whole site that asks something leaves the addresses of today."""
    docpipe(*ASK)
    put(root, "content/zh/a.md", f"# 一\n\n见[新]({web.url('/new')})。\n")
    docpipe(*ASK)
    assert set(read_history(root / HISTORY).answers) == {web.url("/good"), web.url("/new")}


def test_ignored_addresses(docpipe: Command, root: Path, web: Web) -> None:
    """What a pattern names is neither asked nor told nor counted."""
    put(root, "docpipe.toml", CONFIG + 'ignore = ["*/gone"]\n')
    result = docpipe(*ASK, "-v", "--format", "json")
    assert set(web.asked) == {"/good"}
    external = json.loads(result.out)["external"]
    assert (external["ignored"], sum(external["states"].values())) == (1, 1)
    assert "1 address left out by external.ignore" in result.err


def test_limits_of_one_run(docpipe: Command, root: Path, web: Web) -> None:
    """What is beyond them is left for the next run, which begins with what was never asked."""
    put(root, "docpipe.toml", CONFIG + "most_per_host = 1\n")
    first = docpipe(*ASK)
    assert "1 address beyond the limits of one run" in first.err
    assert "run it again for the rest" in first.err
    assert set(web.asked) == {"/gone"}
    assert "beyond" not in docpipe(*ASK).err
    assert set(web.asked) == {"/gone", "/good"}


def test_fragments(docpipe: Command, root: Path, web: Web) -> None:
    """With `--fragments` places in pages are looked for."""
    put(root, "content/en/a.md", f"# One\n\nSee [good]({web.url('/good#none')}).\n")
    assert ("content/en/a.md", "LK018") not in {each[:2] for each in told(docpipe(*ASK, "--format", "json"))}
    result = docpipe(*ASK, "--fragments", "--format", "json")
    assert ("content/en/a.md", "LK018") in {each[:2] for each in told(result)}


def test_a_missing_place_stays_told(docpipe: Command, root: Path, web: Web) -> None:
    """A later run that asks again without `--fragments` forgets nothing of what was looked for."""
    (root / "content/zh/f.md").write_text(f"# 五\n\n[无]({web.url('/f')}#nowhere)\n", "utf-8")
    docpipe(*ASK, "--fragments")
    result = docpipe(*ASK, "--recheck", "--format", "json")
    assert "LK018" in [each["code"] for each in json.loads(result.out)["diagnostics"]]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--external", "--offline"], "leave one of them out"),
        (["--recheck"], "add --external"),
        (["--offline", "--fragments"], "add --external"),
        (["--allow-loopback"], "add --external"),
    ],
)
@pytest.mark.usefixtures("root")
def test_options_that_do_not_go_together(docpipe: Command, options: list[str], said: str) -> None:
    """A usage error says what to leave out or to add."""
    result = docpipe("links", *options)
    assert (result.code, said in result.err) == (2, True)


@pytest.mark.usefixtures("root")
def test_loopback_needs_its_option(docpipe: Command, web: Web) -> None:
    """Without it nothing of this machine is asked."""
    docpipe("links", "--external")
    assert web.asked == []


class TestSecrets:
    """Headers of one host, filled from the environment."""

    HEADERS = '[external.host."127.0.0.1".headers]\nAuthorization = "Bearer ${DOCPIPE_TEST_TOKEN}"\n'

    def test_they_are_sent_and_not_shown(
        self, docpipe: Command, root: Path, web: Web, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Not with `-vv`, not in a report, not in the history."""
        monkeypatch.setenv("DOCPIPE_TEST_TOKEN", "s3cr3t")
        put(root, "docpipe.toml", CONFIG + self.HEADERS)
        result = docpipe(*ASK, "-v", "-v")
        assert web.headers["Authorization"] == "Bearer s3cr3t"
        assert "s3cr3t" not in result.out + result.err + (root / HISTORY).read_text("utf-8")
        assert "s3cr3t" not in docpipe("config", "show").out

    def test_one_that_is_not_set(self, docpipe: Command, root: Path, web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
        """Nothing is asked, and the message names the variable; without `--external` nobody needs it."""
        monkeypatch.delenv("DOCPIPE_TEST_TOKEN", raising=False)
        put(root, "docpipe.toml", CONFIG + self.HEADERS)
        result = docpipe(*ASK)
        assert (result.code, web.asked) == (2, [])
        assert "wants the variable DOCPIPE_TEST_TOKEN, which is not set" in result.err
        assert docpipe("links").code == 0
        assert docpipe("links", "--offline").code == 0

    def test_one_that_cannot_be_sent(
        self, docpipe: Command, root: Path, web: Web, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A line end would begin another header; the message does not show what is there."""
        monkeypatch.setenv("DOCPIPE_TEST_TOKEN", "s3cr3t\nHost: b")
        put(root, "docpipe.toml", CONFIG + self.HEADERS)
        result = docpipe(*ASK)
        assert (result.code, web.asked) == (2, [])
        assert "DOCPIPE_TEST_TOKEN holds more than printable ASCII" in result.err
        assert "s3cr3t" not in result.err


def test_docpipe_says_who_it_is(docpipe: Command, root: Path, web: Web) -> None:
    """The name, the version, why it asks, and for which site."""
    docpipe(*ASK)
    assert web.headers["User-Agent"].startswith("docpipe/")
    assert web.headers["User-Agent"].endswith(" (link check)")
    put(
        root,
        "docpipe.toml",
        CONFIG.replace("[external]", "[external]").replace("[site]", '[site]\nbase_url = "https://a.example/"'),
    )
    docpipe(*ASK, "--recheck")
    assert web.headers["User-Agent"].endswith(" (link check; +https://a.example/)")


def test_loose_files_are_asked_and_not_remembered(
    docpipe: Command, tmp_path: Path, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are no site's, so there is no history to write; that is said."""
    folder = tmp_path / "loose"
    put(folder, "note.txt", f"# Note\n\nSee [this]({web.url('/page')}).\n")
    monkeypatch.chdir(folder)
    result = docpipe(*ASK, "note.txt")
    assert set(web.asked) == {"/page"}
    assert "these files are no site's, so the answers are not remembered" in result.err
    assert [path.name for path in folder.iterdir()] == ["note.txt"]


def test_each_site_has_its_own_history(docpipe: Command, root: Path, web: Web, tmp_path: Path) -> None:
    """Paths in two sites: both are asked, each keeps its answers, one summary tells of both."""
    other = tmp_path / "other"
    put(other, "docpipe.toml", CONFIG)
    put(other, "content/zh/a.md", f"# 一\n\n见[好]({web.url('/good')})。\n")
    result = docpipe(*ASK, "content/zh/a.md", other / "content/zh/a.md", "--format", "json")
    assert set(read_history(other / HISTORY).answers) == {web.url("/good")}
    assert set(read_history(root / HISTORY).answers) == {web.url("/good"), web.url("/gone")}
    assert json.loads(result.out)["external"]["states"]["ok"] == 2


@pytest.mark.parametrize("step", ["docpipe.linkcheck.history.journal.write_history", "pathlib.Path.mkdir"])
@pytest.mark.usefixtures("root")
def test_a_history_that_cannot_be_written(docpipe: Command, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """At the end or from the beginning: the findings are told all the same, and the exit code is 3."""

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(step, full)
    result = docpipe(*ASK)
    assert result.code == 3
    assert "LK009" in result.out
    assert "the link history was not written" in result.err
    assert "1 ok, 1 broken" in result.err


def test_a_damaged_line_is_said(docpipe: Command, root: Path) -> None:
    """Its address is asked again; the rest holds."""
    docpipe(*ASK)
    with (root / HISTORY).open("a", encoding="utf-8") as file:
        file.write("<<<<<<< ours\n")
    assert "an unresolved merge conflict stands here" in docpipe("links", "--offline").err


def test_a_site_without_addresses(docpipe: Command, root: Path) -> None:
    """Nothing is asked, written or said."""
    put(root, "content/zh/a.md", "# 一\n\n正文。\n")
    put(root, "content/en/a.md", "# One\n\nText.\n")
    result = docpipe("links", "--external")
    assert (result.code, result.err) == (0, "")
    assert not (root / "linkcheck").exists()


@pytest.mark.usefixtures("root")
def test_the_summary_of_the_step(docpipe: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a CI service shows beside its log has the hosts with trouble, too."""
    place = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(place))
    docpipe(*ASK, "--format", "github")
    text = place.read_text("utf-8")
    assert "Addresses outside the site: 1 ok, 1 broken, 0 unverified\n" in text
    assert "| 127.0.0.1 | 1 | 1 | 0 | 1 not-found |" in text
    assert "LK009" in text
