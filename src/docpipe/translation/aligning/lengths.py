"""How long a translation usually is: Gale and Church's model of lengths, with its two figures per pair of languages."""

from __future__ import annotations

import math
from collections.abc import Iterable

import msgspec

from docpipe.model.block import Block
from docpipe.model.source import LocaleName

DEAREST = 4.0
"""No difference in length costs more: texts shrink and grow for reasons of their own."""

# English characters, blanks aside, that say what one character of the language's own script says.
_DENSITY = {"zh": 2.95, "ja": 1.85, "ko": 2.1, "ar": 1.25, "ru": 0.92, "fr": 0.9, "de": 0.88, "es": 0.92, "pt": 0.93}
# Languages whose own letters are not ASCII: Latin words in them are names, as long as in any other language.
_OWN_SCRIPT = frozenset({"zh", "ja", "ko", "ar", "ru"})
_DENSE_SCRIPT = frozenset({"zh", "ja", "ko"})
# Standard deviation of the difference, as a share of the length; more between dense scripts and others.
_SPREAD_ACROSS = 0.16
_SPREAD = 0.12
_LEAST_SPREAD, _MOST_SPREAD = 0.1, 0.3
# What even the shortest texts vary by, headings and cells, in characters.
_LEAST_DEVIATION = 2.5
_ENOUGH_PAIRS = 12
_LONG_ENOUGH = 20.0
# The median of a normal deviate, its sign left out, in standard deviations.
_MEDIAN_DEVIATE = 0.6745
_STEPS = 8


class LengthScale(msgspec.Struct, frozen=True):
    """The figures of one pair of locales.

    Attributes:
        source, target: English characters per character of the own script, and whether that is not ASCII.
        ratio: target length over source length, both in English characters (c of Gale and Church).
        spread: standard deviation of the difference, as a share of the length. Gale and Church (1993) let the
            variance grow with the length of a sentence; that of blocks grows with its square (measured on 188 pairs).
    """

    source: tuple[float, bool]
    target: tuple[float, bool]
    ratio: float = 1.0
    spread: float = _SPREAD_ACROSS

    def source_length(self, block: Block) -> float:
        """Return the length of a source text in English characters, as its translation would have it."""
        return _length(block.text, *self.source) * self.ratio

    def target_length(self, block: Block) -> float:
        """Return the length of a target text in English characters."""
        return _length(block.text, *self.target)

    def learned(self, pairs: Iterable[tuple[Block, Block]]) -> LengthScale:
        """Return the scale with both figures estimated anew from pairs that are known; unchanged if they are few."""
        # What reads the same in both is no translation.
        different = ((one, other) for one, other in pairs if one.loose != other.loose)
        both = [(_length(one.text, *self.source), self.target_length(other)) for one, other in different]
        long = [(ours, theirs) for ours, theirs in both if ours >= _LONG_ENOUGH and theirs > 0]
        if len(long) < _ENOUGH_PAIRS:
            return self
        # Medians: a few paragraphs that were summed up say nothing of the others.
        ratio = _median([theirs / ours for ours, theirs in long])
        deviations = [abs(theirs - ratio * ours) / (0.5 * (theirs + ratio * ours)) for ours, theirs in long]
        spread = min(max(_median(deviations) / _MEDIAN_DEVIATE, _LEAST_SPREAD), _MOST_SPREAD)
        return msgspec.structs.replace(self, ratio=ratio, spread=spread)


def length_scale(source: LocaleName, target: LocaleName) -> LengthScale:
    """Return the usual figures for two locales; unknown languages count like English."""
    ours, theirs = source.split("-", 1)[0].lower(), target.split("-", 1)[0].lower()
    is_across = (ours in _DENSE_SCRIPT) != (theirs in _DENSE_SCRIPT)
    return LengthScale(
        (_DENSITY.get(ours, 1.0), ours in _OWN_SCRIPT),
        (_DENSITY.get(theirs, 1.0), theirs in _OWN_SCRIPT),
        spread=_SPREAD_ACROSS if is_across else _SPREAD,
    )


def deviation(ours: float, theirs: float, spread: float) -> float:
    """Return by how many standard deviations two lengths differ more than not at all."""
    return abs(ours - theirs) / (_LEAST_DEVIATION + spread * 0.5 * (ours + theirs))


def length_cost(ours: float, theirs: float, spread: float) -> float:
    """Return how unlikely two lengths are for a text and its translation, from 0 to `DEAREST` (a natural logarithm)."""
    step = int(deviation(ours, theirs, spread) ** 2 * _STEPS)
    return _COSTS[step] if step < len(_COSTS) else DEAREST


def _costs() -> tuple[float, ...]:
    """Return −log P(|δ| ≥ d) of Gale and Church (1993) for d² in steps, up to the dearest."""
    costs: list[float] = []
    while not costs or costs[-1] < DEAREST:
        costs.append(min(DEAREST, -math.log(math.erfc(math.sqrt(len(costs) / _STEPS / 2)))))
    return tuple(costs)


_COSTS = _costs()


def _length(text: str, density: float, is_own_script: bool) -> float:  # noqa: FBT001 - private, from a pair of figures
    ascii_text = text.encode("ascii", "ignore")
    latin = len(ascii_text) - ascii_text.count(b" ")
    others = len(text) - len(ascii_text)
    return others * density + latin if is_own_script else (others + latin) * density


def _median(values: list[float]) -> float:
    ordered = sorted(values)
    middle = len(ordered) // 2
    return (ordered[middle] + ordered[~middle]) / 2
