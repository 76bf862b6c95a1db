"""Fixes of a whole run: the findings of each file, then those that need the site, until nothing is left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path

import msgspec

from docpipe.lint.engine import DocumentFindings, check_document
from docpipe.model.diagnostic import Diagnostic, RuleCode
from docpipe.model.document import Analysis, Parsed
from docpipe.model.errors import PublishError
from docpipe.model.source import SourceFile
from docpipe.parse.document import parse
from docpipe.parse.options import ParseOptions
from docpipe.pipeline.analyze import analysis_of, selection_of
from docpipe.pipeline.drafts import Desk, Drafts, Withheld
from docpipe.pipeline.executor import Executor
from docpipe.pipeline.preparation import Preparation
from docpipe.pipeline.replace import replace_file
from docpipe.pipeline.session import Session
from docpipe.pipeline.settle import Settler
from docpipe.sources.read import LARGEST_FILE, decode

_MOST_ROUNDS = 5


class Change(msgspec.Struct, frozen=True):
    """A file's bytes as they were and as they are to be.

    Attributes:
        given: whether they stood in for a file's own; then no file is written.
    """

    path: str
    before: bytes
    after: bytes
    given: bool = False


class Fixed(msgspec.Struct, frozen=True):
    """What fixing made of a run.

    Attributes:
        session: over the files as they are to be; what it finds is what remains.
        changes: in the order of the paths.
        fixed: how many fixes were made, by path and rule.
        withheld: fixes that were not made, by path, with their edits as they would stand in the new text.
    """

    session: Session
    changes: tuple[Change, ...]
    fixed: Counter[tuple[str, RuleCode]]
    withheld: Mapping[str, Sequence[Withheld]]


def fix_all(session: Session, wanted: Callable[[str], bool], *, unsafe: bool) -> Fixed:
    """Return what the fixes of a run's findings make of its files; nothing is written.

    Args:
        session: whose findings are mended.
        wanted: tells of a path whether the file may be changed.
        unsafe: whether fixes that may change the meaning are made, too.

    Raises:
        ConfigError: a word of the configuration or of the command line names no rule.
    """
    return _Fixing(session, wanted, unsafe=unsafe).run()


def write_changes(root: Path, changes: Iterable[Change]) -> dict[str, PublishError]:
    """Write what changed, each file in one atomic step; return what was not written by path, and why."""
    refused = {}
    for change in changes:
        if not change.given:
            try:
                replace_file(root / change.path, change.before, change.after)
            except PublishError as error:
                refused[change.path] = error
    return refused


class _Fixing:
    """One run of fixes: its files are read here, and only here."""

    def __init__(self, session: Session, wanted: Callable[[str], bool], *, unsafe: bool) -> None:
        self._session = session
        self._wanted = wanted
        self._selection = selection_of(session.options)
        self._options = ParseOptions.of(session.request.config)
        self._analyses = {analysis.file.path: analysis for analysis in session.analyses}
        self._before: dict[str, bytes] = {}
        self._found: dict[str, tuple[Parsed, DocumentFindings]] = {}
        rules = {rule.code: (order, rule) for order, rule in enumerate(self._selection.rules)}
        self._drafts = Drafts(Desk(self._read, self._findings, self._open, lambda: session.site))
        self._settler = Settler(self._drafts, rules, unsafe=unsafe)

    def run(self) -> Fixed:
        """Make rounds over the site until its findings propose nothing more."""
        session = self._session
        for _ in range(_MOST_ROUNDS):
            waiting = self._waiting(session.diagnostics())
            if not waiting:
                break
            done = len(self._drafts.made)
            with session.timed("fix"):
                for path in waiting:
                    self._settler.settle(path, self._analyses[path].diagnostics)
            if len(self._drafts.made) == done:
                break
            session = self._session_over(session)
        withheld = {path: tuple(known.values()) for path, known in self._drafts.withheld.items()}
        return Fixed(session, self._changes(), self._drafts.fixed, withheld)

    def _waiting(self, diagnostics: Iterable[Diagnostic]) -> list[str]:
        """Note what may be fixed; return the paths, sorted."""
        self._drafts.pending = {}
        for path, found in groupby(diagnostics, key=lambda each: each.place.path):
            pending = self._settler.propose(path, found) if self._wanted(path) else ()
            if pending:
                self._drafts.pending[path] = pending
        return sorted(self._drafts.pending)

    def _changes(self) -> tuple[Change, ...]:
        drafts, given = self._drafts.parsed, self._session.request.given
        texts = ((path, self._before[path], drafts[path].text.encode("utf-8")) for path in sorted(drafts))
        return tuple(Change(path, old, new, path in given) for path, old, new in texts if old != new)

    def _session_over(self, session: Session) -> Session:
        """Return a session over the files as they are to be; only what changed is analysed again."""
        changed = {change.path: change.after for change in self._changes()}
        request = self._session.request
        kept = {path: known for path, known in self._analyses.items() if path not in self._before}
        request = msgspec.structs.replace(request, given={**request.given, **changed})
        renewed = Session(request, Keeping(self._session.executor, {**kept, **self._analysed()}))
        renewed.timings.update(session.timings)
        renewed.failures.update(session.failures)
        self._analyses = {analysis.file.path: analysis for analysis in renewed.analyses}
        return renewed

    def _analysed(self) -> dict[str, Analysis]:
        """Return the analyses of those drafts that the document rules have seen as they are now."""
        drafts = self._drafts.parsed
        seen = ((path, drafts[path], *known) for path, known in self._found.items() if path in drafts)
        return {
            path: analysis_of(parsed, findings, decode(parsed.text.encode("utf-8")).digest, self._session.options)
            for path, parsed, checked, findings in seen
            if parsed is checked
        }

    def _read(self, file: SourceFile, data: bytes) -> Parsed:
        decoded = decode(data)
        return parse(decoded.text, file, self._options, digest=decoded.digest, issues=decoded.issues)

    def _findings(self, parsed: Parsed) -> tuple[Diagnostic, ...]:
        findings = check_document(parsed, self._selection, self._session.glossary)
        self._found[parsed.file.path] = parsed, findings
        return findings.diagnostics

    def _open(self, path: str) -> Parsed | None:
        """Return the parse of a file that may be changed and is still what was analysed; else None."""
        analysis = self._analyses.get(path)
        if analysis is None or not self._wanted(path):
            return None
        data = self._bytes(path)
        if data is None or len(data) > LARGEST_FILE or decode(data).digest != analysis.digest:
            return None
        self._before[path] = data
        return self._read(analysis.file, data)

    def _bytes(self, path: str) -> bytes | None:
        request = self._session.request
        if path in request.given:
            return request.given[path]
        try:
            with (request.root / path).open("rb") as stream:
                return stream.read(LARGEST_FILE + 1)
        except OSError:
            return None


class Keeping:
    """An executor that has the answer for most files already."""

    def __init__(self, executor: Executor, known: Mapping[str, Analysis]) -> None:
        """Take the executor for the rest, and what is known by path."""
        self._executor = executor
        self._known = known
        self.count = executor.count

    def run(self, prepare: Preparation, files: Sequence[SourceFile]) -> tuple[Analysis, ...]:
        """Return the analyses of `files`, in their order."""
        unknown = [file for file in files if file.path not in self._known]
        made = iter(self._executor.run(prepare, unknown))
        return tuple(self._known.get(file.path) or next(made) for file in files)
