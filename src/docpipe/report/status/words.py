"""How figures of the status are written: numbers, times, and what is to be said of a document."""

from __future__ import annotations

from docpipe.model.translation import Freshness, Label, TranslationState
from docpipe.translation.status.overview import LocaleStatus, block_counts

_HOUR = 60
_MINUTES_TOLD = 5
_WHOLE_HOURS = 10
_LABEL_FIRST = {
    Label.PARTIAL: (Freshness.MISSING, Freshness.UNTRANSLATED, Freshness.OUTDATED, Freshness.UNVERIFIED),
    Label.STUB: (Freshness.MISSING, Freshness.UNTRANSLATED, Freshness.OUTDATED, Freshness.UNVERIFIED),
}
_WORST_FIRST = (Freshness.OUTDATED, Freshness.MISSING, Freshness.UNTRANSLATED, Freshness.UNVERIFIED)
_IN_WORDS = {
    Label.ORPHAN: "source is gone",
    Label.MISSING: "no translation",
    Label.MACHINE_DRAFT: "machine draft",
}
_UNKNOWN = "?"


def number(count: int) -> str:
    """Return a number with its thousands set apart: `12,400`."""
    return f"{count:,}"


def duration(minutes: int) -> str:
    """Return a time no finer than it is known, rounded up: `25 min`, `2.5 h`, `1,200 h`; "" for none."""
    if not minutes:
        return ""
    told = -(-minutes // _MINUTES_TOLD) * _MINUTES_TOLD
    if told < _HOUR:
        return f"{told} min"
    halves = -(-minutes * 2 // _HOUR)
    if halves < 2 * _WHOLE_HOURS:
        return f"{halves // 2}.5 h" if halves % 2 else f"{halves // 2} h"
    return f"{number(-(-minutes // _HOUR))} h"


def notes(item: TranslationState) -> list[str]:
    """Return all that is to be said of a document, first what its label comes from."""
    if item.label in _IN_WORDS:
        return [_IN_WORDS[item.label]]
    counts = block_counts(item)
    return [f"{counts[kind]} {kind.value}" for kind in _LABEL_FIRST.get(item.label, _WORST_FIRST) if counts[kind]]


def fresh_percent(status: LocaleStatus) -> str:
    """Return how much is fresh, `71 %`; `?` where most is unverified, of which no share can be told."""
    if status.is_mostly_unverified:
        return _UNKNOWN
    return f"{status.coverage.percent(status.coverage.fresh)} %"


def covered_percent(status: LocaleStatus) -> str:
    """Return how much has a translation: `84 %`."""
    return f"{status.coverage.percent(status.coverage.covered)} %"


def documents(status: LocaleStatus) -> str:
    """Return how many documents are translated: `62 of 80`."""
    return f"{status.translated} of {status.in_scope}"


def headline(status: LocaleStatus) -> str:
    """Return how a locale stands in one line; while most of it is unverified, that says nothing of freshness."""
    translated = f"{documents(status)} documents translated"
    coverage = f"coverage {covered_percent(status)}"
    if status.is_mostly_unverified:
        return f"{translated}, {coverage}"
    reviewed = status.coverage.percent(status.coverage.reviewed)
    seen = f", {reviewed} % reviewed" if status.coverage.reviewed else ""
    trusting = ", unverified counted as fresh" if status.is_trusting and _unverified(status) else ""
    return f"{fresh_percent(status)} fresh{seen}, {coverage}, {translated}{trusting}"


def to_do(status: LocaleStatus) -> str:
    """Return the work of a locale: `5,210 characters, 10.5 h at 500 an hour, some 3,647 words in en`; "" for none."""
    effort = status.effort
    if not effort.characters:
        return ""
    words = f", some {number(effort.words)} words in {status.locale}" if effort.words else ""
    rate = number(status.pace.characters_per_hour)
    return f"{number(effort.characters)} characters, {duration(effort.minutes)} at {rate} an hour{words}"


def touched(status: LocaleStatus) -> int:
    """Return how many outdated blocks were edited since, without being seen to follow."""
    return sum(state.is_touched for item in status.items for state in item.states)


def _unverified(status: LocaleStatus) -> int:
    return sum(item.count(Freshness.UNVERIFIED) for item in status.items)
