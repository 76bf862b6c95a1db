"""Rules take time in proportion to the text, whatever its shape."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable

import pytest

from docpipe.config.linting import Lint
from docpipe.lint.engine import check_document
from docpipe.lint.registry import RULES
from docpipe.lint.selection import Selection
from docpipe.model.document import Parsed
from tests.lint.posts import config, read
from tests.lint.shapes import SHAPES, shape

EVERY_RULE = Selection(config(Lint(select=tuple(rule.code for rule in RULES))), RULES)
_TIMES = 10
# Twice in proportion is no proof of more; ten times as much text in a square is a hundred times the work.
_ALLOWED = 2.5


def _calls(parsed: Parsed) -> int:
    """Return how many calls the rules make of one file: work that no other process disturbs."""
    count = 0

    def note(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        check_document(parsed, EVERY_RULE)
    finally:
        sys.setprofile(before)
    return count


def _seconds(parsed: Parsed) -> float:
    """Return the processor time of the rules on one file, the least of three."""

    def once() -> float:
        start = time.process_time()
        check_document(parsed, EVERY_RULE)
        return time.process_time() - start

    # Looking for garbage among many findings takes more than its share, and is not the rules' work.
    gc.disable()
    try:
        return min(once() for _ in range(3))
    finally:
        gc.enable()


def _growth(name: str, small: int, measure: Callable[[Parsed], float]) -> float:
    little, much = (read(shape(name, size), head="") for size in (small, small * _TIMES))
    # The first file of a process also pays for what is made once: tables and patterns.
    check_document(little, EVERY_RULE)
    # What every file costs, however short, is taken off.
    empty = measure(read("\n", head=""))
    return (measure(much) - empty) / max(1e-3, measure(little) - empty) / _TIMES


@pytest.mark.parametrize("name", SHAPES)
def test_work_grows_with_the_text(name: str) -> None:
    """Ten times the text makes ten times the calls."""
    assert _growth(name, 400, _calls) <= _ALLOWED


@pytest.mark.stress
@pytest.mark.parametrize("name", SHAPES)
def test_time_grows_with_the_text(name: str) -> None:
    """From 10 kB over 100 kB to 1 MB the rules take time in proportion, inside one call of a search, too."""
    assert _growth(name, 10_000, _seconds) <= _ALLOWED
    assert _growth(name, 100_000, _seconds) <= _ALLOWED
