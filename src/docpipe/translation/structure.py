"""Pairing blocks by the structure of two texts: equal shapes, sections, one stretch missing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from docpipe.model.block import BlockKind
from docpipe.model.document import Document
from docpipe.model.translation import Pair
from docpipe.translation.admonitions import title_pairs, without_titles
from docpipe.translation.known import Gap, between
from docpipe.translation.stretch import GOOD_ENOUGH, Sides, common_ends, find_stretch, shapes_of

CLEAR = 0.9
"""Confidence that a block has no counterpart where the structure leaves no other reading."""

UNDECIDED = 0.1
"""Confidence of a pair that only says: these blocks, in some way, translate those."""


def pair_gap(gap: Gap, sides: Sides) -> list[Pair]:
    """Return pairs that hold every block of a gap once.

    Nothing on one side: the other side is missing (or extra). Equal shapes: by position. Otherwise the
    sections between headings that pair up are gaps of their own; a section that has one stretch too many on
    one side is cut there if that reading is clear. What is left becomes one undecided pair.
    """
    plain = _pair_plainly(gap, sides)
    if plain is not None:
        return plain
    untitled = without_titles(gap, sides.source, sides.target)
    if untitled is not None:
        others = pair_gap(untitled, sides)
        titles = title_pairs(gap, sides.source, sides.target, others)
        return others + [_title_pair(title, other, sides) for title, other in titles]
    headings = _paired_headings(gap, sides)
    pairs: list[Pair] = []
    bounds = [(-1, -1), *headings, (_AFTER_ALL, _AFTER_ALL)]
    for (source, target), (next_source, next_target) in pairwise(bounds):
        if source >= 0:
            pairs.append(sides.pair(source, target))
        section = Gap(
            between(gap.source, source, next_source),
            between(gap.target, target, next_target),
            gap.at_end and next_source == _AFTER_ALL,
        )
        pairs += _pair_section(section, sides)
    return pairs


_AFTER_ALL = 1 << 60


def _title_pair(title: int, other: int, sides: Sides) -> Pair:
    if title >= 0 <= other:
        return sides.pair(title, other)
    return Pair((title,) if title >= 0 else (), (other,) if other >= 0 else (), CLEAR)


def _pair_plainly(gap: Gap, sides: Sides) -> list[Pair] | None:
    """Return the pairs of a gap with one empty side or equal shapes; None for any other."""
    if not gap.target:
        return [Pair((index,), (), CLEAR) for index in gap.source]
    if not gap.source:
        return [Pair((), (index,), CLEAR) for index in gap.target]
    if shapes_of(gap.source, sides.source.blocks) == shapes_of(gap.target, sides.target.blocks):
        return [sides.pair(*both) for both in zip(gap.source, gap.target, strict=True)]
    return None


def _paired_headings(gap: Gap, sides: Sides) -> list[tuple[int, int]]:
    """Return the headings that belong together: by explicit id, and between those by their levels."""
    source = [index for index in gap.source if sides.source.blocks[index].kind is BlockKind.HEADING]
    target = [index for index in gap.target if sides.target.blocks[index].kind is BlockKind.HEADING]
    fixed = _paired_by_id(frozenset(source), frozenset(target), sides)
    if shapes_of(source, sides.source.blocks) == shapes_of(target, sides.target.blocks):
        by_place = list(zip(source, target, strict=True))
        # Ids are misplaced now and then; one that the others contradict does not tear the text apart.
        if 2 * len(set(fixed) & set(by_place)) >= len(fixed):
            return by_place
    bounds = [(-1, -1), *fixed, (_AFTER_ALL, _AFTER_ALL)]
    paired = list(fixed)
    for low, high in pairwise(bounds):
        inner = Gap(
            between(source, low[0], high[0]),
            between(target, low[1], high[1]),
            gap.at_end and high[0] == _AFTER_ALL,
        )
        paired += _pair_levels(inner, gap, sides)
    return sorted(paired)


def _paired_by_id(source: frozenset[int], target: frozenset[int], sides: Sides) -> list[tuple[int, int]]:
    by_id = {heading.id: heading.block for heading in sides.source.headings if heading.explicit}
    paired: list[tuple[int, int]] = []
    for heading in sides.target.headings:
        partner = by_id.get(heading.id, -1) if heading.explicit else -1
        if heading.block in target and partner in source and (not paired or paired[-1][0] < partner):
            paired.append((partner, heading.block))
    return paired


def _pair_levels(headings: Gap, gap: Gap, sides: Sides) -> list[tuple[int, int]]:
    if not headings.source or not headings.target:
        return []
    if shapes_of(headings.source, sides.source.blocks) == shapes_of(headings.target, sides.target.blocks):
        return list(zip(headings.source, headings.target, strict=True))
    sections = [_sections(headings.source, gap.source), _sections(headings.target, gap.target)]

    def likeness(source: Sequence[int], target: Sequence[int]) -> float:
        ours = shapes_of(sections[0][source[0]], sides.source.blocks)
        theirs = shapes_of(sections[1][target[0]], sides.target.blocks)
        longest = max(len(ours), len(theirs), 1)
        common = sum(1 for one, other in zip(ours, theirs, strict=False) if one == other)
        return common / longest if longest > 1 or ours == theirs else 0.5

    cut = find_stretch(headings, sides, likeness)
    return [] if cut is None or cut.first != cut.last else list(cut.outer)


def _sections(headings: Sequence[int], blocks: Sequence[int]) -> dict[int, tuple[int, ...]]:
    bounds = [*headings, _AFTER_ALL]
    return {heading: between(blocks, heading, following) for heading, following in pairwise(bounds)}


def _pair_section(gap: Gap, sides: Sides) -> list[Pair]:
    pairs = _pair_plainly(gap, sides)
    if pairs is None:
        pairs = _before_first_heading(gap, sides)
    if pairs is not None:
        return pairs
    cut = find_stretch(gap, sides, sides.likeness)
    if cut is None:
        return _pair_ends(gap, sides)
    rest = Gap(cut.rest_source, cut.rest_target, at_end=False)
    inner = _pair_plainly(rest, sides)
    return [*(sides.pair(*both) for both in cut.outer), *(_undecided(rest, sides) if inner is None else inner)]


def _before_first_heading(gap: Gap, sides: Sides) -> list[Pair] | None:
    """Pair a section with its like where whole sections, headings and all, follow on one side only."""
    source, target = _lead(gap.source, sides.source), _lead(gap.target, sides.target)
    rest = Gap(gap.source[len(source) :], gap.target[len(target) :], gap.at_end)
    if rest.source and rest.target:
        return None
    if shapes_of(source, sides.source.blocks) != shapes_of(target, sides.target.blocks):
        return None
    pairs = [sides.pair(*both) for both in zip(source, target, strict=True)]
    return (
        pairs
        + [Pair((index,), (), CLEAR) for index in rest.source]
        + [Pair((), (index,), CLEAR) for index in rest.target]
    )


def _lead(indices: tuple[int, ...], document: Document) -> tuple[int, ...]:
    is_heading = [document.blocks[index].kind is BlockKind.HEADING for index in indices]
    return indices[: is_heading.index(True)] if True in is_heading else indices


def _pair_ends(gap: Gap, sides: Sides) -> list[Pair]:
    """Pair what agrees at both ends; what is between stays undecided."""
    ours, theirs = shapes_of(gap.source, sides.source.blocks), shapes_of(gap.target, sides.target.blocks)
    start, end = common_ends(ours, theirs)
    before = [sides.pair(*both) for both in zip(gap.source[:start], gap.target[:start], strict=True)]
    behind = [sides.pair(*both) for both in zip(gap.source[::-1][:end], gap.target[::-1][:end], strict=True)]
    outer = [*takewhile(_is_good, before), *takewhile(_is_good, behind)]
    used_source = {index for pair in outer for index in pair.source}
    used_target = {index for pair in outer for index in pair.target}
    rest = Gap(
        tuple(index for index in gap.source if index not in used_source),
        tuple(index for index in gap.target if index not in used_target),
        gap.at_end,
    )
    return outer + _undecided(rest, sides)


def _is_good(pair: Pair) -> bool:
    return pair.confidence >= GOOD_ENOUGH


def _undecided(rest: Gap, sides: Sides) -> list[Pair]:
    if len(rest.source) == len(rest.target) == 1:
        # Two blocks of different shape, each the only one left: a paragraph made an item, say.
        return [Pair(rest.source, rest.target, min(0.5, sides.likeness(rest.source, rest.target)))]
    return [Pair(rest.source, rest.target, UNDECIDED)]
