"""How fast a host is asked: so many requests at a time, so far apart, and never before it wishes."""

from __future__ import annotations

import asyncio
import random
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from docpipe.model.answer import Reason

_JITTER = 0.2
_SILENCE = 3


class Whole:
    """What limits the requests to all hosts together; hosts that were asked before go first.

    So one address after the other is done with, and a run that is stopped has answers to keep: taken in turn, all
    hosts would get their first request before any gets its second.

    Attributes:
        waiting: how many wait for their turn, in all lanes.
    """

    def __init__(self, at_once: int) -> None:
        """Take how many requests may be under way at the same time."""
        self.waiting = 0
        self._free = at_once
        self._queues: tuple[deque[asyncio.Future[None]], ...] = (deque(), deque())

    async def acquire(self, *, first: bool) -> None:
        """Wait for a place among the requests under way; whoever is `first` passes the others."""
        if self._free:
            self._free -= 1
            return
        place = asyncio.get_running_loop().create_future()
        self._queues[not first].append(place)
        try:
            await place
        except asyncio.CancelledError:
            if place.done() and not place.cancelled():
                self.release()
            raise

    def release(self) -> None:
        """Give the place to the next one."""
        for queue in self._queues:
            while queue:
                if not (place := queue.popleft()).done():
                    place.set_result(None)
                    return
        self._free += 1


class Lane:
    """The road to one host; every request to it takes a turn here.

    Attributes:
        closed: why the host is asked no more in this run; NONE while it is.
        not_before: the moment, of the loop's clock, before which nothing may be asked.
    """

    def __init__(self, *, interval: float, at_once: int, whole: Whole, chance: random.Random) -> None:
        """Take the host's limits.

        Args:
            interval: seconds between the starts of two requests; up to a fifth is added by chance.
            at_once: requests under way at the same time.
            whole: what limits the requests to all hosts together.
            chance: where the additions come from.
        """
        self.closed = Reason.NONE
        self.not_before = 0.0
        self._interval = interval
        self._whole = whole
        self._chance = chance
        self._slots = asyncio.Semaphore(at_once)
        self._gate = asyncio.Lock()
        self._had_turn = False
        self._failures = 0
        self._ever_answered = False

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for the turn to ask, and hold a place among the requests under way."""
        self._whole.waiting += 1
        is_waiting = True
        try:
            async with self._slots:
                # One at a time waits for the moment, so that two never start together.
                async with self._gate:
                    await self._moment()
                    await self._whole.acquire(first=self._had_turn)
                    self._had_turn = True
                    gap = self._interval * (1 + _JITTER * self._chance.random())
                    self.not_before = max(self.not_before, asyncio.get_running_loop().time() + gap)
                self._whole.waiting -= 1
                is_waiting = False
                try:
                    yield
                finally:
                    self._whole.release()
        finally:
            self._whole.waiting -= is_waiting

    async def _moment(self) -> None:
        clock = asyncio.get_running_loop().time
        # A host may wish for a longer wait while somebody sleeps here already.
        while (wait := self.not_before - clock()) > 0:  # noqa: ASYNC110 - a moment is waited for, not an event
            await asyncio.sleep(wait)

    def hold(self, seconds: float) -> None:
        """Ask nothing for so long; a shorter wish never takes back a longer one."""
        self.not_before = max(self.not_before, asyncio.get_running_loop().time() + seconds)

    def note(self, *, answered: bool) -> None:
        """Take note of whether the host answered at all: one that never does is given up after a few attempts."""
        self._ever_answered = self._ever_answered or answered
        self._failures += not answered
        if self._failures >= _SILENCE and not self._ever_answered:
            self.closed = Reason.HOST_SILENT
