"""What source blocks said before they changed: their words, from the versions that git has."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from collections.abc import Set as AbstractSet
from operator import attrgetter
from pathlib import Path
from typing import Self, TypeVar

from docpipe.model.block import Block
from docpipe.model.source import Digest, SourceFile
from docpipe.parse.document import parse
from docpipe.parse.options import ParseOptions
from docpipe.parse.versions import VersionReader
from docpipe.sources.history import History, read_history
from docpipe.sources.read import decode
from docpipe.sources.texts import Texts
from docpipe.translation.ledger import Fingerprint
from docpipe.translation.work.markup import one_line

_NO_DIGEST = Digest("")
K = TypeVar("K", bound=Hashable)


class OldTexts:
    """Finds old texts in git; use it as a context, so that its process ends. Nothing is started before it is asked."""

    def __init__(self, root: Path, options: ParseOptions) -> None:
        """Take the site's folder, and how its files are read."""
        self._root = root
        self._options = options
        self._texts = Texts(root)
        self._history: tuple[History | None] | None = None

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the process that reads texts."""
        self._texts.close()

    def find(self, file: SourceFile, wanted: AbstractSet[Fingerprint]) -> dict[Fingerprint, str]:
        """Return those of the wanted texts that a version of the file had, as Markdown on one line, newest first."""
        return self._found(file, wanted, Fingerprint.of)

    def find_said(self, file: SourceFile, wanted: AbstractSet[str]) -> dict[str, str]:
        """Return likewise, by what a reader saw of the block."""
        return self._found(file, wanted, attrgetter("text"))

    def _found(self, file: SourceFile, wanted: AbstractSet[K], key: Callable[[Block], K]) -> dict[K, str]:
        found: dict[K, str] = {}
        if not wanted:
            return found
        reader = VersionReader(file, self._options)
        for text in self._versions(file):
            # Reading a version as a whole is dear, and most of them have nothing that newer ones have not.
            if all(key(block) in found or key(block) not in wanted for block in reader.blocks(text) or ()):
                continue
            parsed = parse(text, file, self._options, digest=_NO_DIGEST, bodies=False)
            for block in parsed.document.blocks if parsed.document else ():
                known = key(block)
                if known in wanted and known not in found:
                    found[known] = one_line(text, block)
            if len(found) == len(wanted):
                break
        return found

    def _versions(self, file: SourceFile) -> Iterator[str]:
        if self._history is None:
            self._history = (read_history(self._root),)
        history = self._history[0]
        for version in history.versions(file.path) if history is not None else ():
            content = self._texts.read(version.blob) if version.blob else None
            if content is not None:
                yield decode(content).text
