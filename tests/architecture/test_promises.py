"""The page of promises names tests that are there, at least one for each."""

from __future__ import annotations

import re

from tests.architecture.floors import ROOT

_ROW = re.compile(r"^\| P(\d+) \|(.*)\|(.*)\|$", re.MULTILINE)
_TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
_NOT_BUILT = {21}


def rows() -> dict[int, list[tuple[str, str]]]:
    """Return the tests of every promise: file and function."""
    page = (ROOT / "docs/promises.md").read_text("utf-8")
    return {int(number): _TEST.findall(tests) for number, _, tests in _ROW.findall(page)}


def test_every_promise_has_a_test() -> None:
    """None of the twenty-three is a mere intention, but for what is not built."""
    found = rows()
    assert list(found) == list(range(1, 24))
    assert {number for number, tests in found.items() if not tests} == _NOT_BUILT


def test_every_test_is_there() -> None:
    """A test that is renamed is renamed on the page, too."""
    missing = [
        f"{file}::{name}"
        for tests in rows().values()
        for file, name in tests
        if not (ROOT / file).is_file() or f"def {name}(" not in (ROOT / file).read_text("utf-8")
    ]
    assert missing == []
