"""Patches that other tools take."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from docpipe.report.patch import patch


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("一,二\n三\n", "一，二\n三\n"),
        ("一,二\r\n三\r\n", "一，二\r\n三\r\n"),
        ("一,二", "一，二"),
        ("一\n二,", "一\n二，\n"),
        ("\ufeff一,\u2028二\x0b三\r四\n", "\ufeff一，\u2028二\x0b三\r四\n"),
        ("".join(f"{n},\n" for n in range(100)), "".join(f"{n}{'，' if n % 20 == 0 else ','}\n" for n in range(100))),
    ],
)
def test_git_makes_the_same_of_it(tmp_path: Path, before: str, after: str) -> None:
    """`git apply` gives the very bytes, whatever the lines end in."""
    (tmp_path / "文.md").write_bytes(before.encode())
    made = patch("文.md", before, after)
    subprocess.run(["git", "apply", "-p1"], input=made.encode(), cwd=tmp_path, check=True)  # noqa: S607 # git as found
    assert (tmp_path / "文.md").read_bytes() == after.encode()


def test_nothing_changed() -> None:
    """No change, no patch."""
    assert patch("a.md", "一\n", "一\n") == ""


def test_a_name_cannot_forge_a_line() -> None:
    """A line feed in a name is spelt out."""
    assert "+++ b/a\\n+x.md\n" in patch("a\n+x.md", "a\n", "b\n")
