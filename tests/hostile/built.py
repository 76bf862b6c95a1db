"""The cases together as one site, built and linted by the command; what was said, and what came of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import msgspec

from docpipe.cli.run import Work, site_session
from docpipe.model.diagnostic import Diagnostic
from tests.hostile.case import Case, write
from tests.hostile.committed import SITE
from tests.hostile.links import CANARY

SOURCE = Path(__file__).parents[2] / "src"
CONFIG = '[site]\ntitle = "例"\nbase_url = "https://example.org/"\nsource = "zh"\nlocales = ["zh", "en"]\n'
HIDDEN = "HIDDEN-CANARY"
SECRETS = (CANARY, HIDDEN, "CONFIG-CANARY", "GPS-CANARY", "root:x:0", "ENVIRONMENT-CANARY")
"""What no file of a built site says."""


class Finding(msgspec.Struct, frozen=True):
    """What a command says of a file."""

    code: str
    path: str
    line: int | None
    severity: str


class Built(msgspec.Struct, frozen=True):
    """A site of cases, built.

    Attributes:
        root: of the site.
        cases: that it holds.
        code, said: of the build.
        findings: of linting it.
        routes: addresses of the posts that have a page, by path.
        known: paths of all posts that were read.
        touched: what has changed beside the site.
    """

    root: Path
    cases: tuple[Case, ...]
    code: int
    said: str
    findings: tuple[Finding, ...]
    routes: dict[str, str]
    known: frozenset[str]
    touched: tuple[str, ...]

    @property
    def folder(self) -> Path:
        """The built site."""
        return self.root / "build"

    def page(self, case: Case) -> Path:
        """Return the file of the case's page."""
        route = self.routes[case.path]
        return self.folder / (route[1:] + ("index.html" if route.endswith("/") else ""))

    def pages(self) -> list[str]:
        """Return the paths of all pages, as readers ask for them."""
        files = (path for path in self.folder.rglob("*.html") if path.is_file())
        return sorted("/" + path.relative_to(self.folder).as_posix().removesuffix("index.html") for path in files)


def build(cases: Iterable[Case], home: Path, markdown: str = "") -> Built:
    """Write the cases into one site below `home`, build it, and look at it.

    Args:
        cases: that can stand beside each other.
        home: an empty folder.
        markdown: the table of docpipe.toml.
    """
    cases = tuple(cases)
    root, outside = home / "site", home / "outside"
    shutil.copytree(SITE, root)
    make_outside(outside)
    (root / ".env").write_text(f"TOKEN={HIDDEN}\n", "utf-8")
    with (root / "docpipe.toml").open("a", encoding="utf-8") as config:
        config.write(f"\n[markdown]\n{markdown}\n")
    for case in cases:
        if not (root / case.path).is_file():
            write(case, root, outside)
    before = _tree(home)
    built = command("build", "--no-cache", "--jobs", "2", "--root", str(root))
    # What lint says of a session is what its command reports.
    session = site_session(Work(root=root, jobs=2, caches=False))
    files = {version: document.file.path for version, document in session.site.documents.items()}
    return Built(
        root,
        cases,
        built.returncode,
        built.stdout + built.stderr,
        tuple(map(_finding, session.diagnostics())),
        {files[version]: str(route) for version, route in session.published.routes.items()},
        frozenset(analysis.file.path for analysis in session.analyses),
        tuple(sorted(path for path in before ^ _tree(home) if not path.startswith("site/build"))),
    )


def _finding(said: Diagnostic) -> Finding:
    line = said.place.start.line if said.place.start is not None else None
    return Finding(str(said.code), said.place.path, line, said.severity.value)


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run docpipe as a process of its own, with a secret in its environment."""
    return subprocess.run(
        [sys.executable, "-m", "docpipe", *arguments],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(SOURCE), "SECRET": "ENVIRONMENT-CANARY"},
        timeout=600,
    )


def make_outside(outside: Path) -> None:
    """Make the folder that no site may read from."""
    outside.mkdir()
    for name in ("secret.md", "secret.png"):
        (outside / name).write_text(f"---\ntitle: {CANARY}\ndate: 2024-05-01\n---\n\n{CANARY}\n", "utf-8")


def _tree(home: Path) -> set[str]:
    """Return the files below a folder, each with its size and the time of its last change."""
    found = set()
    for folder, _, names in os.walk(os.fsencode(home)):
        for name in names:
            path = os.path.join(folder, name)  # noqa: PTH118 - names may be no text
            facts = os.lstat(path)
            found.add(f"{os.fsdecode(os.path.relpath(path, os.fsencode(home)))} {facts.st_size} {facts.st_mtime_ns}")
    return found
