"""A work file taken back into a session's site: new texts of the translations, and their ledgers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import msgspec

from docpipe.model.document import Document, Parsed
from docpipe.model.errors import PublishError
from docpipe.model.source import SourceFile
from docpipe.model.translation import Origin, TranslationState
from docpipe.parse.document import parse
from docpipe.parse.options import ParseOptions
from docpipe.pipeline.fixing import Change
from docpipe.pipeline.session import Session
from docpipe.pipeline.work.entries import Overtaken, Pages, Task
from docpipe.pipeline.work.injected import injected
from docpipe.pipeline.work.items import translation_path
from docpipe.pipeline.work.pages import Taken, take_in
from docpipe.pipeline.work.records import recorded
from docpipe.pipeline.work.warnings import differences
from docpipe.sources.read import decode
from docpipe.sources.write import write_file
from docpipe.translation.ledger import Ledger, ledger_path
from docpipe.translation.work.reading import Entry, WorkFile


class Remark(NamedTuple):
    """Something to say of a line of the work file; one clause without a full stop."""

    line: int
    text: str


class Imported(msgspec.Struct):
    """What a work file makes of a site.

    Attributes:
        changes: of translations that are there.
        created: the text of those that are not, by path.
        ledgers: of both, by path, where they change.
        put, done, untouched, empty: how many blocks come in, were in already, are as they were, have no translation.
        refused: why others do not come in.
        warnings: what to look at in those that do.
    """

    changes: list[Change] = []
    created: dict[str, bytes] = {}
    ledgers: dict[str, Ledger] = {}
    put: int = 0
    done: int = 0
    untouched: int = 0
    empty: int = 0
    refused: list[Remark] = []
    warnings: list[Remark] = []


def import_work(session: Session, work: WorkFile, *, origin: Origin, partial: bool = False) -> Imported:
    """Return what a work file brings; nothing is written.

    Args:
        session: over the site.
        work: the file.
        origin: who made the translations.
        partial: whether a translation that is not there yet is made of some of its blocks.
    """
    return _Import(session, work, origin, partial=partial).run()


def create_files(root: Path, created: dict[str, bytes]) -> dict[str, PublishError]:
    """Write files that are not there yet, each in one atomic step; return what was not written by path, and why."""
    refused = {}
    for path, content in created.items():
        place = root / path
        try:
            if place.exists():
                raise FileExistsError(0, "it is there by now")
            place.parent.mkdir(parents=True, exist_ok=True)
            write_file(place, content)
        except OSError as error:
            refused[path] = PublishError(f"the file was not written: {error.strerror}", path=path, hint="Run it again")
    return refused


class _Import:
    """One import: what it makes, document by document."""

    def __init__(self, session: Session, work: WorkFile, origin: Origin, *, partial: bool) -> None:
        self._session, self._work, self._origin, self._partial = session, work, origin, partial
        self._options = ParseOptions.of(session.request.config)
        self._made = Imported()
        self._states = {state.path: state for state in session.states if state.locale == work.locale}

    def run(self) -> Imported:
        self._made.refused += [Remark(each.line, each.reason) for each in self._work.damage]
        entries = sorted(self._work.entries, key=lambda entry: entry.source_path)
        for path, group in groupby(entries, key=lambda entry: entry.source_path):
            self._document(path, list(self._written_in(group)))
        self._made.refused.sort()
        self._made.warnings.sort()
        return self._made

    def _written_in(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """Yield the entries that somebody wrote in, and count the others."""
        for entry in entries:
            if entry.text and not entry.is_untouched:
                yield entry
            elif entry.text:
                self._made.untouched += 1
            elif entry.target:
                self._refuse([entry], "its box was emptied; to delete the block, delete it in the translation itself")
            else:
                self._made.empty += 1

    def _refuse(self, entries: Iterable[Entry], reason: str) -> None:
        self._made.refused += [Remark(entry.line, reason) for entry in entries]

    def _document(self, path: str, entries: Sequence[Entry]) -> None:
        if not entries:
            return
        state = self._states.get(path)
        found = self._pages(state) if state is not None else f"{path} is no longer a post that is to be translated"
        if isinstance(found, str):
            self._refuse(entries, found)
            return
        tasks = []
        for entry in entries:
            task = found.task(entry)
            if isinstance(task, Overtaken):
                self._refuse([entry], task.reason)
            else:
                tasks.append(task)
        tasks = self._each_once(tasks)
        if tasks:
            self._take_in(found, tasks)

    def _each_once(self, tasks: Sequence[Task]) -> list[Task]:
        """Return the tasks without those of a block that has one already."""
        kept: dict[tuple[int, ...], Task] = {}
        for task in tasks:
            if kept.setdefault(task.state.source, task) is not task:
                self._refuse(
                    [task.entry],
                    f"this block stands in the file twice, also at line {kept[task.state.source].entry.line}",
                )
        return list(kept.values())

    def _pages(self, state: TranslationState) -> Pages | str:
        """Return both files of a translation, or why they cannot be had."""
        session = self._session
        source, target = session.site.by_path.get(state.path), session.site.by_path.get(state.target_path)
        blocked = {state.path, state.target_path} & session.blocked
        if source is None or blocked:
            return f"{min(blocked, default=state.path)} cannot be read as a post; 'docpipe lint' says why"
        if target is None:
            return Pages(state, self._read(source), None)
        ledger = session.ledgers.get(ledger_path(state.locale, target.file.key))
        if ledger is not None and ledger.problems:
            return str(ledger.problems[0].error())
        parsed = self._read(target)
        if parsed.text.encode("utf-8") != self._bytes(target.file.path):
            return f"{target.file.path} is not written in UTF-8; convert it first"
        return Pages(state, self._read(source), parsed)

    def _bytes(self, path: str) -> bytes:
        request = self._session.request
        return request.given[path] if path in request.given else (request.root / path).read_bytes()

    def _read(self, document: Document) -> Parsed:
        decoded = decode(self._bytes(document.file.path))
        return parse(decoded.text, document.file, self._options, digest=decoded.digest, bodies=False)

    def _take_in(self, pages: Pages, tasks: Sequence[Task]) -> None:
        state, config = pages.state, self._session.request.config
        path = translation_path(state, config)
        if not path or (pages.target is None and (self._session.request.root / path).exists()):
            why = (
                f"{path} is there, but is not its translation"
                if path
                else "the layout has no place for its translation"
            )
            self._refuse([task.entry for task in tasks], why)
            return
        file = pages.target.file if pages.target is not None else SourceFile(path, state.locale, state.key)

        def read(text: str) -> Parsed:
            return parse(text, file, self._options, digest=decode(b"").digest, bodies=False)

        taken = take_in(pages, tasks, read, inherits=config.layout.is_own, partial=self._partial)
        foreign = dict(self._foreign(pages, taken))
        if foreign:
            for line, reason in foreign.items():
                self._made.refused.append(Remark(line, reason))
            tasks = [task for task in tasks if task.entry.line not in foreign]
            taken = take_in(pages, tasks, read, inherits=config.layout.is_own, partial=self._partial)
        for task, reason in taken.refused:
            self._refuse([task.entry], reason)
        refused = [task for task, _ in taken.refused]
        accepted = [task for task in tasks if task not in refused]
        self._made.done += sum(task.is_done for task in accepted)
        self._made.put += sum(not task.is_done for task in accepted)
        if taken.parsed is not None and accepted:
            self._keep(pages, taken, taken.parsed)

    def _foreign(self, pages: Pages, taken: Taken) -> Iterator[tuple[int, str]]:
        """Yield the lines of what a machine or a stranger brings besides a translation, and what that is."""
        if taken.parsed is not None and (self._origin.kind == "machine" or not self._session.request.trusted):
            for each in taken.placed:
                if not each.task.is_done and (why := injected(pages.source, each.source, taken.parsed, each.target)):
                    yield each.task.entry.line, why

    def _keep(self, pages: Pages, taken: Taken, parsed: Parsed) -> None:
        """Note the new text and its ledger."""
        made, path = self._made, parsed.file.path
        content = parsed.text.encode("utf-8")
        if pages.target is None:
            made.created[path] = content
        elif parsed.text != pages.target.text:
            made.changes.append(Change(path, pages.target.text.encode("utf-8"), content))
        for each in taken.placed:
            if not each.task.is_done and (why := differences(pages.source, each.source, parsed, each.target)):
                made.warnings.append(Remark(each.task.entry.line, f"the translation has {why}"))
        source, target = pages.source.document, parsed.document
        assert source is not None  # noqa: S101 - it was indexed
        assert target is not None  # noqa: S101 - it was verified
        place = ledger_path(target.file.locale, target.file.key)
        known = self._session.ledgers.get(place, Ledger(source.file.locale, target.file.locale))
        ledger = recorded(source, target, known, taken.placed, self._origin, self._session.request.config)
        if ledger != known:
            made.ledgers[place] = ledger
