"""Corpora copied and built once, and the checker of pages."""

from __future__ import annotations

import functools
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import NEEDED
from tests.corpus.corpora import Build, build, copy_of
from tests.corpus.nu import Nu
from tests.once import once


@pytest.fixture(scope="session")
def corpus(corpora: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return a function that gives the copy of a corpus; nobody writes to it."""
    return functools.cache(
        lambda name: once(tmp_path_factory, f"copy-{name}", lambda folder: copy_of(corpora, name, folder))
    )


@pytest.fixture(scope="session")
def built(corpus: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Build]:
    """Return a function that builds a corpus, the first time it is asked for, in one process."""
    return functools.cache(
        lambda name: once(tmp_path_factory, f"built-{name}", lambda folder: build(corpus(name), folder / name))
    )


@pytest.fixture(scope="session")
def nu(sitecheck: Path) -> Nu:
    """Return the Nu HTML checker that the page checker's `install.sh` fetches; skip loudly without it or Java."""
    java = shutil.which("java")
    if java is None:
        pytest.skip(f"{NEEDED}Java: install it (Debian, Ubuntu: sudo apt-get install default-jre-headless)")
    home = Path(os.environ.get("SITECHECK_HOME", "/tmp/sitecheck-home"))  # noqa: S108 - where install.sh puts it
    jar = home / "node_modules/vnu-jar/build/dist/vnu.jar"
    if not jar.is_file():
        pytest.skip(f"{NEEDED}the Nu HTML checker: run {sitecheck.name}/install.sh, or set SITECHECK_HOME")
    return Nu(Path(java), jar)
