"""Stretches that seem missing in one place and extra in another: they were moved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docpipe.model.block import Block
from docpipe.model.translation import Pair
from docpipe.translation.stretch import GOOD_ENOUGH, Sides, shapes_of

# One block of a shape is like any other; a stretch has a profile.
_LEAST_RUN = 3


def with_moves(pairs: Sequence[Pair], sides: Sides) -> list[Pair]:
    """Return the pairs, in which missing and extra stretches of the same shapes have found each other.

    Only where one missing and one extra stretch have these shapes, and their texts go together.
    """
    missing = _by_shapes((pair.source[0] for pair in pairs if not pair.target), sides.source.blocks)
    extra = _by_shapes((pair.target[0] for pair in pairs if not pair.source), sides.target.blocks)
    moved: list[Pair] = []
    for shapes, runs in missing.items():
        others = extra.get(shapes, [])
        if len(runs) == len(others) == 1:
            found = [sides.pair(*both) for both in zip(runs[0], others[0], strict=True)]
            if sum(pair.confidence for pair in found) >= GOOD_ENOUGH * len(found):
                moved += found
    source = {pair.source for pair in moved}
    target = {pair.target for pair in moved}
    return [pair for pair in pairs if pair.source not in source and pair.target not in target] + moved


_Shapes = tuple[tuple[str, str, int], ...]


def _by_shapes(indices: Iterable[int], blocks: Sequence[Block]) -> dict[_Shapes, list[list[int]]]:
    """Return the runs of neighbours among the indices, by their shapes; code between two breaks no run."""
    runs: list[list[int]] = []
    for index in sorted(indices):
        is_next = runs and not any(block.translatable for block in blocks[runs[-1][-1] + 1 : index])
        if is_next:
            runs[-1].append(index)
        else:
            runs.append([index])
    found: dict[_Shapes, list[list[int]]] = {}
    for run in runs:
        if len(run) >= _LEAST_RUN:
            found.setdefault(tuple(shapes_of(run, blocks)), []).append(run)
    return found
