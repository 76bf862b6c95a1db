"""How every translation of a site stands: as the cache knows it, or judged in all processes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

import msgspec

from docpipe.index.site import SiteIndex
from docpipe.model.source import LocaleName
from docpipe.model.translation import BlockState, Evidence, Freshness, TranslationState
from docpipe.pipeline.forked import forked
from docpipe.pipeline.past import SitePast
from docpipe.pipeline.request import Request
from docpipe.pipeline.store.cache import Cache
from docpipe.pipeline.store.register import Entry
from docpipe.sources.git_state import git_state
from docpipe.translation.ledger import Ledger
from docpipe.translation.lessons import Lessons, Taught
from docpipe.translation.state import Case, cases, in_order

# What the history told is no answer for who does not ask it.
_SPACE, _SPACE_OF_HISTORY = "states", "states-of-history"
# So many are judged before the work is shared: what they learn of the site's translations the copies know then.
_FIRST = 4
_SPACE_OF_LESSONS = "lessons"


class Judged(NamedTuple):
    """A state, and what it rests on besides the two texts and the ledger."""

    state: TranslationState
    is_learned: bool
    is_historic: bool


def judged(
    request: Request,
    site: SiteIndex,
    ledgers: Mapping[str, Ledger],
    past: SitePast | None,
    *,
    cache: Cache | None = None,
    count: int = 1,
    counts: dict[str, int] | None = None,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> tuple[TranslationState, ...]:
    """Return how every document stands in every locale, sorted by locale and path.

    Args:
        request: says the moment, and whether drafts count.
        site: the index.
        ledgers: by their paths.
        past: the history in git; None where nobody is to ask it.
        cache: what earlier runs found out.
        count: how many processes may judge.
        counts: takes how many translations there are, and how many were judged.
        progress: told how many translations are judged, and of how many.
    """
    lessons = Lessons(site, ledgers, lambda *lesson: keys.taught(*lesson, cache=cache))
    found = list(cases(site, ledgers, lessons, now=request.now, drafts=request.drafts))
    todo = [each for each in found if isinstance(each, Case)]
    keys = _Keys(request, lessons, with_history=past is not None)
    space = _SPACE if past is None else _SPACE_OF_HISTORY
    known = _known(todo, keys, cache.entries(space) if cache is not None else {})
    left = [case for case in todo if _name(case) not in known]
    for case, judgement in zip(left, _by_texts(left, site, count, progress), strict=True):
        state, is_learned, _ = keys.decoded(judgement)
        is_historic = past is not None and _is_open(state) and past.is_there()
        known[_name(case)] = Judged(case.state(site.config, past) if is_historic else state, is_learned, is_historic)
    if counts is not None:
        counts |= {"pairs": len(todo), "pairs judged": len(left)}
    if cache is not None and left:
        cache.keep(space, {_name(case): keys.entry(case, known[_name(case)]) for case in todo})
    return in_order(known[_name(each)].state if isinstance(each, Case) else each for each in found)


def _by_texts(left: Sequence[Case], site: SiteIndex, count: int, progress: Callable[[int, int], None]) -> list[bytes]:
    """Return what the texts and ledgers alone tell, encoded: as values, all that comes back would fill the memory."""

    def job(case: Case) -> bytes:
        learned = case.learned.view() if case.learned is not None else None
        state = case._replace(learned=learned).state(site.config)
        return msgspec.msgpack.encode(Judged(state, learned is not None and learned.was_asked, is_historic=False))

    jobs = [partial(job, case) for case in left]
    return [each() for each in jobs[:_FIRST]] + forked(jobs[_FIRST:], count, progress)


def _is_open(state: TranslationState) -> bool:
    """Tell whether the history could say more: of all that does not rest on the ledger, or is not current by it."""
    return any(each.evidence is not Evidence.LEDGER or each.freshness is not Freshness.CURRENT for each in state.states)


def _known(todo: Sequence[Case], keys: _Keys, entries: Mapping[str, Entry]) -> dict[str, Judged]:
    known: dict[str, Judged] = {}
    for case in todo:
        entry = entries.get(_name(case))
        judgement = keys.read(case, entry) if entry is not None else None
        if judgement is not None:
            known[_name(case)] = judgement
    return known


def _name(case: Case) -> str:
    return f"{case.locale}:{case.group.key}"


class _Keys:
    """The digests of all that states depend on."""

    def __init__(self, request: Request, lessons: Lessons, *, with_history: bool) -> None:
        self._lessons = lessons
        self._learned: dict[tuple[LocaleName, LocaleName], bytes] = {}
        self._shared: dict[BlockState, BlockState] = {}
        state = git_state(request.root) if with_history else ()
        self._history = _digest(state) if state else b""

    def entry(self, case: Case, judgement: Judged) -> Entry:
        """Return what is kept of a state."""
        facts = msgspec.msgpack.encode(judgement)
        return Entry(self._key(case, is_learned=judgement.is_learned, is_historic=judgement.is_historic), facts)

    def taught(
        self, source: LocaleName, target: LocaleName, learn: Callable[[], Taught], *, cache: Cache | None
    ) -> Taught:
        """Return what the site's translations teach, as the cache has it, or learned and kept there."""
        if cache is None:
            return learn()
        name, key, entries = f"{source}>{target}", self._of(source, target), cache.entries(_SPACE_OF_LESSONS)
        try:
            if name in entries and entries[name].key == key:
                known: Taught = _TAUGHT.decode(entries[name].facts)
                return known
        except ValueError:
            pass
        taught = learn()
        cache.keep(_SPACE_OF_LESSONS, entries | {name: Entry(key, msgspec.msgpack.encode(taught))})
        return taught

    def decoded(self, judgement: bytes) -> Judged:
        """Return a judgement; states of blocks that are alike, as most are, are one value.

        Raises:
            ValueError: this is none.
        """
        found = _JUDGED.decode(judgement)
        shared = tuple(self._shared.setdefault(each, each) for each in found.state.states)
        return found._replace(state=msgspec.structs.replace(found.state, states=shared))

    def read(self, case: Case, entry: Entry) -> Judged | None:
        """Return the state that was kept, if everything it rests on is the same."""
        try:
            judgement = self.decoded(entry.facts)
        except ValueError:
            return None
        # Where the history was not asked because there was none, or nobody wanted it, there may be one now.
        is_open = bool(self._history) and not judgement.is_historic and _is_open(judgement.state)
        key = self._key(case, is_learned=judgement.is_learned, is_historic=judgement.is_historic or is_open)
        return judgement if key == entry.key else None

    def _key(self, case: Case, *, is_learned: bool, is_historic: bool) -> bytes:
        source, target = case.documents
        learned = self._of(source.file.locale, case.locale) if is_learned else b""
        history = self._history if is_historic else b""
        files = (source.file.path, source.digest), (target.file.path, target.digest)
        return _digest((case.group.key, case.locale, files, case.ledger, learned, history))

    def _of(self, source: LocaleName, target: LocaleName) -> bytes:
        """Return the digest of all that may be learned from."""
        pair = source, target
        if pair not in self._learned:
            read = self._lessons.read(*pair)
            self._learned[pair] = _digest([(ours.digest, theirs.digest, ledger) for ours, theirs, ledger in read])
        return self._learned[pair]


def _digest(value: object) -> bytes:
    return hashlib.blake2b(msgspec.msgpack.encode(value), digest_size=16).digest()


_TAUGHT = msgspec.msgpack.Decoder(Taught)
_JUDGED = msgspec.msgpack.Decoder(Judged)
