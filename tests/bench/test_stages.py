"""The measuring script measures, and says what it needs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.architecture.floors import PACKAGE, ROOT

BEFORE_PAGES = ("config", "discover", "read, parse, rules", "index", "states", "decide", "pair and site rules")
STAGES = (*BEFORE_PAGES, "render", "write")


def run_bench(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Return a finished run of bench/stages.py."""
    inherited = {name: value for name, value in os.environ.items() if name != "DOCPIPE_BENCH"}
    return subprocess.run(
        [sys.executable, ROOT / "bench/stages.py", *arguments],
        env={**inherited, "PYTHONPATH": str(PACKAGE.parent), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_stage_is_timed(corpus_generator: Path) -> None:
    """The report has a line per stage, serial beside two workers."""
    finished = run_bench("--posts", "5", "--rounds", "1", DOCPIPE_BENCH=str(corpus_generator))
    assert finished.returncode == 0, finished.stderr
    assert "2 workers" in finished.stdout
    rows = re.findall(r"^(\S.*?)  +(?:[\d.]+ *){4}$", finished.stdout, re.MULTILINE)
    assert rows == [*STAGES, "all"]


def test_a_missing_generator_is_named() -> None:
    """Without DOCPIPE_BENCH it says what to set, and fails."""
    finished = run_bench()
    assert finished.returncode == 1
    assert "DOCPIPE_BENCH" in finished.stderr
