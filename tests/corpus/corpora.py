"""The development corpora: copies to work on, and what a person found in them."""

from __future__ import annotations

import shutil
from pathlib import Path

import msgspec
import pytest

from tests.cli.command import start

NAMES = ("juicefs", "hugegraph", "mzlogin")

SMALLEST = [pytest.param(name, marks=[pytest.mark.stress] * (name != "mzlogin")) for name in NAMES]
"""One corpus for every run of the tests, and the others under stress: what takes long and is of one kind in all."""


class Build(msgspec.Struct, frozen=True):
    """What a run of `docpipe build` left."""

    root: Path
    out: Path
    code: int
    err: str


class Verdict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a person said of an error after reading the place.

    Attributes:
        line, column: from 1; None for an error of a whole file.
        verdict: `true` for an error that a maintainer of the corpus would mend.
        why: one sentence.
    """

    code: str
    path: str
    line: int | None
    column: int | None
    verdict: str
    why: str

    @property
    def place(self) -> tuple[str, int, int, str]:
        """What the error is known by; also its place in the order of the files."""
        return self.path, self.line or 0, self.column or 0, self.code


class Elsewhere(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A post whose page is not where its path says; `page` is None where there is none."""

    path: str
    page: str | None
    why: str


class Findings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is known of a corpus: `tests/corpus/<name>.json`.

    Attributes:
        errors: every error that lint leaves.
        truncated: everything that the rules TR… of `recommended` say, whatever its severity.
        build_exit: the exit code of `build`.
        elsewhere: pages that are not at the address of their path.
    """

    errors: tuple[Verdict, ...]
    truncated: tuple[Verdict, ...]
    build_exit: int
    elsewhere: tuple[Elsewhere, ...]


def findings_of(name: str) -> Findings:
    """Return what is known of a corpus."""
    return msgspec.json.decode(Path(__file__).with_name(f"{name}.json").read_bytes(), type=Findings)


def copy_of(corpora: Path, name: str, folder: Path) -> Path:
    """Return a copy of a corpus below `folder`, its content and static files, writable where the original is not."""
    for top in ("content", "static"):
        for file in sorted((corpora / name / top).rglob("*")):
            if file.is_file():
                target = folder / name / file.relative_to(corpora / name)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, target)
    return folder / name


def build(root: Path, out: Path, jobs: int = 1) -> Build:
    """Build the site at `root` in a process of its own."""
    process = start("build", "--root", root, "--out", out, "--jobs", str(jobs), cwd=root)
    _, err = process.communicate()
    return Build(root, out, process.returncode, err)
