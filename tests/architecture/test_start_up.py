"""Starting is cheap: what a command does not need, it does not import."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.architecture.floors import PACKAGE

WEB = {"anyio", "asyncio", "httpcore2", "idna", "ssl"}
HEAVY = {
    "babel",
    "frontmatter",
    "jinja2",
    "markdown_it",
    "mdit_py_plugins",
    "multiprocessing",
    "publicsuffixlist",
    "yaml",
} | WEB


def loaded_by(*arguments: str) -> set[str]:
    """Return the top-level packages that a run of docpipe imports."""
    command = "import sys; from docpipe.cli.main import run; sys.argv[0] = 'docpipe'; run()"
    finished = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", command, *arguments],
        env={**os.environ, "PYTHONPATH": str(PACKAGE.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    return {name.partition(".")[0] for name in re.findall(r"\| +(\S+)$", finished.stderr, re.MULTILINE)}


@pytest.mark.parametrize("arguments", [("--version",), ("--help",)])
def test_saying_what_it_is_loads_nothing_heavy(arguments: tuple[str, ...]) -> None:
    """`docpipe --version` and `docpipe --help` load no parser, template engine, locale data, and nothing of the web."""
    loaded = loaded_by(*arguments)
    assert "click" in loaded
    assert not loaded & HEAVY


def test_linting_loads_no_template_engine(site: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """`docpipe lint` needs neither Jinja2 nor Babel, and asks nobody."""
    monkeypatch.chdir(site("minimal"))
    assert not loaded_by("lint", "--jobs", "1") & ({"babel", "jinja2"} | WEB)


def test_links_inside_need_no_web(site: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """`docpipe links` loads what asks addresses outside only with `--external`."""
    monkeypatch.chdir(site("minimal"))
    assert not loaded_by("links", "--jobs", "1") & (WEB - {"idna"})
