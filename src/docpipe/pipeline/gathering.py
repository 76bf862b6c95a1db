"""Asks addresses outside, and remembers every answer as soon as it is there."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from docpipe.linkcheck.ask.asking import Asking, Progress
from docpipe.linkcheck.history.failures import updated
from docpipe.linkcheck.history.journal import Journal
from docpipe.linkcheck.history.store import journal_path
from docpipe.model.answer import Answer, ExternalLink
from docpipe.model.errors import DocpipeError, PublishError


class Gathered(msgspec.Struct, frozen=True):
    """What came of asking.

    Attributes:
        known: every answer, old and new, by address.
        answered: how many addresses were asked to the end.
        requests: how many were made.
        trouble: why the history does not hold the new answers; None where it does or there is none.
    """

    known: dict[str, Answer]
    answered: int = 0
    requests: int = 0
    trouble: PublishError | None = None


def gather(
    links: Sequence[ExternalLink],
    known: Mapping[str, Answer],
    asking: Asking,
    *,
    history: Path | None,
    used: Container[str] | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Gathered:
    """Ask every one of `links`, and put the answers down; whatever ends the run, those that came are kept.

    A history that cannot be written costs the memory, not the answers.

    Args:
        links: those to ask.
        known: the answers so far.
        asking: how they are asked.
        history: the file that remembers; None for no memory.
        used: the addresses that the site has; the history forgets all others. None where that is not known.
        progress: told how far the run is.

    Raises:
        DocpipeError: another run is asking.
        ConfigError: what stands in the place of the history is none, or one of a later docpipe.
    """
    from docpipe.linkcheck.ask.run import ask_all

    journal, trouble = _opened(history)
    answers = dict(known if journal is None else journal.answers)

    count = 0

    def answered(answer: Answer) -> None:
        nonlocal count
        count += 1
        old = answers.get(answer.url)
        answers[answer.url] = updated(old, answer) if journal is None else journal.add(answer)

    try:
        requests = ask_all(links, known, asking, answered=answered, progress=progress)
        if journal is not None and used is not None:
            journal.keep(used)
    finally:
        if journal is not None:
            trouble = _closed(journal)
    return Gathered(answers, count, requests, trouble)


def remember(answers: Iterable[Answer], history: Path, used: Container[str] | None = None) -> PublishError | None:
    """Put answers down that nobody had to ask for; return what kept the history from being written.

    Raises:
        DocpipeError: another run is asking.
        ConfigError: what stands in the place of the history is none, or one of a later docpipe.
    """
    journal, trouble = _opened(history)
    if journal is None:
        return trouble
    try:
        for answer in answers:
            journal.add(answer)
        if used is not None:
            journal.keep(used)
    finally:
        trouble = _closed(journal)
    return trouble


def take_in(history: Path, used: Container[str] | None = None) -> PublishError | None:
    """Write what an interrupted run left beside the history into it; return what kept that from being done.

    For a run that has nothing to ask: what is not in the history is not committed with it.
    """
    if not journal_path(history).exists():
        return None
    try:
        return remember((), history, used)
    except DocpipeError:
        # It belongs to a run that is under way and writes it at its end, or to no run at all.
        return None


def _opened(history: Path | None) -> tuple[Journal | None, PublishError | None]:
    if history is None:
        return None, None
    try:
        return Journal(history).begin(), None
    except PublishError as error:
        return None, error


def _closed(journal: Journal) -> PublishError | None:
    try:
        journal.close()
    except PublishError as error:
        return error
    return None
