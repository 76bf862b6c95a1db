"""What every run has, whatever it works out: the request, the cache, and a note of what was done and said."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from docpipe.model.glossary import Glossary
from docpipe.pipeline.analyze import AnalyzeOptions
from docpipe.pipeline.executor import Executor
from docpipe.pipeline.reach import Reach
from docpipe.pipeline.request import Request
from docpipe.pipeline.store.cache import Cache

if TYPE_CHECKING:
    from docpipe.pipeline.earlier import Earlier
    from docpipe.pipeline.failure import Failure
    from docpipe.pipeline.pictures.measure import Remark


class Run:
    """The frame of one run over one site.

    Attributes:
        timings: seconds per stage that was run, in their order.
        counts: of what there was to do, and of what was done.
        failures: what is said of each rule that failed; `diagnostics()` fills it.
        lost: by what was to be made, why docpipe failed over it; what was made in its place is without it.
        remarks: what is said of single pictures; `outputs()` fills it.
        reach: how far back the states could see in git.
        progress: told of a stage that takes long how much of it is done with, and of how much.
    """

    def __init__(self, request: Request, executor: Executor, earlier: Earlier | None = None) -> None:
        """Take the request; nothing is read yet.

        Args:
            request: what is asked for.
            executor: analyses files.
            earlier: what earlier runs of this process found out, for one without a cache.
        """
        self.request = request
        self.executor = executor
        self.earlier = earlier
        self.timings: dict[str, float] = {}
        self.counts: dict[str, int] = {}
        self.failures: dict[str, str] = {}
        self.lost: dict[str, Failure] = {}
        self.remarks: list[Remark] = []
        self.reach = Reach.UNASKED
        self.trouble = ""
        self.progress: Callable[[str, int, int], None] = lambda _stage, _done, _total: None

    @cached_property
    def glossary(self) -> Glossary:
        """The words the site has agreed on."""
        from docpipe.sources.glossary import load_glossary

        return Glossary() if self.request.loose else load_glossary(self.request.root, self.request.config)

    @cached_property
    def cache(self) -> Cache | None:
        """What earlier runs found out, or None where nothing is to be kept or can be."""
        if self.request.cache is None or self.request.loose:
            return None
        from docpipe.pipeline.store.profile import profile_of

        try:
            return Cache(self.request.cache, profile_of(self.options_for(bodies=False)))
        except OSError as error:
            self.trouble = f"nothing can be kept in {self.request.cache}: {error.strerror}"
            return None

    def close(self) -> tuple[str, ...]:
        """Let go of the cache; return what is to be said of it."""
        cache = self.__dict__.get("cache")
        if cache is None:
            return (self.trouble,) if self.trouble else ()
        cache.close()
        return tuple(cache.remarks)

    def options_for(self, *, bodies: bool) -> AnalyzeOptions:
        """Return what every analysis depends on, with rendered blocks or without."""
        request = self.request
        return AnalyzeOptions(
            root=str(request.root),
            config=request.config,
            extra_select=request.extra_select,
            extra_ignore=request.extra_ignore,
            only=request.only,
            bodies=bodies,
            given=request.given,
            glossary=self.glossary,
            trusted=request.trusted,
        )

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Add what is done inside to the time of `stage`."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.timings[stage] = self.timings.get(stage, 0.0) + time.perf_counter() - start
