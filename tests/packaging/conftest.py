"""What tests of the ways into CI share."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.architecture.floors import PACKAGE

_PROGRAM = """#!{python}
import sys
sys.path.insert(0, {source!r})
from docpipe.cli.main import run
sys.exit(run())
"""


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an executable `docpipe` that runs the checkout."""
    path = tmp_path_factory.mktemp("bin") / "docpipe"
    path.write_text(_PROGRAM.format(python=sys.executable, source=str(PACKAGE.parent)), "utf-8")
    path.chmod(0o755)
    return path
