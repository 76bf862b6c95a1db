"""Small pictures as SVG that need no style of their own: a strip of a document's blocks, a bar of shares.

A cell of a strip says its state twice, by colour and by shape: the taller it is, the more of the translation is right,
and what is not verified is hollow. So it can be read in grey, on paper and by whoever tells no colours apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import msgspec
from markupsafe import Markup

from docpipe.model.translation import Coverage, Freshness

HEIGHT = 12
"""Of a strip, in pixels."""

# Centre and height of the bars of a cell.
_BARS: dict[Freshness, tuple[tuple[float, int], ...]] = {
    Freshness.CURRENT: ((6, 12),),
    Freshness.UNVERIFIED: ((1, 2), (11, 2)),
    Freshness.OUTDATED: ((8.5, 7),),
    Freshness.UNTRANSLATED: ((10, 4),),
    Freshness.MISSING: ((11, 2),),
    Freshness.EXTRA: ((2, 4),),
}
# Of several blocks that share a cell, the one that needs most is shown.
_NEEDS = (
    Freshness.MISSING,
    Freshness.OUTDATED,
    Freshness.UNTRANSLATED,
    Freshness.UNVERIFIED,
    Freshness.EXTRA,
    Freshness.CURRENT,
)
_PITCHES = (4, 3, 2)


class Cells(msgspec.Struct, frozen=True):
    """How the blocks of a document are drawn.

    Attributes:
        marks: the state of each cell.
        pitch: pixels from one to the next; cells of more than two have a gap between them.
        blocks: how many blocks a cell stands for, at most.
    """

    marks: tuple[Freshness, ...]
    pitch: int
    blocks: int


def cells(states: Sequence[Freshness], width: int) -> Cells:
    """Return the cells for these blocks in a strip that is no wider than `width` pixels: one each, if they fit."""
    for pitch in _PITCHES:
        if len(states) * pitch - _gap(pitch) <= width:
            return Cells(tuple(states), pitch, 1)
    most = width // _PITCHES[-1]
    size = -(-len(states) // most)
    parts = (states[start : start + size] for start in range(0, len(states), size))
    return Cells(tuple(min(part, key=_NEEDS.index) for part in parts), _PITCHES[-1], size)


def strip(shown: Cells, label: str) -> Markup:
    """Return cells as SVG; `label` says in words what they show."""
    paths: dict[Freshness, list[str]] = {}
    start = 0
    for state, group in groupby(shown.marks):
        length = len(list(group)) * shown.pitch
        gap = _gap(shown.pitch)
        for middle, _ in _BARS[state]:
            paths.setdefault(state, []).append(f"M{start} {middle:g}h{length - gap}")
        start += length
    drawn = Markup("").join(
        Markup('<path class="{}" d="{}"/>').format(state.value, "".join(paths[state]))
        for state in _BARS
        if state in paths
    )
    return Markup('<svg class="strip pitch-{}" width="{}" height="{}" role="img"><title>{}</title>{}</svg>').format(
        shown.pitch, max(start - _gap(shown.pitch), 1), HEIGHT, label, drawn
    )


def _gap(pitch: int) -> int:
    return 1 if pitch > _PITCHES[-1] else 0


def bar(coverage: Coverage) -> Markup:
    """Return shares of a whole as SVG, as wide as its place; what it shows must stand beside it in words."""
    parts = (
        ("rest", 100),
        ("covered", coverage.percent(coverage.covered)),
        ("fresh", coverage.percent(coverage.fresh)),
        ("reviewed", coverage.percent(coverage.reviewed)),
    )
    drawn = Markup("").join(
        Markup('<path class="{}" d="M0 4h{}"/>').format(name, percent) for name, percent in parts if percent
    )
    return Markup(
        '<svg class="shares" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">{}</svg>'
    ).format(drawn)
