"""What tests of the command line share."""

from __future__ import annotations

import pytest

from tests.cli.command import Command


@pytest.fixture
def docpipe(capsys: pytest.CaptureFixture[str]) -> Command:
    """Return the command: `docpipe("lint", "--root", site)`."""
    return Command(capsys)
