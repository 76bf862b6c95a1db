"""What is known of translations after they were adopted, in one line per locale."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from docpipe.model.source import LocaleName
from docpipe.model.translation import Freshness, TranslationState

_TOLD = (Freshness.CURRENT, Freshness.OUTDATED, Freshness.UNVERIFIED)


def adoption_lines(states: Iterable[TranslationState], locales: Sequence[LocaleName]) -> Iterator[str]:
    """Yield how many blocks of the translations are current, outdated and unverified, by locale and in all.

    Args:
        states: of all documents; those without a translation are not counted.
        locales: in the order in which they are named.
    """
    translated = [state for state in states if state.states]
    named = [*locales, *sorted({state.locale for state in translated} - set(locales))]
    shown = [locale for locale in named if any(state.locale == locale for state in translated)]
    for locale in shown:
        yield _line(locale, [state for state in translated if state.locale == locale])
    if len(shown) != 1:
        yield _line("in all", translated)


def _line(name: str, states: Sequence[TranslationState]) -> str:
    counts = ", ".join(f"{sum(state.count(kind) for state in states)} {kind}" for kind in _TOLD)
    documents = "1 document" if len(states) == 1 else f"{len(states)} documents"
    return f"{name}: blocks: {counts}; in {documents}"
