"""`docpipe links --external` ended from outside: what was answered is kept, and the next run asks for the rest."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from docpipe.linkcheck.history.journal import FIRST_LINE
from docpipe.linkcheck.history.store import read_history
from tests.cli.command import Command, start
from tests.cli.web import Web, served

CONFIG = """\
[site]
title = "例"
source = "zh"
locales = ["zh"]
[external]
interval = 0
retries = []
per_host = 1
"""
ASK = ("links", "--external", "--allow-loopback")


@pytest.fixture
def web() -> Iterator[Web]:
    """Return a server on this machine."""
    with served() as web:
        yield web


@pytest.fixture
def root(tmp_path: Path, web: Web) -> Path:
    """Return a site with nine addresses."""
    post = tmp_path / "content/zh/a.md"
    post.parent.mkdir(parents=True)
    post.write_text("# 一\n\n" + "".join(f"见[页]({web.url(f'/{number}')})。\n" for number in range(9)), "utf-8")
    (tmp_path / "docpipe.toml").write_text(CONFIG, "utf-8")
    return tmp_path


def until(web: Web, count: int) -> None:
    """Wait until so many requests were made."""
    for _ in range(1000):
        if len(web.asked) >= count:
            return
        time.sleep(0.02)
    pytest.fail("the server was not asked")


def interrupted(root: Path, web: Web, number: int) -> tuple[subprocess.Popen[str], str]:
    """Start a run, let some addresses be answered, send the signal, and return the process and its error stream."""
    web.closes_at = 8
    process = start(*ASK, cwd=root)
    until(web, web.closes_at)
    time.sleep(0.2)
    process.send_signal(number)
    _, err = process.communicate(timeout=20)
    web.closes_at = 0
    web.gate.set()
    return process, err


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_keeps_what_was_answered(docpipe: Command, root: Path, web: Web, number: int, code: int) -> None:
    """The message says how many of how many; the next run asks for the others alone."""
    process, err = interrupted(root, web, number)
    assert process.returncode == code
    known = set(read_history(root / "linkcheck/history.jsonl").answers)
    assert 0 < len(known) < 9
    assert f"interrupted after {len(known)} of 9 addresses: the answers are kept in linkcheck/history.jsonl" in err
    assert "Traceback" not in err
    web.asked.clear()
    assert docpipe(*ASK, "--root", root).code == 0
    assert {web.url(path) for path in web.asked} == {web.url(f"/{number}") for number in range(9)} - known


def test_a_kill_keeps_them_too(docpipe: Command, root: Path, web: Web) -> None:
    """Nothing can be said then, and nothing is lost."""
    interrupted(root, web, signal.SIGKILL)
    known = set(read_history(root / "linkcheck/history.jsonl").answers)
    assert 0 < len(known) < 9
    web.asked.clear()
    docpipe(*ASK, "--root", root)
    assert {web.url(path) for path in web.asked} == {web.url(f"/{number}") for number in range(9)} - known
    assert len(read_history(root / "linkcheck/history.jsonl").answers) == 9


def test_a_kill_at_the_end_is_made_good(docpipe: Command, root: Path) -> None:
    """Where nothing is left to be asked, the next run writes the history all the same."""
    docpipe(*ASK, "--root", root)
    history = root / "linkcheck/history.jsonl"
    whole = history.read_bytes()
    journal = history.with_name(".history.jsonl.run")
    journal.write_bytes(FIRST_LINE + whole.split(b"\n", 1)[1])
    history.unlink()
    result = docpipe(*ASK, "--root", root)
    assert (result.code, "asked nothing now" in result.err) == (0, True)
    assert history.read_bytes() == whole
    assert not journal.exists()


def test_two_runs_at_once(docpipe: Command, root: Path, web: Web) -> None:
    """The second is refused, and says who waits for what."""
    web.gate.clear()
    process = start(*ASK, cwd=root)
    until(web, 1)
    second = docpipe(*ASK, "--root", root)
    web.gate.set()
    process.communicate(timeout=20)
    assert second.code == 2
    assert "another run is asking the links of this site" in second.err
