"""One run over one site: every stage is done at most once, and only when something asks for it."""

from __future__ import annotations

import copy
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property, partial
from typing import TYPE_CHECKING

import msgspec

from docpipe.index.site import SiteIndex, build_index
from docpipe.model.answer import Answers
from docpipe.model.diagnostic import Diagnostic
from docpipe.model.document import Analysis
from docpipe.model.glossary import Glossary
from docpipe.model.page import Output, Published
from docpipe.model.taxonomy import Registries
from docpipe.model.translation import TranslationState
from docpipe.pipeline import stages
from docpipe.pipeline.analyze import AnalyzeOptions, selection_of
from docpipe.pipeline.bodies import Bodies
from docpipe.pipeline.executor import Executor
from docpipe.pipeline.failure import described
from docpipe.pipeline.kept import kept_analyses
from docpipe.pipeline.outputs import fill, outputs
from docpipe.pipeline.preparation import Preparation
from docpipe.pipeline.reach import Reach
from docpipe.pipeline.request import Request
from docpipe.pipeline.store.cache import Cache
from docpipe.sources.discover import Discovery, discover
from docpipe.translation.ledger import Ledger

if TYPE_CHECKING:
    from docpipe.lint.rendered import Rendered
    from docpipe.lint.rule import Rule
    from docpipe.pipeline.pictures.measure import Remark
    from docpipe.publish.status.board import Todos
    from docpipe.publish.writing.staging import Stage
    from docpipe.translation.ledgers.found_again import FoundAgain


class Session:
    """The values of one run, from the files to what is published.

    Attributes:
        timings: seconds per stage that was run, in their order.
        counts: of what there was to do, and of what was done.
        failures: what is said of each rule that failed; `diagnostics()` fills it.
        remarks: what is said of single pictures; `outputs()` fills it.
        reach: how far back the states could see in git.
        progress: told of a stage that takes long how much of it is done with, and of how much.
    """

    def __init__(self, request: Request, executor: Executor) -> None:
        """Take the request; nothing is read yet."""
        self.request = request
        self.executor = executor
        self.timings: dict[str, float] = {}
        self.counts: dict[str, int] = {}
        self.failures: dict[str, str] = {}
        self.remarks: list[Remark] = []
        self.reach = Reach.UNASKED
        self.trouble = ""
        self.progress: Callable[[str, int, int], None] = lambda _stage, _done, _total: None

    @cached_property
    def discovery(self) -> Discovery:
        """The files of the site."""
        with self.timed("discover"):
            if self.request.loose:
                return Discovery(self.request.loose, frozenset())
            found = discover(self.request.root, self.request.config)
            files = stages.with_given(found.files, self.request.given, self.request.config)
            return msgspec.structs.replace(found, files=files)

    @cached_property
    def analyses(self) -> tuple[Analysis, ...]:
        """One per file, in the order of the paths."""
        files, cache = self.discovery.files, self.cache
        with self.timed("analyze"):
            self.counts |= {"posts": len(files), "posts read": len(files)}
            if cache is None:
                return self.executor.run(Preparation(self.options), files)
            return kept_analyses(files, self.options, self.executor, cache, self.counts)

    @cached_property
    def cache(self) -> Cache | None:
        """What earlier runs found out, or None where nothing is to be kept or can be."""
        if self.request.cache is None or self.request.loose:
            return None
        from docpipe.pipeline.store.profile import profile_of

        try:
            return Cache(self.request.cache, profile_of(self.options))
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

    @cached_property
    def registries(self) -> Registries:
        """Authors and tags."""
        from docpipe.sources.registries import load_registries

        if not self.discovery.registries:
            return Registries()
        return load_registries(self.request.root, self.request.config)

    @cached_property
    def glossary(self) -> Glossary:
        """The words the site has agreed on."""
        from docpipe.sources.glossary import load_glossary

        return Glossary() if self.request.loose else load_glossary(self.request.root, self.request.config)

    @cached_property
    def site(self) -> SiteIndex:
        """The index of all files that could be read."""
        analyses, registries = self.analyses, self.registries
        with self.timed("index"):
            return build_index(
                (analysis.document for analysis in analyses if analysis.document is not None),
                self.request.config,
                self.discovery.assets,
                registries,
                paths=frozenset(file.path for file in self.discovery.files),
                sizes=self.discovery.sizes,
            )

    @cached_property
    def found(self) -> FoundAgain:
        """Every ledger where its document is today, and which files of l10n/ that leaves without one."""
        from docpipe.translation.ledgers.found_again import found_again

        ledgers = {} if self.request.loose else stages.read_ledgers(self.request.root)
        site = self.site
        with self.timed("ledgers"):
            return found_again(site, ledgers)

    @property
    def ledgers(self) -> dict[str, Ledger]:
        """Every ledger, by the path where it belongs."""
        return self.found.ledgers

    @cached_property
    def states(self) -> tuple[TranslationState, ...]:
        """How every document stands in every locale; nothing where there is but one."""
        if not self.request.config.targets:
            return ()
        from docpipe.parse.options import ParseOptions
        from docpipe.pipeline.judging import judged
        from docpipe.pipeline.past import SitePast

        request, site, ledgers = self.request, self.site, self.ledgers
        with self.timed("states"), SitePast(request.root, ParseOptions.of(request.config)) as past:
            found = judged(
                request,
                site,
                ledgers,
                past if request.history and not request.loose else None,
                cache=self.cache,
                count=self.executor.count,
                counts=self.counts,
                progress=partial(self.progress, "judging translations"),
            )
            self.reach = past.reach
            return found

    @cached_property
    def published(self) -> Published:
        """Which page exists in which locale."""
        from docpipe.translation.publication import decide

        site, states = self.site, self.states
        with self.timed("decide"):
            return decide(site, states, blocked=self.blocked, now=self.request.now, drafts=self.request.drafts)

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return every finding of the site, sorted, each with the line it is about.

        Raises:
            ConfigError: a word of the configuration or of the command line names no rule.
        """
        from docpipe.lint.engine import check_site

        selection = selection_of(self.options)
        analyses, site, states, published = self.analyses, self.site, self.states, self.published
        rendered = self._rendered() if self._looks_at_output else None
        with self.timed("check"):
            suppressions = {analysis.file.path: analysis.suppressions for analysis in analyses}
            found = check_site(
                site,
                states,
                published,
                selection,
                suppressions,
                silenced={analysis.file.path: analysis.silenced for analysis in analyses},
                glossary=self.glossary,
                failed=self._note_failure,
                rendered=rendered,
                answers=self.answers,
            )
            placed = stages.with_excerpts(found, self.request.root, self.request.given)
            own = (diagnostic for analysis in analyses for diagnostic in analysis.diagnostics)
            # What forbids publishing is found whatever is chosen, and is still not what was asked about.
            told = filter(self.request.is_about, (*own, *placed))
            return tuple(sorted(told, key=lambda diagnostic: diagnostic.sort_key))

    def with_answers(self, answers: Answers) -> Session:
        """Return a session over the same files that knows what addresses outside answered; nothing is read again."""
        session = copy.copy(self)
        session.request, session.failures = msgspec.structs.replace(self.request, answers=answers), {}
        return session

    @property
    def answers(self) -> Answers | None:
        """The answers of the request, at the places where the addresses stand in these files."""
        if self.request.answers is None:
            return None
        from docpipe.pipeline.outside import placed

        return placed(self.request.answers, self.site)

    @cached_property
    def _looks_at_output(self) -> bool:
        """Whether a rule that is on wants to see the built pages; other generators' sites are not built."""
        from docpipe.lint.engine import looks_at_output

        if self.request.loose or not self.request.config.layout.is_own:
            return False
        return looks_at_output(selection_of(self._options(bodies=False)), self.discovery.files)

    def _rendered(self) -> Rendered:
        """Return the built pages, and what the last build left."""
        from docpipe.pipeline.rendering import previous_pages, rendered

        return rendered(self.outputs(looks=True), self.site, self.published, previous_pages(self.request.site_folder))

    def _note_failure(self, rule: Rule, error: Exception) -> None:
        """Take note of a rule that failed: the findings of the others still hold."""
        self.failures[rule.code] = f"the rule {rule.code} ({rule.name}) failed: {described(error)}"

    @property
    def options(self) -> AnalyzeOptions:
        """What every analysis of this run depends on."""
        return self._options(bodies=self.request.bodies or self._looks_at_output)

    def _options(self, *, bodies: bool) -> AnalyzeOptions:
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
        )

    @property
    def blocked(self) -> frozenset[str]:
        """The paths that cannot be published before they are mended."""
        return stages.blocked_paths(self.analyses)

    @property
    def has_bodies(self) -> bool:
        """Whether the rendered blocks are there."""
        return self.options.bodies

    @property
    def bodies(self) -> Bodies:
        """The rendered blocks of every readable file, by path."""
        return Bodies(self.analyses)

    def outputs(self, todos: Todos | None = None, *, looks: bool = False) -> Iterator[Output]:
        """Return every file of the built site, see `pipeline.outputs`; raises `ValueError` without bodies."""
        return outputs(self, todos, looks=looks)

    def fill(self, todos: Todos, stage: Stage) -> None:
        """Put every file of the built site on the stage, see `pipeline.outputs.fill`."""
        fill(self, todos, stage)

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Add what is done inside to the time of `stage`."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.timings[stage] = self.timings.get(stage, 0.0) + time.perf_counter() - start
