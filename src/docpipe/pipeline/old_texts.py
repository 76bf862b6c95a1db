"""What source blocks said before they changed: their words, from the versions that git has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Self

from docpipe.model.block import Block
from docpipe.model.document import Parsed
from docpipe.model.source import Digest, SourceFile
from docpipe.parse.document import parse
from docpipe.parse.options import ParseOptions
from docpipe.sources.history import History, Texts, read_history
from docpipe.sources.read import decode
from docpipe.translation.ledger import Fingerprint

_NO_DIGEST = Digest("")
# A line end within a block, with the marks of quotes and the indents of lists that the next line begins with.
_LINE_END = re.compile(r"[ \t]*+\r?\n[ \t>]*+")


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
        found: dict[Fingerprint, str] = {}
        if not wanted:
            return found
        for parsed in self._versions(file):
            for block in parsed.document.blocks if parsed.document else ():
                fingerprint = Fingerprint.of(block)
                if fingerprint in wanted and fingerprint not in found:
                    found[fingerprint] = one_line(parsed.text, block)
            if len(found) == len(wanted):
                break
        return found

    def _versions(self, file: SourceFile) -> Iterator[Parsed]:
        if self._history is None:
            self._history = (read_history(self._root),)
        history = self._history[0]
        for version in history.versions(file.path) if history is not None else ():
            content = self._texts.read(version.blob) if version.blob else None
            if content is not None:
                yield parse(decode(content).text, file, self._options, digest=_NO_DIGEST)


def one_line(text: str, block: Block) -> str:
    """Return a block as it is written in its file, on one line."""
    return _LINE_END.sub(" ", block.span.of(text)).strip()
