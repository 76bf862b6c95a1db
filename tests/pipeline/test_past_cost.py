"""What a history costs: few processes whatever its length, and a small multiple of one plain log."""

from __future__ import annotations

import gc
import subprocess
import time
from pathlib import Path

import pytest

from docpipe.pipeline.reach import Reach
from tests.pipeline.committed_post import session_of
from tests.pipeline.long_history import make_repository

# One to find the repository, one for the log, one for the texts.
MOST_PROCESSES = 3
MOST_LOGS = 20


@pytest.mark.parametrize("documents", [2, 12])
def test_no_process_is_started_per_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, documents: int) -> None:
    """Three processes, for two documents as for twelve."""
    make_repository(tmp_path / "site", documents=documents, commits=60)
    started: list[object] = []
    real = subprocess.Popen

    class Counted(real):  # type: ignore[valid-type, misc]  # a class known when it runs
        """A process that is counted."""

        def __init__(self, arguments: object, **options: object) -> None:
            started.append(arguments)
            super().__init__(arguments, **options)

    monkeypatch.setattr(subprocess, "Popen", Counted)
    session = session_of(tmp_path / "site")
    assert session.states
    assert session.reach is Reach.WHOLE
    assert len(started) <= MOST_PROCESSES


@pytest.mark.stress
def test_adoption_from_eight_thousand_commits_is_cheap(tmp_path: Path) -> None:
    """Every state from git costs no more than twenty times one `git log --name-only` of the same repository."""
    root = tmp_path / "site"
    make_repository(root, documents=200, commits=8000)
    session = session_of(root)
    assert len(session.site.by_path) == 400
    times = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run(["git", "-C", str(root), "log", "--name-only"], check=True, capture_output=True)  # noqa: S607 - whichever git is here
        times.append(time.perf_counter() - start)
    # As the command does: young values are looked through less often.
    before = gc.get_threshold()
    gc.set_threshold(50_000, 20, 100)
    try:
        start = time.perf_counter()
        assert session.states
        spent = time.perf_counter() - start
    finally:
        gc.set_threshold(*before)
    assert spent <= MOST_LOGS * min(times), f"{spent:.1f} s for {min(times):.2f} s"
