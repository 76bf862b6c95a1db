"""What part of the translations a command is about: locales, files, folders, and blocks of files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import msgspec

from docpipe.cli.block_place import named_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docpipe.model.source import LocaleName
    from docpipe.model.translation import Freshness, TranslationState
    from docpipe.model.work import Passage, WorkItem
    from docpipe.pipeline.session import Session


class Wanted(msgspec.Struct, frozen=True):
    """What the words of a command line name.

    Attributes:
        locales: of the translations.
        paths: of sources or translations, from the site's root; None for all.
        blocks: of those files, by path: a line or a neutral id; a file without an entry is wanted whole.
    """

    locales: tuple[LocaleName, ...]
    paths: frozenset[str] | None
    blocks: dict[str, frozenset[str]]

    def items(
        self, session: Session, kinds: frozenset[Freshness]
    ) -> Iterator[tuple[TranslationState, tuple[WorkItem, ...]]]:
        """Yield what there is to do in these, by translation."""
        from docpipe.pipeline.work.items import work

        for state, items in work(session, self.locales, kinds=kinds, paths=self.paths):
            chosen = tuple(item for item in items if self._is_wanted(item))
            if chosen:
                yield state, chosen

    def _is_wanted(self, item: WorkItem) -> bool:
        passages = [passage for passage in (item.source, item.target) if passage is not None]
        named = [passage for passage in passages if passage.path in self.blocks]
        return not named or any(
            block == item.id or _holds(passage, block) for passage in named for block in self.blocks[passage.path]
        )


def _holds(passage: Passage, block: str) -> bool:
    return block.isdecimal() and passage.start <= int(block) <= passage.end


def wanted(session: Session, words: Sequence[str]) -> Wanted:
    """Return what the words name: locales of the site first, then paths with or without a block behind a colon.

    Raises:
        UsageError: a word is neither.
    """
    known = [locale.name for locale in session.request.config.site.locales]
    locales = tuple(name for name in known if name in words)
    places = [word for word in words if word not in known]
    paths: set[str] = set()
    blocks: dict[str, set[str]] = {}
    for word in places:
        found, block = _named(session, word, known)
        paths |= found
        for path in found if block else ():
            blocks.setdefault(path, set()).add(block)
    return Wanted(
        locales or tuple(known),
        frozenset(paths) if places else None,
        {path: frozenset(those) for path, those in blocks.items()},
    )


def _named(session: Session, word: str, locales: Sequence[str]) -> tuple[set[str], str]:
    place = named_place(session, word)
    if place.paths:
        return set(place.paths), place.block
    advice = f"a locale of the site ({', '.join(locales)}), a post, a folder of posts, POST:LINE or POST:b-…"
    raise click.UsageError(f"'{word}' is neither {advice}")
