"""Which blocks the words of a command line name: PATH, PATH:LINE or PATH:b-51aa08c3."""

from __future__ import annotations

import difflib
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from docpipe.model.document import Document
from docpipe.model.source import LocaleName
from docpipe.model.translation import Label, TranslationState

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from docpipe.pipeline.session import Session

# A column behind the line, as reports print it, is no harm.
_BLOCK = re.compile(r"(.+?):(?:([0-9]{1,9})(?::[0-9]{1,9})?|(b-[0-9a-f]{8}(?:-[0-9]{1,9})?))", re.DOTALL)


class NamedPlace(msgspec.Struct, frozen=True):
    """What one word names.

    Attributes:
        word: as it was typed.
        paths: of sources or translations, from the site's root, sorted; empty if it names nothing.
        block: a line counted from 1, or a neutral id; "" for all of them.
        is_file: whether it names one file, not the folder that some stand in.
    """

    word: str
    paths: tuple[str, ...]
    block: str = ""
    is_file: bool = False


class NamedBlocks(msgspec.Struct, frozen=True):
    """What the words name of one translation.

    Attributes:
        ledger: its path.
        state: of the translation, with all its blocks.
        source: the document it translates.
        target: the translation.
        whole: whether all its blocks are named.
        single: numbers of the states that were named one by one.
    """

    ledger: str
    state: TranslationState
    source: Document
    target: Document
    whole: bool
    single: frozenset[int]


def named_place(session: Session, word: str) -> NamedPlace:
    """Return what a word names, from the current folder or from the site's root; a file's own name goes first."""
    found = _below(session, word)
    if found.paths:
        return found
    match = _BLOCK.fullmatch(word)
    inside = _below(session, match[1]) if match else found
    return msgspec.structs.replace(inside, word=word, block=(match[2] or match[3]) if match and inside.paths else "")


def _below(session: Session, word: str) -> NamedPlace:
    root = session.request.root.resolve()
    names = {word.rstrip("/").removeprefix("./")} - {""}
    try:
        absolute = Path(word).resolve()
    except (OSError, ValueError):  # a loop of links, or a name no file has
        absolute = root.parent
    if absolute.is_relative_to(root):
        names.add(absolute.relative_to(root).as_posix())
    files = {file.path for file in session.discovery.files}
    found = {path for path in files for name in names if name in {".", path} or path.startswith(f"{name}/")}
    return NamedPlace(word, tuple(sorted(found)), is_file=bool(found & names))


def named_blocks(session: Session, locales: Collection[LocaleName], words: Sequence[str]) -> tuple[NamedBlocks, ...]:
    """Return what the words name of the translations into these locales, in the order of their paths.

    Raises:
        UsageError: a word names no post, no translation, or no block.
    """
    found: dict[str, NamedBlocks] = {}
    known = _translations(session, locales)
    for word in words:
        place = named_place(session, word)
        if not place.paths:
            raise _lost(session, word)
        here = [each for each in known if {each.source.file.path, each.target.file.path} & set(place.paths)]
        if not here:
            raise _without_translation(session, locales, place)
        for each in here:
            named = _narrowed(each, place)
            before = found.get(each.ledger)
            found[each.ledger] = named if before is None else _joined(before, named)
    return tuple(found[path] for path in sorted(found))


def every_block(session: Session, locales: Collection[LocaleName]) -> tuple[NamedBlocks, ...]:
    """Return all blocks of all translations into these locales."""
    return tuple(_translations(session, locales))


def _translations(session: Session, locales: Collection[LocaleName]) -> list[NamedBlocks]:
    from docpipe.pipeline.stages import translated_pairs

    return [
        NamedBlocks(path, state, source, target, whole=True, single=frozenset())
        for path, source, target, state in translated_pairs(session.site, session.states)
        if state.locale in locales and not {source.file.path, target.file.path} & session.blocked
    ]


def _joined(one: NamedBlocks, other: NamedBlocks) -> NamedBlocks:
    return msgspec.structs.replace(one, whole=one.whole or other.whole, single=one.single | other.single)


def _narrowed(all_: NamedBlocks, place: NamedPlace) -> NamedBlocks:
    """Return what a place names of one translation.

    Raises:
        UsageError: there is no such block.
    """
    from docpipe.translation.work.block_place import nearest_lines, states_at

    if not place.block:
        return all_
    if not place.is_file:
        raise click.UsageError(f"'{place.word}' names a block of a folder: name one of its posts")
    path = place.paths[0]
    numbers = states_at(all_.state, all_.source, all_.target, path, place.block)
    if numbers:
        return msgspec.structs.replace(all_, whole=False, single=frozenset(numbers))
    if not place.block.isdecimal():
        advice = f"ids change with their text: 'docpipe l10n diff --all {path}' shows those of today"
        raise click.UsageError(f"{all_.source.file.path} has no block {place.block}; {advice}")
    document = all_.target if path == all_.target.file.path else all_.source
    near = nearest_lines(document, int(place.block))
    raise click.UsageError(f"{path} has no block on line {place.block}; {_near(near)}")


def _near(lines: tuple[int, ...]) -> str:
    if not lines:
        return "nothing in it is translated"
    return f"the nearest {'begin on lines' if len(lines) > 1 else 'begins on line'} {' and '.join(map(str, lines))}"


def _lost(session: Session, word: str) -> click.UsageError:
    """Return what is said of a word that names no post."""
    match = _BLOCK.fullmatch(word)
    name = match[1] if match else word
    if any(map(_exists, (Path(name), session.request.root / name))):
        return click.UsageError(f"'{name}' is no post of this site, and no folder of posts")
    near = difflib.get_close_matches(name, [file.path for file in session.discovery.files], n=1)
    advice = f"Did you mean '{near[0]}'?" if near else "Name it from the current folder, or from the site's root"
    return click.UsageError(f"there is no post '{name}'. {advice}")


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # a name no file can have
        return False


def _without_translation(session: Session, locales: Collection[LocaleName], place: NamedPlace) -> click.UsageError:
    """Return what is said of posts that have no translation into these locales."""
    path, into = place.paths[0], " or ".join(locales)
    if not place.is_file:
        return click.UsageError(f"no post below '{place.word}' is translated into {into}")
    if path in session.blocked or path not in session.site.by_path:
        return click.UsageError(f"{path} cannot be read as a post: 'docpipe lint {path}' says why")
    labels = {state.label for state in _states_of(session, locales, path)}
    if Label.ORPHAN in labels:
        return click.UsageError(f"{path} has no source any more, so there is nothing to compare it with")
    if labels or path in _sources(session):
        hint = f"'docpipe l10n export --work FILE.md {next(iter(locales))} {path}' asks for one"
        return click.UsageError(f"{path} has no translation into {into}; {hint}")
    locale = session.site.by_path[path].file.locale
    return click.UsageError(f"{path} is a post in {locale}: name its source, or its translation into {into}")


def _states_of(session: Session, locales: Collection[LocaleName], path: str) -> Iterator[TranslationState]:
    return (each for each in session.states if each.locale in locales and path in {each.path, each.target_path})


def _sources(session: Session) -> Iterable[str]:
    return {each.path for each in session.states}
