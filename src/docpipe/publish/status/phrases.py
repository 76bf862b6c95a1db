"""What the page of the translation status says of figures and states, in the words of its language."""

from __future__ import annotations

from collections.abc import Mapping

from docpipe.model.translation import BlockState, Change, Freshness, Label, TranslationState
from docpipe.publish.messages import Words
from docpipe.translation.status.overview import BLOCK_KINDS, LocaleStatus, block_counts

_HOUR = 60
_MINUTES_TOLD = 5
_WHOLE_HOURS = 10
_HALF = 30
_TO_DO = (Freshness.OUTDATED, Freshness.MISSING, Freshness.UNTRANSLATED, Freshness.UNVERIFIED, Freshness.EXTRA)


def duration(minutes: int, words: Words) -> str:
    """Return a time no finer than it is known, rounded up; "" for none."""
    if not minutes:
        return ""
    told = -(-minutes // _MINUTES_TOLD) * _MINUTES_TOLD
    if told < _HOUR:
        return words("{number} min", number=words.number(told))
    halves = -(-minutes // _HALF)
    hours = halves / 2 if halves < 2 * _WHOLE_HOURS else -(-minutes // _HOUR)
    return words("{number} h", number=words.number(hours))


def label(found: Label, words: Words) -> str:
    """Return what a document's state is called."""
    names = {
        Label.ORPHAN: words("source is gone"),
        Label.EXCLUDED: words("not to be translated"),
        Label.MISSING: words("not translated"),
        Label.STUB: words("hardly begun"),
        Label.PARTIAL: words("partly translated"),
        Label.OUTDATED: words("outdated"),
        Label.UNVERIFIED: words("unverified"),
        Label.MACHINE_DRAFT: words("machine draft"),
        Label.UP_TO_DATE: words("up to date"),
        Label.REVIEWED: words("reviewed"),
    }
    return names[found]


def freshness(found: Freshness, words: Words) -> str:
    """Return what a block's state is called."""
    names = {
        Freshness.CURRENT: words("current"),
        Freshness.OUTDATED: words("outdated"),
        Freshness.MISSING: words("missing"),
        Freshness.UNTRANSLATED: words("untranslated"),
        Freshness.UNVERIFIED: words("unverified"),
        Freshness.EXTRA: words("without a source"),
    }
    return names[found]


def counts(found: Mapping[Freshness, int], words: Words) -> str:
    """Return how many blocks there are of each kind, for those kinds that there are."""
    return words(", ").join(_count(kind, words.number(found[kind]), words) for kind in BLOCK_KINDS if found[kind])


def _count(kind: Freshness, number: str, words: Words) -> str:
    match kind:
        case Freshness.CURRENT:
            return words("{number} current", number=number)
        case Freshness.OUTDATED:
            return words("{number} outdated", number=number)
        case Freshness.MISSING:
            return words("{number} missing", number=number)
        case Freshness.UNTRANSLATED:
            return words("{number} untranslated", number=number)
        case Freshness.UNVERIFIED:
            return words("{number} unverified", number=number)
        case Freshness.EXTRA:
            return words("{number} without a source", number=number)


def to_do(item: TranslationState, words: Words) -> str:
    """Return how many blocks of a translation are not done, by kind."""
    found = block_counts(item)
    return counts({kind: found[kind] if kind in _TO_DO else 0 for kind in BLOCK_KINDS}, words)


def documents(status: LocaleStatus, words: Words) -> str:
    """Return how many documents are translated."""
    return words("{count} of {total}", count=words.number(status.translated), total=words.number(status.in_scope))


def notes(state: BlockState, words: Words, since: str, *, is_known: bool) -> tuple[str, ...]:
    """Return what is to be said of a block besides its state.

    Args:
        state: of the block.
        words: of the page.
        since: the day its source changed, "" where it is not known.
        is_known: whether it is known what the source said before.
    """
    said = []
    if since:
        said.append(words("since {date}", date=since))
    if state.freshness is Freshness.OUTDATED and state.change is Change.MECHANICAL:
        said.append(words("only addresses, code or numbers changed"))
    if state.is_touched:
        said.append(words("the translation was edited since, and not seen to follow"))
    if state.is_lost:
        said.append(words("it was translated once, and the translation has it no more"))
    if state.freshness is Freshness.OUTDATED and not is_known:
        said.append(words("what the source said before is not known"))
    return tuple(said)
