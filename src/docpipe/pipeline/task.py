"""What is done with one file, in whatever process: a function from the file to its analysis that never fails."""

from __future__ import annotations

from collections.abc import Callable

from docpipe.model.document import Analysis
from docpipe.model.source import SourceFile
from docpipe.pipeline.failure import TOO_MUCH, failed, failed_by_mistake

Analyze = Callable[[SourceFile], Analysis]
Prepare = Callable[[], Analyze]
"""Builds what analyses one file, once per process; it can be pickled."""


def guarded(analyze: Analyze, file: SourceFile) -> Analysis:
    """Return the analysis of `file`; what `analyze` raises becomes a diagnostic of that file."""
    try:
        return analyze(file)
    except MemoryError:
        return failed(file, TOO_MUCH)
    except Exception as error:  # noqa: BLE001 # law 6: one bad file never stops the others
        return failed_by_mistake(file, error)
