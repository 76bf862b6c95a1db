"""Whether a translation follows its source, judged by what both must share, without reading either language."""

from __future__ import annotations

import re
from collections.abc import Collection
from difflib import SequenceMatcher

import msgspec

from docpipe.model.block import Block
from docpipe.translation.past.successors import likeness
from docpipe.translation.plausible import length_of

Edit = tuple[Block | None, Block | None]
"""A block before and after; None where it was not there."""

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*+")
# The 3 of S3 is no number, that of v3 is one.
_NUMBER = re.compile(r"(?:(?<![A-Za-z0-9_.])|(?<=\bv))(?:0x[0-9a-fA-F]++|[0-9]++(?:\.[0-9]++)*+)")
# An edit of the translation is as large as one of the source if it changes at least this share of what that does.
_AS_LARGE = 0.5
_MOST_OF = 0.5
# Han characters, and words for 1.5 each, that came or went at one place and stand nowhere in the other text: from so
# many on it is a clause. Writers who tighten a text take away more than that without saying less.
_ADDED, _REMOVED = 6.0, 15.0
# A text of some length of which so much is other is another text.
_REWRITTEN, _SOME_LENGTH = 0.7, 12.0
_NEGATIONS = re.compile("不(?![多再同仅过论管但断错少如久])|没有|無|未|勿|禁|无[法需须]")
# Segments of addresses that only say which language is meant.
_LOCALE = re.compile(r"(?<=/)(?:[a-z]{2}(?:[-_][A-Za-z]{2,4})?)/")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_WORD = re.compile(r"[A-Za-z][\w'-]*+")
_WORDS_FOR_WORDS = 2.0
_LETTERS = re.compile(r"\w")
_BLANK = re.compile(r"\s+")


class Rewording(msgspec.Struct, frozen=True):
    """What a source says now and did not when it was translated, as far as a machine can tell.

    Attributes:
        names: words in Latin letters that came into a Chinese text and that the translation lacks.
        is_other: whether more than that speaks for another meaning: a number, a negation, a clause.
        is_followed: whether everything it gained stands in the translation.
    """

    names: frozenset[str]
    is_other: bool
    is_followed: bool


def follows(source: Edit, target: Edit) -> bool:
    """Tell whether the edit of the target brought it to what the source became.

    Where the source gained names, numbers, code or addresses, the target must have gained most of them. Else it
    must have changed about as much.
    """
    proof = _proof(source, target)
    return _changed(*target) >= _AS_LARGE * _changed(*source) if proof is None else proof


def leads(source: Edit, target: Edit) -> bool:
    """Tell whether an edit of the source brought it to what the target had become before.

    Without names, numbers, code or addresses to tell it, both must have grown, or shrunk, as much.
    """
    proof = _proof(source, target)
    if proof is not None:
        return proof
    growths = [_growth(before, after) for before, after in (source, target)]
    same_way = growths[0] * growths[1] > 0 and abs(growths[1]) >= _AS_LARGE * abs(growths[0])
    return same_way and _changed(*target) >= _AS_LARGE * _changed(*source)


def _proof(source: Edit, target: Edit) -> bool | None:
    """Tell whether the target gained most of the names and anchors that its source did; None where there are none."""
    before, after = (_marks(block, names=block is not None and block.han > 0) for block in source)
    old, new = (_marks(block, names=True) for block in target)
    gained = after - before - old
    return len(gained & new) >= _MOST_OF * len(gained) if gained else None


def _growth(before: Block | None, after: Block | None) -> float:
    lengths = [length_of(block) if block else 0.0 for block in (before, after)]
    return (lengths[1] - lengths[0]) / max(1.0, *lengths)


def rewording(before: Block, after: Block, target: Block, common: Collection[str]) -> Rewording:
    """Return how two forms of a source differ, beside a translation of the first.

    Args:
        before: as it was translated.
        after: as it is.
        target: the translation.
        common: names the whole document is about, which say nothing where they come or go.
    """
    old, new, ours = (_folded(block) for block in (before, after, target))
    names = (
        {name for name in names_of(after) if name not in old and name not in common}
        if before.han and after.han
        else set()
    )
    numbers, gone = _numbers(after) - _numbers(before), _numbers(before) - _numbers(after)
    is_other = (
        not numbers <= _numbers(target)
        or not gone.isdisjoint(_numbers(target))
        or len(_NEGATIONS.findall(old)) != len(_NEGATIONS.findall(new))
        or _has_other_clauses(before.text, after.text)
        or (length_of(before) >= _SOME_LENGTH and _changed(before, after) >= _REWRITTEN)
    )
    missing = frozenset(name for name in names if name not in ours)
    return Rewording(missing, is_other, bool(names or numbers) and not missing)


def is_regrouped(before: Collection[Block], after: Collection[Block]) -> bool:
    """Tell whether blocks were but split or joined: together they read the same, marks at their ends aside."""
    old, new = ("".join(_LETTERS.findall("".join(block.text for block in blocks))) for blocks in (before, after))
    return bool(new) and old.casefold() == new.casefold()


def anchors_followed(before: Block, after: Block, target: Block) -> bool | None:
    """Tell whether a translation has the anchors that its source gained; None where it has neither new nor old ones.

    An address that the translation never had is none of its business: it links to pages of its own language.
    """
    old, new, ours = (_anchors(block) for block in (before, after, target))
    gained, kept = new - old - ours, (old - new) & ours
    if not gained:
        return True
    # Code of which more is quoted now, `--name` that became `--name value`, says what it said.
    if kept and not all(any(value.startswith(f"{part} ") for value in gained) for part in kept):
        return False
    return None if any(value[0] == "`" or value[0].isdigit() for value in gained) else True


def _anchors(block: Block) -> set[str]:
    return {_LOCALE.sub("", value).partition("#")[0].rstrip("/") or value for value in block.anchor_values}


def _marks(block: Block | None, *, names: bool) -> set[str]:
    """Return what stands in every language's version of a text: its anchors, and in Chinese its Latin words."""
    if block is None:
        return set()
    words = set(names_of(block)) if names else set()
    return words | {value.casefold() for value in _anchors(block)}


def names_of(block: Block) -> set[str]:
    """Return the words in Latin letters, lower-case."""
    return {name.casefold() for name in _NAME.findall(block.text) if len(name) > 1}


def _numbers(block: Block) -> set[str]:
    return set(_NUMBER.findall(block.text.replace(",", "")))


def _folded(block: Block) -> str:
    return _BLANK.sub("", block.text).casefold()


def _has_other_clauses(old: str, new: str) -> bool:
    """Tell whether something came in or went at one place that was not just put in other words."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for _, start, end, begin, stop in matcher.get_opcodes():
        gone, come = _units(old[start:end], new), _units(new[begin:stop], old)
        if come - _WORDS_FOR_WORDS * gone >= _ADDED or gone - _WORDS_FOR_WORDS * come >= _REMOVED:
            return True
    return False


def _units(text: str, other: str) -> float:
    """Return the length of a text without what the other one has, too."""
    han = sum(character not in other for character in _HAN.findall(text))
    return han + 1.5 * sum(word not in other for word in _WORD.findall(text))


def _changed(before: Block | None, after: Block | None) -> float:
    return 1 - likeness(before.text, after.text) if before and after else 1.0
