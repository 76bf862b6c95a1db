"""What two sequences have in common at both ends."""

from __future__ import annotations

from collections.abc import Sequence


def common_prefix(ours: Sequence[object], theirs: Sequence[object]) -> int:
    """Return how many items the two sequences share from the start."""
    length = 0
    for one, other in zip(ours, theirs, strict=False):
        if one != other:
            break
        length += 1
    return length


def common_ends(ours: Sequence[object], theirs: Sequence[object]) -> tuple[int, int]:
    """Return how many items the two sequences share from the start, and how many of the others from the end."""
    start = common_prefix(ours, theirs)
    return start, min(common_prefix(ours[::-1], theirs[::-1]), len(ours) - start, len(theirs) - start)
