"""What of the last build stands, and what this one has to make again."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path

import msgspec

from docpipe.pipeline.incremental.frame import Frame, frame_of
from docpipe.pipeline.incremental.record import (
    Done,
    Record,
    decode_done,
    decode_record,
    encode_done,
    encode_record,
)
from docpipe.pipeline.incremental.sight import Seen, Sight, Sighting
from docpipe.pipeline.request import Request
from docpipe.pipeline.store.built import Look, look_at
from docpipe.pipeline.store.cache import Cache
from docpipe.pipeline.store.profile import name_of
from docpipe.pipeline.store.register import Entry
from docpipe.publish.build import Plan
from docpipe.publish.heads import unpacked
from docpipe.publish.looks import Look as Looked
from docpipe.publish.making import Told
from docpipe.publish.output import Before
from docpipe.publish.writing.staging import Stage
from docpipe.publish.writing.write import PublishReport

_SPACE = "pages"
_BUILD = ""  # what is known of the build, among what is known of its tasks by their names
_NONE = Record(Look(), Look(), (), Frame({}, {}), (), (), (), ())
_FIRST = "there is no earlier build to compare with"


class Memory:
    """The last build, as far as it is known, and this one, as far as it has been made.

    Attributes:
        reasons: why each task that was asked for has to be done again.
    """

    def __init__(self, request: Request, plan: Plan, planned: Iterable[Looked], home: Path | None) -> None:
        """Find out what of the last build stands.

        Args:
            request: of the build.
            plan: of the build.
            planned: what was looked at to make the plan.
            home: of the cache; None where nothing is kept.
        """
        self._request = request
        self._sight = Sight(plan.contents)
        self._frame = frame_of(request, plan)
        self._done: dict[str, Entry] = {}
        self._heads: dict[str, msgspec.Raw] = {}
        self._home = home
        self._tasks: Mapping[str, Entry] = self._entries()
        self._record = self._read()
        self._changed: dict[int, str] = {}
        self.reasons: dict[str, str] = {}
        self._is_untouched = self._record.site.is_of(request.site_folder)
        self._whole = self._reason_for_all()
        # The numbers of the last build hold on: what was done then is taken over as it is.
        self._numbers = {look: number for number, look in enumerate(() if self._whole else self._record.looks)}
        self._planned = {self._number(look) for look in planned}

    def known(self, name: str) -> Told | None:
        """Return what a task made the last time, if it would make the same now."""
        done = None if self._whole else self._done_before(name)
        reason = self._whole or self._reason_for(done)
        if done is None or reason:
            self.reasons[name] = reason
            return None
        self._done[name], page = self._tasks[name], None
        if done.is_page:
            self._heads[name], page = done.head, unpacked(done.head)
        return Told(done.paths_of(name), page)

    def before(self, name: str) -> Before | None:
        """Return what is known of a task that has to be done again; None where that is of no use now."""
        done = None if self._whole else self._done_before(name)
        if done is None:
            return None
        looks, site = self._record.looks, self._request.site_folder
        changed = frozenset(looks[number] for number in done.looks if self._change(number))
        return Before(frozenset(map(looks.__getitem__, done.looks)), changed, lambda path: (site / path).read_bytes())

    def seen(self, told: Told) -> tuple[Sighting, ...]:
        """Return what whoever made something has seen of it, and others look at."""
        return self._sight.of_page(told.page.route) if self._home is not None and told.page is not None else ()

    def note(self, name: str, told: Told, seen: Iterable[Sighting]) -> Told:
        """Take note of what a task has made, and what was seen of it; return what the next phase has to know."""
        self._sight.know(seen)
        looks = tuple(sorted(map(self._number, told.looks)))
        try:
            done = encode_done(name, told, looks)
        except ValueError:
            # Such a build cannot be kept.
            self._home = None
            return Told(told.paths, told.page)
        self._done[name] = Entry(b"", done)
        if told.page is None:
            return Told(told.paths)
        head = self._heads[name] = decode_done(done).head
        return Told(told.paths, unpacked(head))

    def plan_on(self, looks: Iterable[Looked]) -> None:
        """Take note of what was looked at to plan further, and of all pages that have been made."""
        self._planned.update(map(self._number, looks))
        self._sight.see(self._heads)

    def begin(self, stage: Stage, spare: Path | None) -> None:
        """Let the stage know what of the last build there is to begin with.

        Raises:
            StartAnewError: it was not what it should be.
        """
        if self._is_untouched:
            stage.know(self._record.site.files())
        if not self._whole and spare is not None and self._record.spare.is_loosely_of(spare):
            stage.take_over(spare, self._record.stale)

    def keep(self, site: Look, report: PublishReport, spare: Path | None) -> None:
        """Let the next build know of this one; that it cannot be written costs time only.

        Args:
            site: how it looks now that it has been published.
            report: of the publication.
            spare: where the site before it is kept.
        """
        if self._home is None:
            return
        # The old site looks as it did, but for what was linked to it.
        is_known = self._is_untouched and report.exchange == "exchange"
        old = self._record.site if is_known or spare is None else look_at(spare)
        looks, stale = tuple(self._numbers), (*report.written, *report.removed)
        digests, bases = tuple(map(self._sight.digest, looks)), tuple(map(self._sight.basis, looks))
        record = Record(site, old, stale, self._frame, looks, digests, bases, tuple(sorted(self._planned)))
        with contextlib.suppress(ValueError, OSError), self._opened(self._home) as cache:
            self._done[_BUILD] = Entry(b"", encode_record(record))
            cache.keep(_SPACE, self._done)

    def explained(self) -> str:
        """Return why tasks had to be done again, a line for each, or one for all."""
        if self._whole:
            return f"All {len(self.reasons)} files are made again: {self._whole}."
        if not self.reasons:
            return "Nothing is made again: nothing that a file was made from has changed."
        return "\n".join(f"{name}: {reason}" for name, reason in sorted(self.reasons.items()))

    def _opened(self, home: Path) -> closing[Cache]:
        """Return the cache as it is open for a moment: nobody else can sweep it until it is closed."""
        return closing(Cache(home, name_of(str(self._request.site_folder.absolute()))))

    def _entries(self) -> Mapping[str, Entry]:
        if self._home is None:
            return {}
        with self._opened(self._home) as cache:
            return cache.entries(_SPACE)

    def _read(self) -> Record:
        entry = self._tasks.get(_BUILD)
        try:
            return decode_record(entry.facts) if entry is not None else _NONE
        except ValueError:
            return _NONE

    def _reason_for_all(self) -> str:
        """Return why everything has to be made again, or ""."""
        if self._record is _NONE:
            return _FIRST
        if not self._is_untouched:
            return "the built site is not as the last build left it"
        # Within another frame, what was seen on the same texts may be something else.
        changes = list(self._frame.changes(self._record.frame))
        return _in_words(changes or list(filter(None, map(self._change, self._record.plan))))

    def _done_before(self, name: str) -> Done | None:
        """Return what a task made the last time, if it was there."""
        entry = self._tasks.get(name)
        try:
            return decode_done(entry.facts) if entry is not None else None
        except ValueError:
            return None

    def _reason_for(self, done: Done | None) -> str:
        """Return why a task has to be done again of which that is known, or ""."""
        if done is None:
            return "it is new"
        return _in_words(list(filter(None, map(self._change, done.looks))))

    def _number(self, look: Looked) -> int:
        return self._numbers.setdefault(look, len(self._numbers))

    def _change(self, number: int) -> str:
        """Return in words what has changed of something that was looked at, or ""."""
        if number not in self._changed:
            look, seen = self._record.looks[number], Seen(self._record.digests[number], self._record.bases[number])
            is_same = self._sight.digest(look, seen) == seen.digest
            self._changed[number] = "" if is_same else _said(look)
        return self._changed[number]


_SAID = {
    "document": "{} changed",
    "state": "how the translation {} stands changed",
    "entry": "what lists say of {} changed",
    "anchors": "the places of {} that links lead to changed",
    "pages": "a page changed that others tell of",
    "board": "the translation status changed",
    "passing": "a file changed while the last build read it",
}


def _said(look: Looked) -> str:
    kind, _, name = look.partition(" ")
    return _SAID[kind].format(name)


def _in_words(changes: list[str]) -> str:
    """Return the first changes, and how many there are besides."""
    more = f" (and {len(changes) - 2} more)" if len(changes) > 2 else ""  # noqa: PLR2004 - two are enough to understand
    return ", ".join(changes[:2]) + more
