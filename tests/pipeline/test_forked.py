"""Jobs shared with copies of the process: all are done once, in whatever process, and none is lost without a word."""

from __future__ import annotations

import os
import signal
import time
from functools import partial

import pytest

from docpipe.model.errors import PublishError
from docpipe.pipeline.forked import forked
from docpipe.pipeline.workers import start_method

needs_fork = pytest.mark.skipif(start_method() != "fork", reason="processes cannot be copied here")


def told(number: int) -> tuple[int, int]:
    """Return a number and the process that was asked."""
    return number, os.getpid()


@pytest.mark.parametrize("count", [1, 2, 3, 7])
@pytest.mark.parametrize("jobs", [0, 1, 39, 40, 100])
def test_answers_stand_in_the_order_of_the_jobs(count: int, jobs: int) -> None:
    """However many processes there are."""
    answers = forked([partial(told, number) for number in range(jobs)], count)
    assert [number for number, _ in answers] == list(range(jobs))


@needs_fork
def test_few_jobs_are_not_worth_a_copy() -> None:
    """Many are, and this process takes in what they answer."""
    few, many = (list(forked([partial(told, number) for number in range(jobs)], 3)) for jobs in (30, 90))
    assert {process for _, process in few} == {os.getpid()}
    assert os.getpid() not in {process for _, process in many}
    assert len({process for _, process in many}) == 3


@needs_fork
def test_what_a_copy_raises_is_raised_here() -> None:
    """As what it is."""
    here = os.getpid()

    def job() -> None:
        if os.getpid() != here:
            raise PublishError("no room", hint="Make some")

    with pytest.raises(PublishError, match="no room") as raised:
        list(forked([job] * 60, 2))
    assert raised.value.hint == "Make some"


@needs_fork
def test_a_copy_that_dies_is_spoken_of() -> None:
    """The site is not built from what the others made."""
    here = os.getpid()

    def job() -> None:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(PublishError, match="the site was not built"):
        list(forked([job] * 60, 2))


def test_progress_reaches_the_end() -> None:
    """It never goes back."""
    seen: list[tuple[int, int]] = []
    assert list(forked([partial(told, number) for number in range(100)], 2, lambda *told: seen.append(told)))
    assert seen == sorted(seen)
    assert seen[-1] == (100, 100)


@needs_fork
def test_what_came_in_is_given_at_once() -> None:
    """Whoever wants one answer does not wait for the last, and copies do not outlive their use."""

    def slow() -> int:
        time.sleep(60)
        return os.getpid()

    jobs = [partial(os.getpid)] * 128 + [slow] * 128
    start = time.monotonic()
    answers = forked(jobs, 2)
    found = [next(answers) for _ in range(100)]
    answers.close()
    assert time.monotonic() - start < 30
    for process in {process for process in found if isinstance(process, int)}:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)
