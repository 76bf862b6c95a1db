"""Golden files: what a person would look at, kept under tests/golden and compared byte for byte."""

from __future__ import annotations

import difflib
import itertools
from pathlib import Path

import msgspec
import pytest

FOLDER = Path(__file__).parent / "golden"
DIFF_LINES = 80
"""How much of a difference is worth printing."""


class Golden(msgspec.Struct, frozen=True):
    """The golden files of a folder, compared or written anew.

    Attributes:
        folder: where they stand.
        update: write what a test shows in place of comparing with it.
    """

    folder: Path = FOLDER
    update: bool = False

    def check(self, name: str, text: str) -> None:
        """Hold `text` to the golden file `name`, a POSIX path such as `lint/caret.txt`.

        Raises:
            AssertionError: they differ, or the file does not exist; the message holds the difference.
        """
        path = self.folder / name
        if self.update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
            return
        if not path.exists():
            pytest.fail(f"there is no golden file {name}: `pytest --update-golden` writes it; read it", pytrace=False)
        expected = path.read_bytes().decode()
        if text != expected:
            pytest.fail(f"{name} changed:\n{difference(expected, text)}\n\n{ADVICE}", pytrace=False)


ADVICE = "If that is right: `pytest --update-golden`, then read the diff before you commit it."


def difference(expected: str, actual: str) -> str:
    """Return a unified diff in which white space shows, cut after `DIFF_LINES` lines."""
    lines = difflib.unified_diff(visible_lines(expected), visible_lines(actual), "golden file", "now", lineterm="")
    shown = list(itertools.islice(lines, DIFF_LINES + 1))
    if len(shown) > DIFF_LINES:
        shown[DIFF_LINES:] = ["… and more"]
    return "\n".join(shown)


def visible_lines(text: str) -> list[str]:
    """Return the lines, with carriage returns, escapes and a missing last newline made visible."""
    return [
        line.rstrip("\n").replace("\r", "␍").replace("\x1b", "␛") + ("" if line.endswith("\n") else "␄")
        for line in text.splitlines(keepends=True)
    ]
