"""How much work a translation is: characters to write, the words they become, and the time that takes."""

from __future__ import annotations

import math

import msgspec

from docpipe.config.schema import Config
from docpipe.model.locale import Locale
from docpipe.model.source import LocaleName
from docpipe.model.translation import Freshness, Label, TranslationState

OUTDATED_SHARE = 0.5
"""What bringing an outdated character up to date costs, beside translating a new one."""

_ENGLISH_WORDS = 0.7
_HAN_PER_WORD = 1.5
_MINUTES = 60
_OWES_NOTHING = frozenset({Label.ORPHAN, Label.EXCLUDED})


class Pace(msgspec.Struct, frozen=True):
    """How fast a locale is translated into.

    Attributes:
        characters_per_hour: of the source.
        words: of the translation, predicted per character; 0 where that is not known.
    """

    characters_per_hour: int = 500
    words: float = 0.0

    def effort(self, characters: float) -> Effort:
        """Return what translating that many characters is; every figure is rounded up, for no work is done at 0."""
        hours = characters / self.characters_per_hour
        return Effort(math.ceil(characters), math.ceil(characters * self.words), math.ceil(hours * _MINUTES))


class Effort(msgspec.Struct, frozen=True):
    """What there is to translate.

    Attributes:
        characters: of the source: Han characters, 1.5 per other word, at least four a block, as percentages weigh.
        words: that they will be in the translation; 0 where that cannot be predicted.
        minutes: that takes.
    """

    characters: int
    words: int
    minutes: int


def characters(item: TranslationState) -> float:
    """Return what there is to translate of a document: what is missing, and half of what is outdated."""
    if item.label in _OWES_NOTHING:
        return 0.0
    outdated = sum(state.weight for state in item.states if state.freshness is Freshness.OUTDATED)
    return item.missing_weight + OUTDATED_SHARE * outdated


def pace_of(config: Config, name: LocaleName) -> Pace:
    """Return how fast is translated into a locale: the configured rate, and how many words come out."""
    return Pace(config.characters_per_hour(name), _words(config.locale(config.source), config.locale(name)))


def _words(source: Locale, target: Locale) -> float:
    """Return how many words of the target a character of the source becomes, where that was measured."""
    if source.is_han:
        return _ENGLISH_WORDS if target.tag.partition("-")[0] == "en" else 0.0
    is_spaced = source.script == target.script == "Latn"
    return 1 / _HAN_PER_WORD if is_spaced else 0.0
