"""The same sources make the same bytes: wherever, whenever and however they are built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.command import SOURCE
from tests.faults.bilingual_site import Tree, make_site, tree

FIRST = "1715385600"
VARIATIONS: dict[str, dict[str, str]] = {
    "time zone": {"TZ": "Pacific/Kiritimati"},
    "locale": {"LANG": "C", "LC_ALL": "C"},
    "umask": {},
    "hash seed": {"PYTHONHASHSEED": "7"},
    "path": {},
    "file order": {},
    "jobs": {},
    "clock": {},
}


def built(root: Path, out: Path, *options: str, mask: int = 0o022, **environment: str) -> Tree:
    """Return the site as a process with such surroundings builds it."""
    surroundings = {"PATH": os.environ["PATH"], "PYTHONPATH": str(SOURCE), "SOURCE_DATE_EPOCH": FIRST, **environment}
    subprocess.run(
        [sys.executable, "-m", "docpipe", "build", "--no-cache", "--out", str(out), *options],
        cwd=root,
        env=surroundings,
        umask=mask,
        capture_output=True,
        check=True,
    )
    return tree(out)


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Tree]:
    """Return a site, and its pages as the first build makes them."""
    folder = tmp_path_factory.mktemp("reproducible")
    site = make_site(folder / "site")
    site.write(1)
    return site.root, built(site.root, folder / "first", PYTHONHASHSEED="1", TZ="UTC", LANG="C.UTF-8")


@pytest.mark.parametrize("name", VARIATIONS)
def test_no_variation_shows(sources: tuple[Path, Tree], tmp_path: Path, name: str) -> None:
    """Not a byte differs."""
    root, first = sources
    if name in {"path", "file order"}:
        # Files that were made the other way round stand the other way round in a folder of many a file system.
        root = tmp_path / "a longer path, with blanks and 汉字"
        for path in sorted(sources[0].rglob("*"), reverse=name == "file order"):
            place = root / path.relative_to(sources[0])
            if path.is_file() and ".docpipe" not in path.parts:
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, place)
    options = ("--jobs", "1") if name == "jobs" else ("--jobs", "3")
    environment = dict(VARIATIONS[name])
    if name == "clock":
        for path in root.rglob("*.md"):
            os.utime(path, (0, 4_102_444_800))
    mask = 0o077 if name == "umask" else 0o022
    assert built(root, tmp_path / "again", *options, mask=mask, **environment) == first
