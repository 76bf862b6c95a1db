"""What it costs to call two blocks a pair: by kind, by length, and by what a translation keeps."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence

from docpipe.model.block import BlockKind
from docpipe.translation.lengths import LengthScale, deviation, length_cost
from docpipe.translation.traits import Traits

GAP = 3.2
"""What it costs to leave one block without counterpart."""

JOIN = 4.0
"""What it costs that two blocks translate one."""

HOPELESS = 9.0
"""What two blocks of kinds that never translate each other cost, at least."""

HIGHEST = 0.98
"""As sure as one can be without a ledger."""

_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})
_OTHER_LEVEL = 1.5
_OTHER_RUNNING = 3.0
_OTHER_NESTING = 1.0
_OTHER_COLUMN = 2.0
_LENGTH_WEIGHT = 0.9
_TOKEN_COST = 3.0
_TOKEN_GAIN = 6.0
_TOKEN_MASS = 6.0
_WORD_COST = 2.1
_WORD_GAIN = 7.0
_WORD_MASS = 6.0
_EQUAL_GAIN = 2.0
# No text shrinks or grows by so many standard deviations (to a seventh, say) and still says the same.
_INCREDIBLE = 8.0
_STEEPNESS = 1.5
# Two texts that both point elsewhere may stand at the same place and are hardly translations.
_CONTRADICTION = 0.6
_AGREEING = 0.3
_SEVERAL = 2


class Scoring:
    """Costs of the pairs of two documents; what two blocks share is looked up once per row."""

    def __init__(
        self,
        source: Sequence[Traits],
        target: Sequence[Traits],
        scale: LengthScale,
        known: tuple[Collection[str], Collection[str]] = ((), ()),
    ) -> None:
        """Take all blocks of both documents, in order.

        Args:
            source: the traits of the source.
            target: those of the translation.
            scale: how long translations are.
            known: loose digests of the texts that are known to translate or to be translated by another text than
                any that is compared here: two of those are no pair.
        """
        self._known = tuple(
            [traits.block.loose in texts for traits in side]
            for side, texts in zip((source, target), known, strict=True)
        )
        self.sides = source, target
        self._spread = scale.spread
        self._tokens = _places([other.tokens for other in target])
        self._idle = _places([other.idle for other in target])
        self._words = _places([other.words for other in target])
        self._shared: dict[int, tuple[dict[int, float], ...]] = {}
        self._kinds: dict[tuple[object, object], float] = {}

    def kind_cost(self, source: int, target: int) -> float:
        """Return what the difference of two kinds costs; `HOPELESS` where nothing can make up for it."""
        if self._known[0][source] and self._known[1][target]:
            return HOPELESS
        kinds = self.sides[0][source].kind, self.sides[1][target].kind
        cost = self._kinds.get(kinds)
        if cost is None:
            cost = self._kinds[kinds] = _kind_cost(self.sides[0][source], self.sides[1][target])
        return cost

    def cost(self, source: int, target: int) -> float:
        """Return what the pair costs; below 0 where much speaks for it."""
        cost = self.kind_cost(source, target)
        if cost >= HOPELESS:
            return cost
        # Asked for every cell of a chart: the same as the sums of `joined_cost`, for one block each.
        one, other = self.sides[0][source], self.sides[1][target]
        shared, idle, words = self._shared_of(source)
        tokens = shared.get(target, 0.0)
        mass = one.mass + other.mass - tokens + idle.get(target, 0.0)
        if one.block.loose and one.block.loose == other.block.loose:
            cost -= _EQUAL_GAIN
        cost += _LENGTH_WEIGHT * length_cost(one.length, other.length, self._spread)
        return cost + _evidence(mass, tokens, one.word_mass, words.get(target, 0.0))

    def confidence(self, source: int, target: int, probability: float | None = None) -> float:
        """Return how sure a pair is: its probability, unless one text is many times as long for no reason.

        Args:
            source: index of the source block.
            target: index of the target block.
            probability: over all readings; None where the only other one is that both were left out.
        """
        cost = self.cost(source, target)
        if probability is None:
            probability = 1 / (1 + math.exp(cost - 2 * GAP))
        if cost > 0:
            ours, theirs = self.sides[0][source], self.sides[1][target]
            excess = deviation(ours.length, theirs.length, self._spread) - _INCREDIBLE
            probability /= 1 + math.exp(_STEEPNESS * excess)
            probability *= 1 - _CONTRADICTION * self._disagreement(source, target)
        return round(HIGHEST * probability, 3)

    def _disagreement(self, source: int, target: int) -> float:
        """Return from 0 to 1 how much both texts name of what the other does not: other addresses, other numbers."""
        ours, theirs = self.sides[0][source], self.sides[1][target]
        # A single one may be a slip of the pen.
        if min(len(ours.kept), len(theirs.kept)) < _SEVERAL:
            return 0.0
        shared = math.fsum(ours.tokens.get(token, 0.0) for token in ours.kept & theirs.kept)
        mass = math.fsum(ours.tokens.get(token, 0.0) for token in ours.kept) - shared
        mass += math.fsum(theirs.tokens.get(token, 0.0) for token in theirs.kept)
        return (1 - min(1.0, shared / mass / _AGREEING)) * min(1.0, mass / _TOKEN_MASS / 2) if mass > 0 else 0.0

    def joined_cost(self, source: tuple[int, ...], target: tuple[int, ...]) -> float:
        """Return what it costs that these two blocks and that one are a translation; `HOPELESS` for most kinds."""
        kinds = {self.sides[0][at].kind for at in source} | {self.sides[1][at].kind for at in target}
        if len(kinds) > 1 or self.sides[0][source[0]].block.kind not in _RUNNING:
            return HOPELESS
        ours, theirs = [self.sides[0][at] for at in source], [self.sides[1][at] for at in target]
        lengths = sum(one.length for one in ours), sum(other.length for other in theirs)
        tokens = idle = words = 0.0
        for at in source:
            shared_tokens, shared_idle, shared_words = self._shared_of(at)
            for other in target:
                tokens += shared_tokens.get(other, 0.0)
                idle += shared_idle.get(other, 0.0)
                words += shared_words.get(other, 0.0)
        mass = sum(one.mass for one in ours) + sum(other.mass for other in theirs) - tokens + idle
        cost = JOIN + _LENGTH_WEIGHT * length_cost(*lengths, self._spread)
        return cost + _evidence(mass, tokens, sum(one.word_mass for one in ours), words)

    def _shared_of(self, source: int) -> tuple[dict[int, float], ...]:
        found = self._shared.get(source)
        if found is None:
            ours = self.sides[0][source]
            found = self._shared[source] = (
                _shared(ours.tokens, self._tokens),
                _shared(ours.idle, self._tokens) if ours.idle else _shared(ours.tokens, self._idle),
                _shared(ours.words, self._words),
            )
        return found


def _evidence(mass: float, tokens: float, word_mass: float, words: float) -> float:
    """Return what it costs, or gains, that of all tokens and words together these are shared."""
    cost = 0.0
    if mass > 0:
        cost = (_TOKEN_COST - _TOKEN_GAIN * min(1.0, tokens / mass)) * min(1.0, mass / _TOKEN_MASS)
    if word_mass > 0:
        cost += (_WORD_COST - _WORD_GAIN * min(1.0, words / word_mass)) * min(1.0, word_mass / _WORD_MASS)
    return cost


def _places(sides: Sequence[Mapping[str, float]]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for at, tokens in enumerate(sides):
        for token in tokens:
            places.setdefault(token, []).append(at)
    return places


def _shared(tokens: Mapping[str, float], places: Mapping[str, Sequence[int]]) -> dict[int, float]:
    """Return by target block what the tokens it shares weigh."""
    shared: dict[int, float] = {}
    for token, weight in tokens.items():
        for at in places.get(token, ()):
            shared[at] = shared.get(at, 0.0) + weight
    return shared


def _kind_cost(one: Traits, other: Traits) -> float:
    kinds = {one.block.kind, other.block.kind}
    if one.block.translatable != other.block.translatable:
        return HOPELESS
    cost = 0.0
    if len(kinds) > 1:
        if not kinds <= _RUNNING:
            return HOPELESS
        cost = _OTHER_RUNNING
    elif one.block.level != other.block.level:
        cost = _OTHER_COLUMN if one.block.kind is BlockKind.CELL else _OTHER_LEVEL
    if len(kinds) == 1 and one.block.nesting != other.block.nesting:
        cost += _OTHER_NESTING
    return cost
