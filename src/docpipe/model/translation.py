"""How a translation stands to its source, block by block."""

from __future__ import annotations

import enum

import msgspec

from docpipe.model.source import DocumentKey, LocaleName


class Freshness(enum.StrEnum):
    """Whether a source block has a translation, and whether that is of today's text."""

    MISSING = "missing"
    UNTRANSLATED = "untranslated"
    OUTDATED = "outdated"
    UNVERIFIED = "unverified"
    CURRENT = "current"
    EXTRA = "extra"


class Origin(msgspec.Struct, frozen=True, array_like=True):
    """Who made a translation: `human`, `machine`, `assumed` or `unknown`, with the engine's name."""

    kind: str = "unknown"
    engine: str = ""

    @classmethod
    def parse(cls, text: str) -> Origin:
        """Read `machine:engine@prompt` or a bare kind, as the ledger writes it."""
        kind, _, engine = text.partition(":")
        return cls(kind, engine)

    def __str__(self) -> str:
        """Return the form the ledger writes."""
        return f"{self.kind}:{self.engine}" if self.engine else self.kind


class Change(enum.StrEnum):
    """What happened to a source block since it was translated."""

    NONE = "none"
    COSMETIC = "cosmetic"
    MECHANICAL = "mechanical"
    PROSE = "prose"


class Evidence(enum.StrEnum):
    """What a state rests on: the ledger, the history in git, or the two texts alone."""

    LEDGER = "ledger"
    HISTORY = "history"
    TEXTS = "texts"


class Pair(msgspec.Struct, frozen=True, array_like=True):
    """Blocks that belong together: indices into both documents' blocks.

    Attributes:
        source, target: one of them is empty where the other has no counterpart; more than one
            where blocks were merged or split.
        confidence: 0 to 1; 1 for pairs the ledger knows.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    confidence: float


class Alignment(msgspec.Struct, frozen=True):
    """All pairs of two versions of a document, in target order, missing blocks at their source place.

    Attributes:
        complete: whether every block was paired or judged; False leaves the rest unverified.
    """

    pairs: tuple[Pair, ...]
    complete: bool


class BlockState(msgspec.Struct, frozen=True, array_like=True):
    """The state of one pair on three axes.

    Attributes:
        source, target: block indices, as in `Pair`.
        change: what happened to the source since.
        reviewer: who reviewed it, "" for nobody.
        weight: of the source block (of the target's, for extra ones).
        previous: the source's text as translated, where it is known and differs; else "".
        is_lost: of a missing block, whether the ledger knows a translation of it that the target has no more.
        evidence: what the freshness rests on.
        is_touched: of an outdated block, whether its translation was edited since without being seen to follow.
        since: when the source changed, Unix time, where the history tells; else 0.
        made_of: of an outdated block: the source texts it was made of, as far as they are known, each by its
            loose digest and that of its anchors.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    freshness: Freshness
    change: Change = Change.NONE
    origin: Origin = Origin()
    reviewer: str = ""
    confidence: float = 1.0
    weight: float = 0.0
    previous: str = ""
    is_lost: bool = False
    evidence: Evidence = Evidence.TEXTS
    is_touched: bool = False
    since: int = 0
    made_of: tuple[tuple[str, str], ...] = ()


class Label(enum.StrEnum):
    """A document's state in one word: the first of these that applies."""

    ORPHAN = "orphan"
    EXCLUDED = "excluded"
    MISSING = "missing"
    STUB = "stub"
    PARTIAL = "partial"
    OUTDATED = "outdated"
    UNVERIFIED = "unverified"
    MACHINE_DRAFT = "machine-draft"
    UP_TO_DATE = "up-to-date"
    REVIEWED = "reviewed"


class Coverage(msgspec.Struct, frozen=True, array_like=True):
    """Weights of blocks; the percentages are derived and rounded down.

    Attributes:
        total: weight of all blocks to be translated.
        covered: of those that have a translation.
        fresh: of those whose translation is current.
        reviewed: of those that are current and reviewed.
    """

    total: float = 0.0
    covered: float = 0.0
    fresh: float = 0.0
    reviewed: float = 0.0

    def __add__(self, other: Coverage) -> Coverage:
        """Return the sum, for a whole locale."""
        return Coverage(
            self.total + other.total,
            self.covered + other.covered,
            self.fresh + other.fresh,
            self.reviewed + other.reviewed,
        )

    def percent(self, part: float) -> int:
        """Return `part` of the total in whole percent, rounded down; nothing to do is 100."""
        # Weights are halves, so the sums are exact and no epsilon is needed.
        return 100 if self.total == 0 else int(100 * part // self.total)


class TranslationState(msgspec.Struct, frozen=True, array_like=True):
    """One source document in one locale.

    Attributes:
        key: of the group; the translation's own key may differ (`translation_of`).
        path: of the source document (of the target, for an orphan).
        target_path: of the translation, "" when there is none.
        states: empty when there is no translation.
        missing_weight: of what has no translation yet.
        source_blocks: how many blocks of the source are to be translated.
    """

    key: DocumentKey
    locale: LocaleName
    source_locale: LocaleName
    path: str
    target_path: str
    label: Label
    coverage: Coverage
    states: tuple[BlockState, ...] = ()
    missing_weight: float = 0.0
    source_blocks: int = 0

    def count(self, freshness: Freshness) -> int:
        """Return how many source blocks have this freshness (target blocks, for extra ones)."""
        return sum(len(state.source or state.target) for state in self.states if state.freshness is freshness)
