"""What is said of an address that did not answer well, and how loud."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from docpipe.lint.verdicts import SOFT_MISSES, day_of, severity_of
from docpipe.model.answer import Answer, Answers, Hop, LinkState, Reason, SoftMiss
from docpipe.model.diagnostic import Severity
from tests.lint.examples import lint_site
from tests.lint.outside import DAY, NOW, at, put_history

Write = Callable[[dict[str, str | bytes]], Path]
URL = "https://a.example/x"
HEAD = "---\ntitle: 示例\ndate: 2024-05-11\n---\n\n"


def failing(
    reason: Reason = Reason.NOT_FOUND,
    days: float = 0,
    runs: int = 1,
    state: LinkState = LinkState.BROKEN,
    status: int = 404,
) -> Answer:
    """Return the answer of an address that has failed for so long."""
    first = NOW - int(days * DAY)
    return Answer(URL, state, NOW, reason, status, first_failed=first, fails=runs)


def said(root: Path, answer: Answer) -> list[tuple[str, str, str]]:
    """Return what is said of the addresses of a site, one of which answered so."""
    put_history(root, [answer])
    return [(each.code, each.severity.value, str(each.message)) for each in lint_site(root)]


@pytest.mark.parametrize(
    ("days", "runs", "severity"),
    [
        (0, 1, Severity.INFO),
        (30, 1, Severity.INFO),
        (0.1, 2, Severity.WARNING),
        (0.1, 9, Severity.WARNING),
        (30, 2, Severity.WARNING),
        (6.9, 3, Severity.WARNING),
        (7, 3, Severity.ERROR),
    ],
)
def test_severity_grows_with_history(days: float, runs: int, severity: Severity) -> None:
    """One bad run is a remark; an error takes both runs and days."""
    assert severity_of(at(URL, failing(days=days, runs=runs)), Answers()) is severity


def test_in_a_change_only_what_it_adds_can_fail() -> None:
    """And that at once; the others are remarks, however long they have been dead."""
    new, old = at(URL, failing()), at(f"{URL}#old", failing(days=99, runs=99))
    answers = Answers(added=frozenset({new.place}))
    assert severity_of(new, answers) is Severity.ERROR
    assert severity_of(old, answers) is Severity.INFO


@pytest.mark.parametrize(
    ("reason", "status", "words"),
    [
        (Reason.NOT_FOUND, 404, f"`{URL}` answers 404, there is nothing, since 2026-11-11, 4 runs"),
        (Reason.GONE, 410, f"`{URL}` answers 410, it is gone for good, since 2026-11-11, 4 runs"),
        (Reason.NO_SUCH_HOST, 0, f"the host of `{URL}` does not exist, since 2026-11-11, 4 runs"),
        (Reason.REDIRECT_LOOP, 302, f"`{URL}` leads in a circle, since 2026-11-11, 4 runs"),
        (Reason.BAD_ADDRESS, 0, f"`{URL}` leads to a port on which no browser opens pages, since 2026-11-11, 4 runs"),
        (Reason.UNEXPECTED, 0, f"`{URL}` is not there, since 2026-11-11, 4 runs"),
    ],
)
def test_what_a_broken_link_is_told_as(write_site: Write, reason: Reason, status: int, words: str) -> None:
    """What it answered, since when, and how often."""
    root = write_site({"content/zh/a.md": f"{HEAD}[x]({URL})\n"})
    assert said(root, failing(reason, 11, 4, status=status)) == [("LK009", "error", words)]


def test_a_redirect_to_a_host_that_is_gone_names_that_host(write_site: Write) -> None:
    """The host that was written exists, and is not to be blamed."""
    root = write_site({"content/zh/a.md": f"{HEAD}[x]({URL})\n"})
    hops = (Hop(302, "https://b.example/y"),)
    answer = msgspec.structs.replace(failing(Reason.NO_SUCH_HOST, 11, 4, status=302), hops=hops)
    words = f"`{URL}` leads to `https://b.example/y`, whose host does not exist, since 2026-11-11, 4 runs"
    assert said(root, answer) == [("LK009", "error", words)]


def test_the_first_time_is_told_as_that(write_site: Write) -> None:
    """Nobody is told of one run as if it had lasted."""
    root = write_site({"content/zh/a.md": f"{HEAD}[x]({URL})\n"})
    words = f"`{URL}` answers 404, there is nothing, for the first time on 2026-11-22"
    assert said(root, failing()) == [("LK009", "info", words)]


def test_images_and_covers_are_told_as_images(write_site: Write) -> None:
    """One address may be a link here and an image there: each place has its own rule."""
    cover = f"---\ntitle: 示例\ndate: 2024-05-11\nimage: {URL}\n---\n\n"
    root = write_site({"content/zh/a.md": f"{cover}[x]({URL}) ![图]({URL})\n"})
    assert [code for code, *_ in said(root, failing())] == ["IM002", "LK009", "IM002"]


@pytest.mark.parametrize(
    ("reason", "days", "told"),
    [
        (Reason.TIMEOUT, 29, None),
        (Reason.TIMEOUT, 30, "there is no answer in time"),
        (Reason.FORBIDDEN, 30, "it answers 403"),
        (Reason.SERVER_ERROR, 30, "it answers 403"),
        (Reason.CERTIFICATE, 30, "the certificate of its host does not hold"),
        (Reason.WALL, 999, None),
    ],
)
def test_what_cannot_be_verified(write_site: Write, reason: Reason, days: int, told: str | None) -> None:
    """A remark, and only when it lasts; a host that turns machines away is never told."""
    root = write_site({"content/zh/a.md": f"{HEAD}[x]({URL})\n"})
    since = day_of(NOW - days * DAY)
    expected = [("LK009", "info", f"`{URL}` could not be verified since {since}: {told}")] if told else []
    assert said(root, failing(reason, days, 9, LinkState.UNVERIFIED, 403)) == expected


def test_a_site_that_asked_nobody_is_told_nothing(write_site: Write) -> None:
    """Without answers no rule speaks of addresses outside."""
    assert lint_site(write_site({"content/zh/a.md": f"{HEAD}[x]({URL})\n"})) == []


def test_every_way_to_be_gone_has_words() -> None:
    """And every reason has a sentence whose arguments are known."""
    assert SOFT_MISSES.keys() == set(SoftMiss) - {SoftMiss.NONE}


@pytest.mark.parametrize("reason", list(Reason))
@pytest.mark.parametrize("state", [LinkState.BROKEN, LinkState.UNVERIFIED])
def test_every_reason_can_be_told(write_site: Write, reason: Reason, state: LinkState) -> None:
    """No history, however odd, keeps a report from being made."""
    root = write_site({"content/zh/a.md": f"{HEAD}[x]({URL})\n"})
    odd = msgspec.structs.replace(failing(reason, 0, 2, state), first_failed=1, status=999)
    assert all("{" not in words for *_, words in said(root, odd))


@pytest.mark.parametrize(("second", "day"), [(0, "1970-01-01"), (-5, "1970-01-01"), (10**18, "9999-12-31")])
def test_days_that_no_calendar_has(second: int, day: str) -> None:
    """A damaged history names a day all the same."""
    assert day_of(second) == day
