"""What one file may take: half a gibibyte and ten seconds, whatever is in it; a pair of versions no more than that."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from docpipe.model.diagnostic import Message
from docpipe.model.document import Analysis
from docpipe.model.source import Digest, SourceFile
from docpipe.pipeline.executor import Workers
from docpipe.pipeline.task import Analyze
from tests.pipeline.troubled import FILES

MEBIBYTE = 1 << 20
WriteSite = Callable[[dict[str, str | bytes]], Path]

BUILD = """
import json, resource, sys, time
from docpipe.cli.main import run
start = time.monotonic()
code = run(["build", "--no-cache", "--jobs", "2", "--root", sys.argv[1]])
peaks = [resource.getrusage(who).ru_maxrss >> 10 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print(json.dumps([code, max(peaks), time.monotonic() - start]))
"""


def greedy(size: int) -> Callable[[], Analyze]:
    """Return what makes analyses that take so many bytes."""

    def prepare() -> Analyze:
        def analyze(file: SourceFile) -> Analysis:
            taken = bytearray(size if file.key == "c" else 1)
            return Analysis(file, Digest(str(len(taken))), None, None, blocked=False)

        return analyze

    return prepare


@pytest.mark.skipif(sys.platform != "linux", reason="needs limits of memory")
@pytest.mark.parametrize("count", [1, 2])
def test_half_a_gibibyte_for_a_file(count: int) -> None:
    """A file that wants more is one finding of its own; one that wants less gets it, and all others are analysed."""
    few = [analysis.blocked for analysis in Workers(count).run(greedy(300 * MEBIBYTE), FILES)]
    assert few == [False] * len(FILES)
    much = {analysis.file.key: analysis for analysis in Workers(count).run(greedy(500 * MEBIBYTE), FILES)}
    assert [key for key, analysis in much.items() if analysis.blocked] == ["c"]
    assert str(much[FILES[2].key].diagnostics[0].message).endswith("it needs more memory than one file may take")


class Unsendable(Message, frozen=True):
    """What no memory is left to send."""

    def __reduce__(self) -> str:
        """Fail as a copy that does not fit."""
        raise MemoryError


def test_what_cannot_be_sent() -> None:
    """An analysis that is there but cannot be told is one finding, too."""

    def prepare() -> Analyze:
        def analyze(file: SourceFile) -> Analysis:
            digest = Unsendable("") if file.key == "c" else Digest("")
            return Analysis(file, digest, None, None, blocked=False)  # type: ignore[arg-type]  # on purpose

        return analyze

    found = {analysis.file.key: analysis for analysis in Workers(1, method="fork").run(prepare, FILES)}
    assert [key for key, analysis in found.items() if analysis.blocked] == ["c"]


def paragraphs(count: int, *, shuffled: bool = False) -> str:
    """Return so many paragraphs of which none is like another."""
    numbers = list(range(count))
    if shuffled:
        random.Random(7).shuffle(numbers)  # noqa: S311 - no secret
    return "\n\n".join(f"第 {number} 段写的是网络与模型，共有 {number % 7} 种。" for number in numbers)


def table(count: int) -> str:
    """Return a table of so many rows."""
    return "| 甲 | 乙 |\n|---|---|\n" + "\n".join(f"| 第 {number} 行 | 一句 |" for number in range(count))


PAIRS: dict[str, tuple[str, str]] = {
    "in another order": (paragraphs(2_400), paragraphs(2_400, shuffled=True)),
    "far too long, in another order": (paragraphs(8_000), paragraphs(8_000, shuffled=True)),
    "a half": (paragraphs(8_000), paragraphs(6_000)),
    "nothing of the other": (paragraphs(8_000), table(8_000)),
    "tables": (table(8_000), table(8_000)),
    "lists": ("- " + paragraphs(8_000).replace("\n\n", "\n- "), "- " + paragraphs(8_000).replace("\n\n", "\n- ")),
}

SIMILAR = {"a half", "lists"}
"""Pairs of which another one takes the same road and longer, or as long: those are for `make stress`."""


@pytest.mark.parametrize("name", [pytest.param(name, marks=[pytest.mark.stress] * (name in SIMILAR)) for name in PAIRS])
def test_two_versions_of_a_text(write_site: WriteSite, name: str) -> None:
    """However two versions differ, judging and showing them side by side takes no more than a file may."""
    source, target = PAIRS[name]
    head = "---\ntitle: 甲\ndate: 2024-05-11\n---\n\n"
    config = '[site]\ntitle = "例"\nsource = "zh"\nlocales = ["zh", "en"]\n[build]\nside_by_side = true\n'
    root = write_site(
        {"docpipe.toml": config, "content/zh/a.md": head + source, "content/en/a.md": head + target + "\n"}
    )
    # A process is charged with what the one held that it was copied from: a shell in between holds little.
    command = ["/bin/sh", "-c", '"$@"; exit $?', "sh", sys.executable, "-c", BUILD, str(root)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    code, peak, seconds = json.loads(done.stdout)
    assert code == 0
    assert peak < 512
    # Analysing both, judging the pair and making five pages of it; each of these has ten.
    assert seconds < 30
