"""One run over one site: every stage is done at most once, and only when something asks for it."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from functools import cached_property, partial
from typing import TYPE_CHECKING

import msgspec

from docpipe.index.site import SiteIndex, build_index
from docpipe.model.answer import Answers
from docpipe.model.diagnostic import Diagnostic
from docpipe.model.document import Analysis
from docpipe.model.page import Output, Published
from docpipe.model.taxonomy import Registries
from docpipe.model.translation import TranslationState
from docpipe.pipeline import stages
from docpipe.pipeline.analyze import AnalyzeOptions, selection_of
from docpipe.pipeline.bodies import Bodies
from docpipe.pipeline.failure import described
from docpipe.pipeline.kept import kept_analyses
from docpipe.pipeline.outputs import outputs
from docpipe.pipeline.preparation import Preparation
from docpipe.pipeline.run import Run
from docpipe.publish.looks import Watch, of_document
from docpipe.sources.discover import Discovery, discover
from docpipe.translation.ledger import Ledger

if TYPE_CHECKING:
    from docpipe.lint.rendered import Rendered
    from docpipe.lint.rule import Rule
    from docpipe.publish.status.board import Todos
    from docpipe.translation.ledgers.found_again import FoundAgain


class Session(Run):
    """The values of one run, from the files to what is published."""

    @cached_property
    def watch(self) -> Watch:
        """Takes note of what pages are made from."""
        return Watch()

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
            note = self._note_look
            return kept_analyses(files, self.options, self.executor, cache, counts=self.counts, note=note)

    @cached_property
    def registries(self) -> Registries:
        """Authors and tags."""
        from docpipe.sources.registries import load_registries

        if not self.discovery.registries:
            return Registries()
        return load_registries(self.request.root, self.request.config)

    @cached_property
    def site(self) -> SiteIndex:
        """The index of all files that could be read."""
        analyses, registries = self.analyses, self.registries
        with self.timed("index"):
            found = build_index(
                (analysis.document for analysis in analyses if analysis.document is not None),
                self.request.config,
                self.discovery.assets,
                registries,
                paths=frozenset(file.path for file in self.discovery.files),
                sizes=self.discovery.sizes,
            )
            # Files that lie in no site have no addresses, and none that others want.
            return msgspec.structs.replace(found, collisions=()) if self.request.loose else found

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
        from docpipe.pipeline.earlier import on_disk
        from docpipe.pipeline.judging import judged
        from docpipe.pipeline.past import SitePast

        request, site, ledgers = self.request, self.site, self.ledgers
        with self.timed("states"), SitePast(request.root, ParseOptions.of(request.config)) as past:
            found = judged(
                request,
                site,
                ledgers,
                past if request.history and not request.loose else None,
                earlier=self.earlier or (on_disk(self.cache) if self.cache is not None else None),
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
        return looks_at_output(selection_of(self.options_for(bodies=False)), self.discovery.files)

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
        return self.options_for(bodies=self.request.bodies or self._looks_at_output)

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

    def _note_look(self, path: str) -> None:
        """Take note of a look into a post."""
        self.watch.note(of_document(path))
