"""Files are named after their one idea, and tests stand where their subject stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.architecture.floors import PACKAGE, ROOT

DRAWERS = {"common", "helper", "helpers", "misc", "util", "utils"}


@pytest.mark.parametrize("folder", [PACKAGE, ROOT / "tests"], ids=["src", "tests"])
def test_no_file_is_a_drawer(folder: Path) -> None:
    """No module is named for what it is not: a place for the rest."""
    assert not [path for path in folder.rglob("*.py") if path.stem.strip("_") in DRAWERS]


@pytest.mark.parametrize("folder", [PACKAGE, ROOT / "tests"], ids=["src", "tests"])
def test_every_folder_of_code_is_a_package(folder: Path) -> None:
    """A folder with Python in it has an `__init__.py`, so that no two files are taken for one module."""
    folders = {path.parent for path in folder.rglob("*.py")}
    assert not [path for path in folders if not (path / "__init__.py").exists()]
