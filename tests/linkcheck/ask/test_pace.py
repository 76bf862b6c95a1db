"""Turns at one host."""

from __future__ import annotations

import asyncio
import itertools
import random
from collections.abc import Callable, Coroutine

import pytest

from docpipe.linkcheck.ask.pace import Lane, Whole
from docpipe.model.answer import Reason


def _lane(interval: float = 0.02, at_once: int = 2, whole: int | Whole = 100) -> Lane:
    limit = Whole(whole) if isinstance(whole, int) else whole
    return Lane(interval=interval, at_once=at_once, whole=limit, chance=random.Random(1))  # noqa: S311 - it only spreads requests


def _run(body: Callable[[], Coroutine[None, None, None]]) -> None:
    asyncio.run(asyncio.wait_for(body(), 20))


def test_starts_keep_their_distance() -> None:
    """Between two starts there is at least the interval, and not much more than it and a fifth."""

    async def body() -> None:
        whole = Whole(100)
        lane, clock, starts = _lane(whole=whole), asyncio.get_running_loop().time, list[float]()

        async def one() -> None:
            async with lane.turn():
                starts.append(clock())

        await asyncio.gather(*(one() for _ in range(10)))
        gaps = [later - earlier for earlier, later in itertools.pairwise(starts)]
        assert min(gaps) >= 0.0199
        assert whole.waiting == 0

    _run(body)


@pytest.mark.parametrize(("at_once", "whole", "most"), [(1, 9, 1), (3, 9, 3), (9, 2, 2)])
def test_so_many_at_a_time(at_once: int, whole: int, most: int) -> None:
    """Neither the host's limit nor that of the run is exceeded, and the smaller of them is used up."""

    async def body() -> None:
        lane, now, seen = _lane(0, at_once, whole), 0, set[int]()

        async def one() -> None:
            nonlocal now
            async with lane.turn():
                now += 1
                seen.add(now)
                await asyncio.sleep(0.005)
                now -= 1

        await asyncio.gather(*(one() for _ in range(12)))
        assert max(seen) == most

    _run(body)


def test_a_wish_made_while_others_wait_holds_for_them() -> None:
    """Whoever waits for a turn waits longer when the host wishes it, and a shorter wish takes nothing back."""

    async def body() -> None:
        lane, clock = _lane(0.05), asyncio.get_running_loop().time
        async with lane.turn():
            start = clock()
            second = asyncio.create_task(_started(lane))
            await asyncio.sleep(0.01)
            lane.hold(0.3)
            lane.hold(0.1)
        assert await second - start >= 0.3

    _run(body)


async def _started(lane: Lane) -> float:
    async with lane.turn():
        return asyncio.get_running_loop().time()


def test_a_turn_that_is_given_up_leaves_nothing_behind() -> None:
    """Who stops waiting takes no place and is not counted."""

    async def body() -> None:
        whole = Whole(100)
        lane = _lane(0.2, 1, whole)
        async with lane.turn():
            waiter = asyncio.create_task(_started(lane))
            await asyncio.sleep(0.01)
            assert whole.waiting == 1
            waiter.cancel()
            await asyncio.gather(waiter, return_exceptions=True)
        assert whole.waiting == 0
        await _started(lane)

    _run(body)


def test_a_host_that_never_answers_is_given_up() -> None:
    """After a few silences in a row nothing more is asked, unless it has answered before."""

    async def body() -> None:
        silent, lively = _lane(), _lane()
        lively.note(answered=True)
        for _ in range(9):
            silent.note(answered=False)
            lively.note(answered=False)
        assert silent.closed is Reason.HOST_SILENT
        assert not lively.closed

    _run(body)


def test_a_host_that_was_asked_before_goes_first() -> None:
    """Whoever waits for a second turn passes hosts that had none, so that addresses are done with one by one."""

    async def body() -> None:
        whole, order = Whole(1), list[str]()
        old, new = _lane(0, 1, whole), _lane(0, 1, whole)
        async with old.turn():
            pass

        async def one(name: str, lane: Lane) -> None:
            async with lane.turn():
                order.append(name)

        await whole.acquire(first=True)
        tasks = [asyncio.create_task(one("new", new)), asyncio.create_task(one("old", old))]
        await asyncio.sleep(0.01)
        whole.release()
        await asyncio.gather(*tasks)
        assert order == ["old", "new"]

    _run(body)


def test_a_place_that_is_given_up_goes_to_the_next() -> None:
    """Who stops waiting at the very moment it is served passes the place on."""

    async def body() -> None:
        whole = Whole(1)
        await whole.acquire(first=False)
        waiters = [asyncio.create_task(whole.acquire(first=False)) for _ in range(3)]
        await asyncio.sleep(0)
        whole.release()
        waiters[0].cancel()
        await asyncio.gather(waiters[0], return_exceptions=True)
        await asyncio.wait_for(waiters[1], 5)
        waiters[2].cancel()
        await asyncio.gather(waiters[2], return_exceptions=True)
        whole.release()
        await asyncio.wait_for(whole.acquire(first=False), 5)

    _run(body)
