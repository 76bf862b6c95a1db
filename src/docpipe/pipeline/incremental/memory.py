"""What of the last build stands, and what this one has to make again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from docpipe.pipeline.incremental.frame import Frame, frame_of
from docpipe.pipeline.incremental.record import Record, decode_record, encode_record, record_of
from docpipe.pipeline.incremental.sight import Sight
from docpipe.pipeline.request import Request
from docpipe.pipeline.store.cache import Cache
from docpipe.pipeline.store.profile import name_of
from docpipe.pipeline.store.register import Entry
from docpipe.pipeline.store.surface import built_look
from docpipe.publish.build import Plan
from docpipe.publish.looks import Look
from docpipe.publish.making import Made
from docpipe.publish.output import Before

_SPACE = "pages"
_NONE = Record(b"", Frame({}, {}), (), (), (), {})
_FIRST = "there is no earlier build to compare with"


class Memory:
    """The last build, as far as it is known, and this one, as far as it has been made.

    Attributes:
        reasons: why each task that was asked for has to be done again.
    """

    def __init__(self, request: Request, plan: Plan, planned: Iterable[Look], home: Path | None) -> None:
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
        self._planned = set(planned)
        self._made: dict[str, Made] = {}
        self._cache = Cache(home, name_of(str(request.site_folder.absolute()))) if home is not None else None
        self._record = self._read()
        self._changed: dict[int, str] = {}
        self.reasons: dict[str, str] = {}
        self._whole = self._reason_for_all()

    def known(self, name: str) -> Made | None:
        """Return what a task made the last time, if it would make the same now."""
        reason = self._whole or self._reason_for(name)
        if reason:
            self.reasons[name] = reason
            return None
        made = self._record.tasks[name].made(self._record.looks)
        self._made[name] = made
        return made

    def before(self, name: str) -> Before | None:
        """Return what is known of a task that has to be done again; None where that is of no use now."""
        done = self._record.tasks.get(name)
        if self._whole or done is None:
            return None
        looks = self._record.looks
        changed = frozenset(looks[number] for number in done.looks if self._change(number))
        site = self._request.site_folder
        return Before(done.made(looks).looks, changed, lambda path: (site / path).read_bytes())

    def note(self, name: str, made: Made) -> None:
        """Take note of what a task has made."""
        self._made[name] = made

    def plan_on(self, looks: Iterable[Look]) -> None:
        """Take note of what was looked at to plan further, and of all pages that have been made."""
        self._planned.update(looks)
        self._sight.see(made.page for made in self._made.values())

    def keep(self, site: bytes) -> None:
        """Let the next build know how the published site looks; that this cannot be written costs time only."""
        if self._cache is None:
            return
        looks = self._planned.union(*(made.looks for made in self._made.values()))
        digests = {look: self._sight.digest(look) for look in sorted(looks)}
        record = record_of(site, self._frame, digests, self._planned, self._made)
        try:
            self._cache.keep(_SPACE, {"": Entry(b"", encode_record(record))})
        except ValueError:
            return

    def close(self) -> None:
        """Let go of the cache."""
        if self._cache is not None:
            self._cache.close()

    def _read(self) -> Record:
        entry = self._cache.entries(_SPACE).get("") if self._cache is not None else None
        try:
            return decode_record(entry.facts) if entry is not None else _NONE
        except ValueError:
            return _NONE

    def _reason_for_all(self) -> str:
        """Return why everything has to be made again, or ""."""
        if self._record is _NONE:
            return _FIRST
        if built_look(self._request.site_folder) != self._record.site:
            return "the built site is not as the last build left it"
        changes = list(self._frame.changes(self._record.frame))
        changes += filter(None, map(self._change, self._record.plan))
        return _in_words(changes)

    def _reason_for(self, name: str) -> str:
        """Return why a task has to be done again, or ""."""
        done = self._record.tasks.get(name)
        if done is None:
            return "it is new"
        return _in_words(list(filter(None, map(self._change, done.looks))))

    def _change(self, number: int) -> str:
        """Return in words what has changed of something that was looked at, or ""."""
        if number not in self._changed:
            look = self._record.looks[number]
            is_same = self._sight.digest(look) == self._record.digests[number]
            self._changed[number] = "" if is_same else _said(look)
        return self._changed[number]


_SAID = {
    "document": "{} changed",
    "state": "how the translation {} stands changed",
    "entry": "what lists say of {} changed",
    "anchors": "the places of {} that links lead to changed",
    "pages": "a page changed that others tell of",
    "board": "the translation status changed",
}


def _said(look: Look) -> str:
    kind, _, name = look.partition(" ")
    return _SAID[kind].format(name)


def _in_words(changes: list[str]) -> str:
    """Return the first changes, and how many there are besides."""
    more = f" (and {len(changes) - 2} more)" if len(changes) > 2 else ""  # noqa: PLR2004 - two are enough to understand
    return ", ".join(changes[:2]) + more
