"""How the files of a run are analysed, as one value that goes wherever the work is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Self

import msgspec

from docpipe.model.document import Analysis
from docpipe.model.source import SourceFile
from docpipe.pipeline.analyze import AnalyzeOptions, analyzer
from docpipe.pipeline.store.pack import Packer
from docpipe.pipeline.store.packing import packed
from docpipe.pipeline.task import Analyze
from docpipe.sources.read import LARGEST_FILE


class Preparation(msgspec.Struct, frozen=True):
    """Builds what analyses one file, once per process; it can be pickled.

    Attributes:
        options: all that an analysis depends on besides the file's bytes.
        packs: the folder that takes details and bodies; None where they stay in the analyses.
    """

    options: AnalyzeOptions
    packs: Path | None = None

    def __call__(self) -> Analyze:
        """Return what analyses one file, and keeps what it found out where this run keeps it.

        Raises:
            ConfigError: a word names no rule, or a plug-in cannot be loaded.
        """
        analyze = analyzer(self.options)
        if self.packs is None:
            return analyze
        keep = self.keeping()
        return lambda file: keep(analyze(file))

    def keeping(self) -> Callable[[Analysis], Analysis]:
        """Return what brings an analysis that was made elsewhere to where this run keeps them."""
        if self.packs is None:
            return lambda analysis: analysis
        packer = Packer(self.packs)
        # What failed knows of no content, and is tried again next time.
        return lambda analysis: packed(analysis, packer) if analysis.digest else analysis

    def content(self, file: SourceFile) -> bytes:
        """Return the bytes that are analysed as `file`, or as many of them as tell that they are too many.

        Raises:
            OSError: they cannot be read.
        """
        given = self.options.given.get(file.path)
        if given is not None:
            return given
        with (Path(self.options.root) / file.path).open("rb") as stream:
            return stream.read(LARGEST_FILE + 1)

    def carrying(self, contents: Mapping[SourceFile, bytes]) -> Self:
        """Return what analyses these files where neither the site nor its cache is."""
        given = {file.path: data for file, data in contents.items()}
        return msgspec.structs.replace(
            self, options=msgspec.structs.replace(self.options, root="", given=given), packs=None
        )
