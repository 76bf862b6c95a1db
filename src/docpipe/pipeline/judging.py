"""How every translation of a site stands: as the cache knows it, or judged in all processes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing
from functools import partial

import msgspec

from docpipe.index.site import SiteIndex
from docpipe.model.translation import Evidence, Freshness, TranslationState
from docpipe.pipeline.earlier import Earlier
from docpipe.pipeline.forked import forked
from docpipe.pipeline.judgements import Decoding, Judged, Kept
from docpipe.pipeline.past import SitePast
from docpipe.pipeline.request import Request
from docpipe.pipeline.taught import TaughtBefore
from docpipe.sources.git_state import git_state
from docpipe.translation.ledger import Ledger
from docpipe.translation.state import Case, cases, in_order

# What the history told is no answer for who does not ask it.
_SPACE, _SPACE_OF_HISTORY = "states", "states-of-history"
# So many are judged before the work is shared: what they learn of the site's translations the copies know then.
_FIRST = 4


def judged(
    request: Request,
    site: SiteIndex,
    ledgers: Mapping[str, Ledger],
    past: SitePast | None,
    *,
    earlier: Earlier | None = None,
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
        earlier: what earlier runs found out.
        count: how many processes may judge.
        counts: takes how many translations there are, and how many were judged.
        progress: told how many translations are judged, and of how many.
    """
    taught = TaughtBefore(site, ledgers, earlier.registers if earlier is not None else None)
    found = list(cases(site, ledgers, taught.lessons, now=request.now, drafts=request.drafts))
    todo = [each for each in found if isinstance(each, Case)]
    keys = _Keys(request, taught, with_history=past is not None)
    kind, decoded = _SPACE if past is None else _SPACE_OF_HISTORY, Decoding()
    known = _known(todo, keys, partial(earlier.judgements.known, kind)) if earlier is not None else {}
    left = [case for case in todo if _name(case) not in known]
    with closing(_by_texts(left, site, count, progress)) as answers:
        for case, judgement in zip(left, answers, strict=True):
            state, is_learned, _ = decoded(judgement)
            is_historic = past is not None and _is_open(state) and past.is_there()
            state = case.state(site.config, past) if is_historic else state
            known[_name(case)] = Judged(state, is_learned, is_historic)
    if counts is not None:
        counts |= {"pairs": len(todo), "pairs judged": len(left)}
    if earlier is not None and left:
        anew = {_name(case): keys.kept(case, known[_name(case)]) for case in left}
        earlier.judgements.keep(kind, {name: anew.get(name) for name in map(_name, todo)})
    return in_order(known[_name(each)].state if isinstance(each, Case) else each for each in found)


def _by_texts(
    left: Sequence[Case], site: SiteIndex, count: int, progress: Callable[[int, int], None]
) -> Generator[bytes, None, None]:
    """Yield what the texts and ledgers alone tell, encoded: as values, all that comes back would fill the memory."""

    def job(case: Case) -> bytes:
        learned = case.learned.view() if case.learned is not None else None
        state = case._replace(learned=learned).state(site.config)
        return msgspec.msgpack.encode(Judged(state, learned is not None and learned.was_asked, is_historic=False))

    jobs = [partial(job, case) for case in left]
    yield from (each() for each in jobs[:_FIRST])
    yield from forked(jobs[_FIRST:], count, progress)


def _is_open(state: TranslationState) -> bool:
    """Tell whether the history could say more: of all that does not rest on the ledger, or is not current by it."""
    return any(each.evidence is not Evidence.LEDGER or each.freshness is not Freshness.CURRENT for each in state.states)


def _known(todo: Sequence[Case], keys: _Keys, find: Callable[[str], Kept | None]) -> dict[str, Judged]:
    known: dict[str, Judged] = {}
    for case in todo:
        kept = find(_name(case))
        if kept is not None and keys.holds(case, kept):
            known[_name(case)] = kept.judged
    return known


def _name(case: Case) -> str:
    return f"{case.locale}:{case.group.key}"


class _Keys:
    """The digests of all that states depend on."""

    def __init__(self, request: Request, taught: TaughtBefore, *, with_history: bool) -> None:
        self._taught = taught
        state = git_state(request.root) if with_history else ()
        self._history = _digest(state) if state else b""

    def kept(self, case: Case, judged: Judged) -> Kept:
        """Return what is kept of a judgement."""
        return Kept(self._key(case, is_learned=judged.is_learned, is_historic=judged.is_historic), judged)

    def holds(self, case: Case, kept: Kept) -> bool:
        """Tell whether everything a judgement rests on is the same."""
        state, is_learned, is_historic = kept.judged
        # Where the history was not asked because there was none, or nobody wanted it, there may be one now.
        is_open = bool(self._history) and not is_historic and _is_open(state)
        return kept.key == self._key(case, is_learned=is_learned, is_historic=is_historic or is_open)

    def _key(self, case: Case, *, is_learned: bool, is_historic: bool) -> bytes:
        source, target = case.documents
        learned = self._taught.digest(source.file.locale, case.locale) if is_learned else b""
        history = self._history if is_historic else b""
        files = (source.file.path, source.digest), (target.file.path, target.digest)
        return _digest((case.group.key, case.locale, files, case.ledger, learned, history))


def _digest(value: object) -> bytes:
    return hashlib.blake2b(msgspec.msgpack.encode(value), digest_size=16).digest()
