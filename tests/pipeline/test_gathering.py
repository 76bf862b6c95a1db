"""What is remembered of a run that asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from docpipe.config.external import External
from docpipe.linkcheck.ask import run
from docpipe.linkcheck.ask.asking import Asking
from docpipe.linkcheck.history.store import read_history, write_history
from docpipe.model.answer import Answer, ExternalLink, LinkState
from docpipe.pipeline.gathering import gather, remember

NOW, DAY = 1_795_305_600, 86_400
ASKING = Asking(options=External(), agent="docpipe-tests/1", now=NOW)
OLD = Answer("https://a.example/", LinkState.BROKEN, NOW - DAY, first_failed=NOW - 3 * DAY, fails=2)
STILL = Answer("https://a.example/", LinkState.BROKEN, NOW)


@pytest.fixture(autouse=True)
def _answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every address be broken, and one host end the run."""

    def ask_all(
        links: Sequence[ExternalLink],
        _known: Mapping[str, Answer],
        asking: Asking,
        *,
        answered: Callable[[Answer], None],
        **_: object,
    ) -> int:
        for link in links:
            if "interrupts" in link.url:
                raise KeyboardInterrupt
            answered(Answer(link.url, LinkState.BROKEN, asking.now))
        return len(links)

    monkeypatch.setattr(run, "ask_all", ask_all)


def links(*urls: str) -> list[ExternalLink]:
    """Return links to these addresses."""
    return [ExternalLink(url, ()) for url in urls]


def test_without_a_history_the_row_of_failures_goes_on() -> None:
    """What is known is given, and what comes of it is returned."""
    found = gather(links(OLD.url), {OLD.url: OLD}, ASKING, history=None)
    assert (found.known[OLD.url].fails, found.known[OLD.url].first_failed) == (3, OLD.first_failed)
    assert (found.requests, found.trouble) == (1, None)


def test_a_history_knows_more_than_the_caller(tmp_path: Path) -> None:
    """The row is that of the file, and the file has the new answer afterwards."""
    path = tmp_path / "history.jsonl"
    write_history(path, [OLD])
    found = gather(links(OLD.url), {}, ASKING, history=path, used={OLD.url})
    assert found.known[OLD.url].fails == 3
    assert read_history(path).answers == found.known


def test_what_came_before_an_interrupt_is_kept(tmp_path: Path) -> None:
    """And nothing is forgotten then."""
    path = tmp_path / "history.jsonl"
    write_history(path, [OLD])
    with pytest.raises(KeyboardInterrupt):
        gather(links("https://b.example/", "https://interrupts.example/"), {}, ASKING, history=path, used=set())
    assert list(read_history(path).answers) == [OLD.url, "https://b.example/"]


def test_what_nobody_asked_is_remembered_too(tmp_path: Path) -> None:
    """And what the site has no more is forgotten."""
    path = tmp_path / "history.jsonl"
    write_history(path, [OLD])
    known = Answer("https://c.example/", LinkState.OK, NOW)
    assert remember([known], path, {known.url}) is None
    assert read_history(path).answers == {known.url: known}


def test_a_history_that_cannot_be_opened_costs_no_answer(tmp_path: Path) -> None:
    """The trouble is told, and the answers are there."""
    (tmp_path / "file").touch()
    path = tmp_path / "file" / "history.jsonl"
    found = gather(links(STILL.url), {}, ASKING, history=path)
    assert list(found.known) == [STILL.url]
    assert "the link history was not written" in str(found.trouble)
    assert "the link history was not written" in str(remember([STILL], path))
