"""The command run in this process or in one of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from docpipe.cli.main import run

SOURCE = Path(__file__).parents[2] / "src"


class Result:
    """What a call of the command left: exit code and both streams."""

    def __init__(self, code: int, out: str, err: str) -> None:
        """Keep the three."""
        self.code, self.out, self.err = code, out, err


class Command:
    """Runs docpipe in this process and captures what it writes."""

    def __init__(self, capture: pytest.CaptureFixture[str]) -> None:
        """Use pytest's capture."""
        self.capture = capture

    def __call__(self, *arguments: str | Path) -> Result:
        """Run the command with these arguments."""
        self.capture.readouterr()
        code = run([str(argument) for argument in arguments])
        captured = self.capture.readouterr()
        return Result(code, captured.out, captured.err)


def start(*arguments: str | Path, cwd: Path, stdout: int = subprocess.PIPE) -> subprocess.Popen[str]:
    """Start docpipe as a process of its own, as from a shell."""
    return _start("-m", "docpipe", *map(str, arguments), cwd=cwd, stdout=stdout)


def start_python(code: str, *arguments: str | Path, cwd: Path) -> subprocess.Popen[str]:
    """Start a Python program that uses docpipe."""
    return _start("-c", code, *map(str, arguments), cwd=cwd, stdout=subprocess.PIPE)


def _start(*arguments: str, cwd: Path, stdout: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
