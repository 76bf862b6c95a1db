"""What it costs to call two blocks a pair: by kind, by length, and by what a translation keeps."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from functools import cached_property

import msgspec

from docpipe.model.block import Block, BlockKind
from docpipe.model.document import Document
from docpipe.model.translation import Pair
from docpipe.translation.aligning.learned import Learned
from docpipe.translation.aligning.lengths import LengthScale, deviation, length_cost
from docpipe.translation.aligning.shared import Shared
from docpipe.translation.aligning.traits import UNIT, Compared, Traits, compared
from docpipe.translation.ledger import Ledger

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
_TOKEN_MASS = 6.0 * UNIT
_WORD_COST = 2.1
_WORD_GAIN = 7.0
_WORD_MASS = 6.0 * UNIT
_EQUAL_GAIN = 2.0
# No text shrinks or grows by so many standard deviations (to a seventh, say) and still says the same.
_INCREDIBLE = 8.0
_STEEPNESS = 1.5
# Two texts that both point elsewhere may stand at the same place and are hardly translations.
_CONTRADICTION = 0.6
_AGREEING = 0.3
_SEVERAL = 2


class Known(msgspec.Struct, frozen=True):
    """What is known of two documents before their blocks are compared.

    Attributes:
        fixed: pairs that hold.
        ledger: of the target.
    """

    fixed: tuple[Pair, ...]
    ledger: Ledger

    def pairs(self, source: Document, target: Document) -> Iterable[tuple[Block, Block]]:
        """Yield those pairs that have one block on each side."""
        for pair in self.fixed:
            if len(pair.source) == len(pair.target) == 1:
                yield source.blocks[pair.source[0]], target.blocks[pair.target[0]]

    @property
    def texts(self) -> tuple[Collection[str], Collection[str]]:
        """The loose digests of all texts that are translated, and of all that translate them."""
        records = self.ledger.records
        return {part.loose for record in records for part in record.source}, {each.target.loose for each in records}


class Scoring:
    """Costs of the pairs of two documents; nothing is read of them before the first pair is asked about.

    Whoever asks for all pairs calls `look_up` before, so that what two blocks share is looked up once per row.

    Attributes:
        asked: how many pairs were compared.
    """

    def __init__(self, source: Document, target: Document, learned: Learned, known: Known) -> None:
        """Take both documents; nothing is read yet.

        Args:
            source: the document that is translated.
            target: its translation.
            learned: what the site's other translations teach.
            known: what is known of these two.
        """
        self._documents = source, target
        self._learned, self._known = learned, known
        self._kinds: dict[tuple[int, int], float] = {}
        self.asked = 0

    @cached_property
    def _scale(self) -> LengthScale:
        """How long translations are; what is known of this very text tells best."""
        return self._learned.scale.learned(self._known.pairs(*self._documents))

    @cached_property
    def _spread(self) -> float:
        return self._scale.spread

    @cached_property
    def _compared(self) -> Compared:
        return compared(*self._documents, self._scale, self._learned.lexicon)

    @cached_property
    def sides(self) -> tuple[tuple[Traits, ...], tuple[Traits, ...]]:
        """The traits of all blocks, of the source and of the target."""
        return self._compared.sides

    @cached_property
    def _paired(self) -> tuple[list[bool], list[bool]]:
        """Which texts translate, or are translated by, another text than any that is compared here."""
        ours, theirs = (
            [traits.block.loose in texts for traits in side]
            for side, texts in zip(self.sides, self._known.texts, strict=True)
        )
        return ours, theirs

    @cached_property
    def _shared(self) -> Shared:
        return Shared(self._compared)

    def look_up(self, rows: Iterable[int]) -> None:
        """Look up what these source blocks share with every target block, as all of their pairs will be asked about."""
        self._shared.look_up(rows)

    def kind_cost(self, source: int, target: int) -> float:
        """Return what the difference of two kinds costs; `HOPELESS` where nothing can make up for it."""
        if self._paired[0][source] and self._paired[1][target]:
            return HOPELESS
        one, other = self.sides[0][source], self.sides[1][target]
        if one.kind == other.kind:
            return 0.0
        cost = self._kinds.get((one.kind, other.kind))
        if cost is None:
            cost = self._kinds[one.kind, other.kind] = _kind_cost(one, other)
        return cost

    def cost(self, source: int, target: int) -> float:
        """Return what the pair costs; below 0 where much speaks for it."""
        self.asked += 1
        cost = self.kind_cost(source, target)
        if cost >= HOPELESS:
            return cost
        # Asked for every cell of a chart: the same as the sums of `joined_cost`, for one block each.
        one, other = self.sides[0][source], self.sides[1][target]
        tokens, idle, words = self._shared.by(source, target)
        if one.block.loose and one.block.loose == other.block.loose:
            cost -= _EQUAL_GAIN
        cost += _LENGTH_WEIGHT * length_cost(one.length, other.length, self._spread)
        return cost + _evidence(one.mass + other.mass - tokens + idle, tokens, one.word_mass, words)

    def confidence(
        self, source: int, target: int, probability: float | None = None, *, cost: float | None = None
    ) -> float:
        """Return how sure a pair is: its probability, unless one text is many times as long for no reason.

        Args:
            source: index of the source block.
            target: index of the target block.
            probability: over all readings; None where the only other one is that both were left out.
            cost: of the pair, where it is known.
        """
        cost = self.cost(source, target) if cost is None else cost
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
        masses = self._compared.masses
        shared = sum(masses.get(token, 0) for token in ours.kept & theirs.kept)
        mass = sum(masses.get(token, 0) for side in (ours, theirs) for token in side.kept) - shared
        return (1 - min(1.0, shared / mass / _AGREEING)) * min(1.0, mass / _TOKEN_MASS / 2) if mass > 0 else 0.0

    def joined_cost(self, source: tuple[int, ...], target: tuple[int, ...]) -> float:
        """Return what it costs that these two blocks and that one are a translation; `HOPELESS` for most kinds."""
        ours, theirs = [self.sides[0][at] for at in source], [self.sides[1][at] for at in target]
        kind = ours[0].kind
        if any(traits.kind != kind for traits in (*ours, *theirs)) or ours[0].block.kind not in _RUNNING:
            return HOPELESS
        self.asked += 1
        tokens = idle = words = 0
        for at in source:
            for other in target:
                shared = self._shared.by(at, other)
                tokens, idle, words = tokens + shared[0], idle + shared[1], words + shared[2]
        lengths = sum(one.length for one in ours), sum(other.length for other in theirs)
        mass = sum(one.mass for one in ours) + sum(other.mass for other in theirs) - tokens + idle
        cost = JOIN + _LENGTH_WEIGHT * length_cost(*lengths, self._spread)
        return cost + _evidence(mass, tokens, sum(one.word_mass for one in ours), words)


def _evidence(mass: int, tokens: int, word_mass: int, words: int) -> float:
    """Return what it costs, or gains, that of all tokens and words together these are shared."""
    cost = 0.0
    if mass > 0:
        cost = (_TOKEN_COST - _TOKEN_GAIN * min(1.0, tokens / mass)) * min(1.0, mass / _TOKEN_MASS)
    if word_mass > 0:
        cost += (_WORD_COST - _WORD_GAIN * min(1.0, words / word_mass)) * min(1.0, word_mass / _WORD_MASS)
    return cost


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
