"""Every import contract holds, and every one of them can fail: an offence planted in a copy is found."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from tests.architecture.floors import PACKAGE, ROOT, contracts, floors


class Offence(msgspec.Struct, frozen=True):
    """Files that break the law, and the contracts that must say so."""

    files: dict[str, str]
    broken: frozenset[str]


OFFENCES = {
    # What imports up closes a circle, because the upper floor imports down.
    "an upward import": Offence({"model/planted.py": "import docpipe.index"}, frozenset({"floors", "acyclic"})),
    "an upward import for types only": Offence(
        {"config/planted.py": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import docpipe.pipeline"},
        frozenset({"floors", "acyclic"}),
    ),
    "an upward import inside a function": Offence(
        {"index/planted.py": "def planted():\n    import docpipe.translation"}, frozenset({"floors", "acyclic"})
    ),
    "a module on no floor": Offence({"planted.py": ""}, frozenset({"floors"})),
    "a reader that knows the parser": Offence({"sources/planted.py": "import docpipe.parse"}, frozenset({"floors"})),
    "a peer that knows a peer": Offence({"report/planted.py": "import docpipe.lint"}, frozenset({"floors", "peers"})),
    "siblings in a circle": Offence(
        {"translation/planted.py": "from . import plants", "translation/plants.py": "from . import planted"},
        frozenset({"acyclic"}),
    ),
    "Markdown outside parse": Offence({"lint/planted.py": "import markdown_it.token"}, frozenset({"markdown"})),
    "a Markdown plugin outside parse": Offence(
        {"publish/planted.py": "from mdit_py_plugins import footnote"}, frozenset({"markdown"})
    ),
    "templates outside publish": Offence({"report/planted.py": "import jinja2"}, frozenset({"jinja2"})),
    "the command line below cli": Offence({"pipeline/planted.py": "import click"}, frozenset({"click"})),
    "Dask beside its module": Offence({"pipeline/planted.py": "from distributed import Client"}, frozenset({"dask"})),
    "a rule that asks the network": Offence({"lint/planted.py": "import httpcore2"}, frozenset({"network"})),
    "a rule that knows a rule": Offence(
        {
            "lint/rules/links/planted.py": "",
            "lint/rules/images/planted.py": "import docpipe.lint.rules.links.planted",
        },
        frozenset({"rules"}),
    ),
}


def broken_contracts(root: Path) -> frozenset[str]:
    """Return the ids of the contracts that the package below `root` breaks."""
    run = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--no-logo"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root / "src"), "COLUMNS": "200", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    verdicts = dict(re.findall(r"^(.+) (KEPT|BROKEN)$", run.stdout, re.MULTILINE))
    known = {contract.id: verdicts.get(contract.name) for contract in contracts().values()}
    assert None not in known.values(), f"a contract was not checked:\n{run.stdout}{run.stderr}"
    return frozenset(name for name, verdict in known.items() if verdict == "BROKEN")


@pytest.fixture
def copied_package(tmp_path: Path) -> Path:
    """Return the root of a copy of the package and its contracts."""
    shutil.copytree(PACKAGE, tmp_path / "src" / "docpipe", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_every_contract_is_kept(copied_package: Path) -> None:
    """The package as it stands breaks no contract."""
    assert broken_contracts(copied_package) == frozenset()


@pytest.mark.parametrize("name", OFFENCES)
def test_a_contract_fails(copied_package: Path, name: str) -> None:
    """A planted offence breaks the contracts that forbid it, and no other."""
    for path, text in OFFENCES[name].files.items():
        (copied_package / "src" / "docpipe" / path).write_text(text + "\n", encoding="utf-8")
    assert broken_contracts(copied_package) == OFFENCES[name].broken


def test_every_contract_is_shown_to_fail() -> None:
    """No contract stands in pyproject.toml without an offence that it catches."""
    assert frozenset().union(*(offence.broken for offence in OFFENCES.values())) == contracts().keys()


def test_every_part_has_a_floor() -> None:
    """Each package and module of docpipe stands on exactly one floor."""
    parts = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert parts - {"__init__", "__main__"} == floors().keys() - {"__main__"}
