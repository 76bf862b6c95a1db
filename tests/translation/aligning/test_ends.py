"""What two sequences have in common."""

from __future__ import annotations

import pytest

from docpipe.translation.aligning.ends import common_ends


@pytest.mark.parametrize(
    ("ours", "theirs", "ends"),
    [("", "", (0, 0)), ("abc", "abc", (3, 0)), ("abxyc", "abzc", (2, 1)), ("aa", "aaa", (2, 0)), ("ab", "cd", (0, 0))],
)
def test_the_ends_do_not_meet(ours: str, theirs: str, ends: tuple[int, int]) -> None:
    """No item counts both from the start and from the end."""
    assert common_ends(ours, theirs) == ends
