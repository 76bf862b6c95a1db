"""What the tests of faults share."""

from __future__ import annotations

import pytest

from tests.cli.command import Command


@pytest.fixture
def docpipe(capsys: pytest.CaptureFixture[str]) -> Command:
    """Return the command, run in this process."""
    return Command(capsys)
