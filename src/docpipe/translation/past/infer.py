"""What a history tells of blocks the ledger does not know: was today's source text there when they were translated?

The translation of a block is followed back from version to version. Where it was edited, the source text that
stood there then, and the one before, tell whether the edit brought it up to date or only touched it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from docpipe.model.block import Block
from docpipe.model.document import Document
from docpipe.model.translation import BlockState, Change, Evidence, Freshness
from docpipe.translation.past.accepted import Accepted, digests_of
from docpipe.translation.past.follows import Rewording, anchors_followed, follows, is_regrouped, leads, rewording
from docpipe.translation.past.lives import Blocks, Edit, Forms, Life, Lives, Past, Step, is_together, says
from docpipe.translation.past.successors import likeness
from docpipe.translation.plausible import LEAST

# A pair that may be none proves nothing about being current; being outdated rests on the source's own change.
_SURE = 0.6
_ANEW = 0.5
_SWEEP = 3


def inferred(source: Document, target: Document, states: Sequence[BlockState], past: Past) -> tuple[BlockState, ...]:
    """Return the states with those that were unverified as the history has them; what it does not tell stays so.

    Args:
        source: as it is.
        target: likewise.
        states: of the two.
        past: asked only where a state is open, and no further back than needed.
    """
    found = [_excused(state, source, target, past) for state in states]
    numbers = [number for number, state in enumerate(found) if _is_open(state)]
    if not numbers:
        return tuple(found)
    steps = past.steps(source, target)
    for number in _unchanged(source.blocks, states, numbers, steps):
        found[number] = _judged(states[number], (_Verdict(Freshness.CURRENT),))
        numbers.remove(number)
    forms, excused = Forms(source.blocks), Accepted(past.accepted(source, target))
    sources = {index: states[number].source for number in numbers for index in states[number].target}
    lives = Lives(steps, sources, forms).found() if sources and steps else {}
    verdicts = {}
    for number in numbers:
        own = [lives[index] for index in states[number].target if index in lives]
        each = [_best([_verdict(index, forms, life, excused) for life in own]) for index in states[number].source]
        was_split = _is_regrouped(states[number], forms, own)
        verdicts[number] = [_Verdict(Freshness.CURRENT)] if was_split else each
    swept = _swept(verdict for each in verdicts.values() for verdict in each)
    for number, each in verdicts.items():
        state = _judged(states[number], [_without(swept, verdict) for verdict in each])
        was = next((verdict.was for verdict in each if verdict.was), "")
        if was and state.freshness is Freshness.OUTDATED:
            state = msgspec.structs.replace(state, since=past.since(source, was))
        found[number] = state
    return tuple(found)


def _excused(state: BlockState, source: Document, target: Document, past: Past) -> BlockState:
    """Return what a ledger calls outdated as current, if its source only changed where its author said: no matter."""
    if state.freshness is not Freshness.OUTDATED or state.evidence is not Evidence.LEDGER or not state.made_of:
        return state
    excused = Accepted(past.accepted(source, target))
    today = {digests_of(source.blocks[index]) for index in state.source}
    if {excused.now(part) for part in state.made_of} != {excused.now(digests) for digests in today}:
        return state
    return msgspec.structs.replace(state, freshness=Freshness.CURRENT, evidence=Evidence.HISTORY, is_touched=False)


def _is_regrouped(state: BlockState, forms: Forms, lives: Sequence[Life]) -> bool:
    """Tell whether the source of a pair was one block, or several, that read the same when they were translated."""
    if len(state.source) == len(state.target) or not lives or lives[0].birth.is_edge:
        return False
    seen = (lives[0].edits[-1].step if lives[0].edits else lives[0].birth).seen
    before = forms.instead_of(state.source, seen)
    return is_regrouped(before, [forms.blocks[index] for index in state.source])


def _swept(verdicts: Iterable[_Verdict]) -> frozenset[str]:
    """Return the names that came into several blocks: one term replaced by another says nothing new."""
    counts = Counter(name for verdict in verdicts for name in verdict.reworded.names)
    return frozenset(name for name, count in counts.items() if count >= _SWEEP)


def _without(swept: frozenset[str], verdict: _Verdict) -> _Verdict:
    reworded = verdict.reworded
    if verdict.freshness is not Freshness.OUTDATED or not reworded.names or reworded.is_other or reworded.names - swept:
        return verdict
    return msgspec.structs.replace(verdict, freshness=Freshness.UNVERIFIED)


def _unchanged(
    source: Blocks, states: Sequence[BlockState], numbers: Sequence[int], steps: Sequence[Step]
) -> tuple[int, ...]:
    """Return those of the numbers whose source blocks read as they did when the translation was begun."""
    if not steps or steps[-1].is_edge or steps[-1].is_ignored:
        return ()
    there = {(block.loose, block.anchors) for block in steps[-1].seen}
    return tuple(
        number
        for number in numbers
        if all((source[index].loose, source[index].anchors) in there for index in states[number].source)
    )


def _is_open(state: BlockState) -> bool:
    if not state.source or not state.target:
        return False
    # What a ledger knows by its place only, the history may know better.
    is_touched = state.is_touched and state.evidence is Evidence.TEXTS
    return is_touched or (state.freshness is Freshness.UNVERIFIED and state.confidence >= LEAST)


class _Verdict(msgspec.Struct, frozen=True):
    freshness: Freshness
    change: Change = Change.NONE
    previous: str = ""
    is_touched: bool = False
    reworded: Rewording = Rewording(frozenset(), is_other=False, is_followed=False)
    made_of: tuple[str, str] | None = None  # The digests of the source as it was translated.

    @property
    def was(self) -> str:
        """The loose digest of the source as it was translated, where it said something else."""
        is_other = self.freshness is not Freshness.CURRENT and self.change is Change.PROSE
        return self.made_of[0] if self.made_of and is_other else ""


_UNKNOWN = _Verdict(Freshness.UNVERIFIED)
_ORDER = (Freshness.OUTDATED, Freshness.UNVERIFIED, Freshness.CURRENT)


def _judged(state: BlockState, verdicts: Sequence[_Verdict]) -> BlockState:
    """Return the state by its blocks: each of the source must be in what one of the target was made of."""
    worst = min(verdicts, key=lambda verdict: _ORDER.index(verdict.freshness))
    is_current = worst.freshness is Freshness.CURRENT
    if worst == _UNKNOWN or (is_current and state.confidence < _SURE):
        return state
    if state.freshness is Freshness.OUTDATED and not is_current:
        return state
    was = tuple(verdict.made_of for verdict in verdicts if verdict.made_of)
    return msgspec.structs.replace(
        state,
        freshness=worst.freshness,
        change=worst.change,
        previous="\n".join(verdict.previous for verdict in verdicts if verdict.previous),
        is_touched=worst.is_touched,
        evidence=Evidence.HISTORY,
        made_of=was if worst.freshness is Freshness.OUTDATED else state.made_of,
    )


def _best(verdicts: Sequence[_Verdict]) -> _Verdict:
    return max(verdicts, key=lambda verdict: _ORDER.index(verdict.freshness), default=_UNKNOWN)


class _Made(msgspec.Struct, frozen=True):
    """What a translation was made of, as far as its versions tell.

    Attributes:
        of: the source block as it was; None where there was none yet.
        is_certain: whether the translation is known to be of that, and not of something older.
        is_clear: whether `of` is known to be an older form of today's source block.
        ahead: all that was edited since, None for nothing.
        is_touched: whether that was edited after the source was, without following it.
    """

    of: Block | None
    is_certain: bool
    is_clear: bool
    ahead: Edit | None = None
    is_touched: bool = False


def _made(index: int, forms: Forms, life: Life, excused: Accepted) -> _Made:
    """Follow one translation from its birth."""
    seen = life.birth.seen
    made = _Made(forms.form(index, seen), not life.birth.is_edge, forms.is_clear(index, seen))
    for edit in life.edits:
        form = forms.form(index, edit.step.seen)
        ahead = edit if made.ahead is None else Edit(edit.step, made.ahead.before, edit.now)
        is_behind = says(form) != says(made.of) and not (form and made.of and excused.is_same(form, made.of))
        has_followed = is_behind and (
            _is_later(made.of, form)
            or is_together(index, forms, edit.step)
            or follows((made.of, form), (ahead.before, ahead.now))
        )
        # Of a text that may be older than all that is known, it is enough that it was written anew.
        is_anew = not (made.is_certain or is_behind) and likeness(ahead.before.text, ahead.now.text) < _ANEW
        if has_followed or is_anew:
            made = _Made(form, is_certain=True, is_clear=forms.is_clear(index, edit.step.seen))
        else:
            made = msgspec.structs.replace(made, ahead=ahead, is_touched=is_behind)
    return made


def _verdict(index: int, forms: Forms, life: Life, excused: Accepted) -> _Verdict:
    """Return how one translation stands to one block of today's source."""
    today, made = forms.blocks[index], _made(index, forms, life, excused)
    current = _Verdict(Freshness.CURRENT, made_of=digests_of(today)) if made.is_certain else _UNKNOWN
    if made.of is None or _is_later(made.of, today):
        return current if made.is_clear else _UNKNOWN
    if digests_of(made.of) != digests_of(today) and excused.is_same(made.of, today):
        return current
    if made.of.loose == today.loose:
        return _mechanical(today, made.of, life.today) or current
    return _reworded(today, made.of, made, life.today, forms.common) if made.is_clear else _UNKNOWN


def _reworded(today: Block, was: Block, made: _Made, target: Block, common: frozenset[str]) -> _Verdict:
    """Judge a translation whose source says something else than when it was made."""
    ahead = made.ahead
    if ahead and not made.is_touched and leads((was, today), (ahead.before, ahead.now)):
        return _Verdict(Freshness.CURRENT)
    found = rewording(was, today, target, common)
    if found.is_other or found.names:
        return _Verdict(Freshness.OUTDATED, Change.PROSE, was.text, made.is_touched, found, digests_of(was))
    if found.is_followed and made.is_certain:
        return _Verdict(Freshness.CURRENT, Change.PROSE)
    return _Verdict(Freshness.UNVERIFIED, Change.PROSE, was.text, made.is_touched, made_of=digests_of(was))


def _is_later(before: Block | None, now: Block | None) -> bool:
    """Tell whether the source was written when the translation was there: before, it had nothing, or no Han."""
    return now is not None and (before is None or (before.han == 0 and now.han > 0))


def _mechanical(today: Block, made_of: Block, target: Block) -> _Verdict | None:
    """Return a verdict if only anchors changed: the translation has to have those that are new."""
    if today.anchors == made_of.anchors:
        return None
    is_followed = anchors_followed(made_of, today, target)
    if is_followed:
        return _Verdict(Freshness.CURRENT, Change.MECHANICAL)
    freshness = Freshness.UNVERIFIED if is_followed is None else Freshness.OUTDATED
    return _Verdict(freshness, Change.MECHANICAL, made_of.text, made_of=digests_of(made_of))
