"""Analyses that get into trouble, each in its own way, wherever they are made."""

from __future__ import annotations

import faulthandler
import os
import signal
import time
from collections.abc import Mapping
from pathlib import Path

import msgspec

from docpipe.config.schema import Config, Site
from docpipe.model.document import Analysis
from docpipe.model.source import Digest, DocumentKey, LocaleName, SourceFile
from docpipe.pipeline.analyze import AnalyzeOptions
from docpipe.pipeline.preparation import Preparation
from docpipe.pipeline.task import Analyze

FILES = tuple(
    SourceFile(f"content/zh/{name}.md", LocaleName("zh"), DocumentKey(name))
    for name in ("a", "b", "c", "d", "e", "f", "g")
)
_CONFIG = Config(site=Site(source=LocaleName("zh"), locales=()))


class Troubled(Preparation, frozen=True):
    """What analyses files that are there in memory only.

    Attributes:
        troubles: which trouble the analysis of a file gets into, by its key.
    """

    options: AnalyzeOptions = AnalyzeOptions("", _CONFIG, given={file.path: b"" for file in FILES})
    troubles: Mapping[str, str] = msgspec.field(default_factory=dict)

    def __call__(self) -> Analyze:
        """Return the analysis."""
        return troubled(self.troubles)


def troubled(troubles: Mapping[str, str]) -> Analyze:
    """Return an analysis that gets into the trouble named for each key."""

    def analyze(file: SourceFile) -> Analysis:
        trouble = troubles.get(file.key)
        if trouble == "raise":
            raise ValueError("a bug")
        if trouble == "crash":
            faulthandler.disable()  # pytest would print the stack of a crash that is meant
            os.kill(os.getpid(), signal.SIGSEGV)
        if trouble == "exit":
            os._exit(3)
        if trouble == "hang":
            time.sleep(60)
        if trouble == "memory":
            return Analysis(file, Digest(str(len(bytearray(4 << 30)))), None, None, blocked=False)
        if trouble == "above":
            kill_above()
        return Analysis(file, Digest(file.key), None, None, blocked=False)

    return analyze


def kill_above() -> None:
    """Kill the worker of the cluster, whose child's child this process is; Linux tells whose."""
    above = Path(f"/proc/{os.getppid()}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1]
    os.kill(int(above), signal.SIGKILL)
    time.sleep(60)
