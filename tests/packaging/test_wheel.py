"""The wheel is whole: alone with the dependencies it declares, it builds a site outside the checkout."""

from __future__ import annotations

import importlib.metadata
import os
import subprocess
import sys
import venv
import zipfile
from collections.abc import Callable, Iterator
from email.parser import HeaderParser
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.floors import PACKAGE, ROOT

CODE = {".py", ".pyc"}


def run(*command: str | Path, cwd: Path) -> str:
    """Return what a command prints, run without the caller's Python settings; fail the test if it fails."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PIP_"))}
    finished = subprocess.run(
        command, cwd=cwd, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    assert finished.returncode == 0, f"{command}\n{finished.stdout}"
    return finished.stdout


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel, built from the checkout without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = (sys.executable, "-m", "pip", "wheel", "--quiet", "--no-index", "--no-deps", "--no-build-isolation")
    run(*pip, "--wheel-dir", folder, ROOT, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


def declared_dependencies(wheel: Path) -> Iterator[str]:
    """Yield the name of each distribution that the wheel needs here, and what those need in turn."""
    with zipfile.ZipFile(wheel) as archive:
        (metadata,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        headers = HeaderParser().parsestr(archive.read(metadata).decode())
    waiting = list(headers.get_all("Requires-Dist", []))
    seen: set[str] = set()
    while waiting:
        requirement = Requirement(waiting.pop())
        name = canonicalize_name(requirement.name)
        if name in seen or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        seen.add(name)
        yield name
        waiting.extend(importlib.metadata.requires(name) or [])


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a virtual environment that holds the wheel, the dependencies it declares, and nothing else."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, symlinks=True)
    python = folder / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-index", "--no-deps")
    run(*pip, wheel, cwd=folder)
    (site_packages,) = folder.glob("lib/python*/site-packages")
    for name in declared_dependencies(wheel):
        distribution = importlib.metadata.distribution(name)
        for part in {file.parts[0] for file in distribution.files or [] if file.parts[0] != ".."}:
            (site_packages / part).symlink_to(Path(str(distribution.locate_file(part))))
    return folder


def test_the_wheel_holds_every_data_file(wheel: Path) -> None:
    """Themes, catalogues, locale data and py.typed are in the wheel, as they are in the checkout."""
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if name.startswith("docpipe/")}
    data = {
        path.relative_to(PACKAGE.parent).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and path.suffix not in CODE
    }
    assert data <= packed
    assert {Path(name).suffix for name in data} >= {".css", ".j2", ".po", ".toml"}
    assert "docpipe/py.typed" in packed


def test_the_wheel_holds_only_the_package(wheel: Path) -> None:
    """Neither tests nor content nor tools ride along."""
    with zipfile.ZipFile(wheel) as archive:
        top = {name.split("/")[0].split("-")[0] for name in archive.namelist()}
    assert top == {"docpipe"}


def test_the_version_stands_in_one_place(installed: Path, tmp_path: Path) -> None:
    """The command, the package and its metadata say the same version."""
    version = run(installed / "bin/python", "-c", "import docpipe; print(docpipe.__version__)", cwd=tmp_path).strip()
    metadata = "from importlib.metadata import version; print(version('docpipe'))"
    assert run(installed / "bin/python", "-c", metadata, cwd=tmp_path).strip() == version
    assert version in run(installed / "bin/docpipe", "--version", cwd=tmp_path)


def test_the_installed_command_builds_a_site(installed: Path, tmp_path: Path, site: Callable[[str], Path]) -> None:
    """Theme, catalogues and locale data come out of the wheel: a site is built outside the checkout."""
    where = run(installed / "bin/python", "-c", "import docpipe; print(docpipe.__file__)", cwd=tmp_path).strip()
    assert installed in Path(where).parents
    root = site("bilingual")
    run(installed / "bin/docpipe", "build", "--out", "public", cwd=root)
    pages = {path.relative_to(root / "public").as_posix() for path in (root / "public").rglob("*.html")}
    assert {"index.html", "zh/blog/overview/index.html", "en/blog/overview/index.html"} <= pages
    assert 'lang="zh-Hans"' in (root / "public/zh/blog/overview/index.html").read_text("utf-8")
