"""A run that is killed while it asks: the next one asks only for the rest."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from docpipe.linkcheck.history.history_line import answer_line
from docpipe.linkcheck.history.journal import Journal
from docpipe.linkcheck.history.store import read_history
from docpipe.model.answer import LinkState
from tests.linkcheck.server.behaviour import Behaviour
from tests.linkcheck.server.exchange import Exchange
from tests.linkcheck.server.loopback import Loopback

HOSTS, PAGES = 4, 25
CONCURRENCY = 8
RUN = """
import sys, time
from pathlib import Path
from docpipe.config.external import External
from docpipe.linkcheck.ask.asking import Asking
from docpipe.linkcheck.history.due import due
from docpipe.linkcheck.history.journal import Journal
from docpipe.linkcheck.ask.run import ask_all
from docpipe.model.answer import Check, ExternalLink, LinkPlace
from docpipe.model.text import Span
path, concurrency, urls = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
links = [ExternalLink(url, (LinkPlace("a.md", Span(0, 1)),)) for url in urls]
options, now = External(interval=0.01, concurrency=concurrency), int(time.time())
asking = Asking(options=options, agent="docpipe-tests/1", now=now, allow_loopback=True)
print("ready", flush=True)
with Journal(path) as run:
    wanted = due(links, run.answers, options, now, wanted=frozenset({Check.STATUS, Check.BODY, Check.HTTPS}))
    ask_all(wanted, run.answers, asking, answered=run.add)
"""


async def shown(exchange: Exchange) -> None:
    """Answer as a host does that takes its time; every third page is gone."""
    await asyncio.sleep(0.01)
    await exchange.answer(404 if exchange.request.path.endswith("3") else 200, {"Content-Type": "image/png"})


def start(path: Path, urls: list[str]) -> subprocess.Popen[str]:
    """Start a run over these addresses, and wait until it begins."""
    root = Path(__file__).parents[2]
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, str(path), str(CONCURRENCY), *urls],
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(root), str(root / "src")))},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def asked(loopback: Loopback, seen: int = 0) -> Counter[str]:
    """Return how often each address was asked, from an event of the log on, once the server has nothing more to do."""
    while True:
        count = len(loopback.log.events)
        time.sleep(0.05)
        if len(loopback.log.events) == count:
            break
    starts = {place.host: place.start() for place in loopback.places.values()}
    return Counter(starts[event.host] + event.target for event in loopback.log.events[seen:] if event.method == "HEAD")


def killed_and_resumed(loopback: Loopback, path: Path, after: float) -> int:
    """Kill a run after so many seconds, run again, and return how many answers the killed one had put down."""
    urls = [f"{place.start()}/page/{page}" for place in loopback.places.values() for page in range(PAGES)]
    seen = len(loopback.log.events)
    process = start(path, urls)
    time.sleep(after)
    process.kill()
    process.communicate(timeout=20)
    assert process.returncode in {-signal.SIGKILL, 0}
    before = asked(loopback, seen)
    recorded = read_history(path)
    assert recorded.problems == ()
    # What was put down was asked, and but for what was under way, what was asked was put down.
    assert set(recorded.answers) <= set(before)
    assert len(set(before) - set(recorded.answers)) <= CONCURRENCY

    resumed = len(loopback.log.events)
    process = start(path, urls)
    process.communicate(timeout=60)
    assert process.returncode == 0
    again = asked(loopback, resumed)
    assert set(again) == set(urls) - set(recorded.answers)
    assert set(again.values()) <= {1}
    found = read_history(path)
    assert sorted(found.answers) == sorted(urls)
    assert all(answer_line(found.answers[url]) == answer_line(recorded.answers[url]) for url in recorded.answers)
    assert sum(answer.state is LinkState.BROKEN for answer in found.answers.values()) == HOSTS * 3
    assert [entry.name for entry in path.parent.iterdir()] == ["history.jsonl"]
    with Journal(path) as run:
        assert len(run.answers) == len(urls)
    return len(recorded.answers)


def killed_again_and_again(path: Path, times: int, chance: random.Random) -> None:
    """Kill runs at random moments, each over a new history."""
    with Loopback([Behaviour(name=f"host-{number}", play=shown) for number in range(HOSTS)]) as loopback:
        recorded = [
            killed_and_resumed(loopback, path / str(number) / "history.jsonl", chance.uniform(0, 0.8))
            for number in range(times)
        ]
    # Some were killed in the middle.
    assert any(0 < count < HOSTS * PAGES for count in recorded), recorded


def test_run_killed(tmp_path: Path) -> None:
    """Five kills at random moments."""
    killed_again_and_again(tmp_path, 5, random.Random(4))  # noqa: S311 - no secret


@pytest.mark.stress
def test_run_killed_often(tmp_path: Path) -> None:
    """Fifty kills."""
    killed_again_and_again(tmp_path, 50, random.Random())  # noqa: S311 - no secret
