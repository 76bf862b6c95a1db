"""How many files may be open, and how near that is."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from docpipe.linkcheck.reach.descriptors import are_short, most_open

if sys.platform != "win32":
    import resource

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no limit is chosen there")


@contextmanager
def limit(most: int) -> Iterator[None]:
    """Let so many files be open."""
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)


def test_the_limit_is_that_of_the_process() -> None:
    """It is what holds now, not what may be chosen."""
    with limit(200):
        assert most_open() == 200


def test_few_that_are_left_are_short() -> None:
    """With a hundred left nothing is refused; with none left not even the question can be asked."""
    known = len(list(Path("/dev/fd").iterdir()))
    with limit(known + 100):
        assert not are_short()
    with limit(known + 10):
        assert are_short()
    with limit(1):
        assert are_short()
