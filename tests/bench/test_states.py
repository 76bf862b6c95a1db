"""The script that measures what the translation states cost measures both sides, and says what it needs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.architecture.floors import PACKAGE, ROOT


def _run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    inherited = {name: value for name, value in os.environ.items() if name != "DOCPIPE_BENCH"}
    return subprocess.run(
        [sys.executable, ROOT / "bench/states.py", *arguments],
        env={**inherited, "PYTHONPATH": str(PACKAGE.parent), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_both_kinds_are_measured(corpus_generator: Path) -> None:
    """One line without ledgers and one with them, each with both costs, their ratio and the verdict."""
    finished = _run("--posts", "5", "--rounds", "1", DOCPIPE_BENCH=str(corpus_generator))
    assert finished.returncode == 0, finished.stderr
    rows = re.findall(r"^(\S.*?)  +(?:[\d.]+ +){3}at most 1.6: ", finished.stdout, re.MULTILINE)
    assert rows == ["nothing known", "a ledger for each"]


def test_a_missing_generator_is_named() -> None:
    """Without DOCPIPE_BENCH it says what to set, and fails."""
    finished = _run()
    assert finished.returncode == 1
    assert "DOCPIPE_BENCH" in finished.stderr
