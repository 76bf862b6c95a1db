"""A test that hangs is shown and ends its process, instead of holding up everything behind it."""

from __future__ import annotations

import faulthandler
import os
import time
from collections.abc import Iterator

import pytest

SECONDS = 300
"""How long the tests of one arming may take together."""
ANEW = 10
"""How long after an arming the next test arms anew. Each starts a thread and waits for the one before it to end, some
15 ms: at every test, as pytest's own `faulthandler_timeout` does it, that was a fifth of the suite's time."""


class Watchdog:
    """Prints where every thread stands and exits when one test takes about `SECONDS`."""

    def __init__(self, config: pytest.Config) -> None:
        """Keep hold of the terminal, which pytest takes away while a test runs."""
        capture = config.pluginmanager.getplugin("capturemanager")
        with capture.global_and_fixture_disabled():
            self._stderr = os.dup(2)
        self._armed = float("-inf")

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self) -> Iterator[None]:
        """Arm anew when the last arming is a while ago."""
        if time.monotonic() - self._armed > ANEW:
            self._armed = time.monotonic()
            faulthandler.dump_traceback_later(SECONDS, exit=True, file=self._stderr)
        return (yield)

    def pytest_sessionfinish(self) -> None:
        """Stand down: what other tools do at the end takes as long as it takes."""
        faulthandler.cancel_dump_traceback_later()
        os.close(self._stderr)
