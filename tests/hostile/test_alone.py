"""Each case in a site of its own: how it ends, how long that takes, and how much memory; nothing lies outside."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import msgspec
import pytest

from tests.hostile.alone import Run
from tests.hostile.built import CONFIG, SECRETS, SOURCE, make_outside
from tests.hostile.case import Case, write
from tests.hostile.judge import page_at
from tests.hostile.suite import all_cases

SECONDS, MEBIBYTES = 10.0, 512.0
"""What one file may cost, whatever it is."""
_QUICK = frozenset({"registry", "surrounding", "root"})
_SLOW_TOGETHER = frozenset({"surrounding/many-empty-posts", "surrounding/many-folders", "surrounding/ledger-large"})


def test_what_changes_a_whole_site(tmp_path: Path) -> None:
    """Registries, ledgers, catalogues, and what lies in docpipe's way."""
    hold([case for case in all_cases() if case.category in _QUICK and case.name not in _SLOW_TOGETHER][::6], tmp_path)


@pytest.mark.stress
def test_every_case_alone(tmp_path: Path) -> None:
    """However it is put together, no file costs more than that."""
    hold(all_cases(), tmp_path)


def hold(cases: Iterable[Case], home: Path) -> None:
    """Build and lint each case in a site of its own, and hold it to its exit code, its time and its memory."""
    roots: dict[str, Case] = {}
    outside = home / "outside"
    make_outside(outside)
    before = sorted(outside.rglob("*"))
    for number, case in enumerate(cases):
        root = home / str(number)
        root.mkdir()
        (root / "docpipe.toml").write_text(CONFIG + case.config, "utf-8")
        write(case, root, outside)
        roots[str(root)] = case
    runs = _runs(roots)
    assert len(runs) == 2 * len(roots)
    wrong = {f"{roots[run.root].name}, {run.command}": why for run in runs if (why := _wrong(roots[run.root], run))}
    slowest, greatest = max(runs, key=lambda run: run.seconds), max(runs, key=lambda run: run.mebibytes)
    sys.stderr.write(
        f"\n{len(roots)} cases; slowest {roots[slowest.root].name}, {slowest.seconds:.1f} s; "
        f"greatest {roots[greatest.root].name}, {greatest.mebibytes:.0f} MiB\n"
    )
    assert wrong == {}
    assert sorted(outside.rglob("*")) == before


def _runs(roots: Iterable[str]) -> list[Run]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile.alone"],
        input="\n".join(roots) + "\n",
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        cwd=SOURCE.parent,
        env={**os.environ, "PYTHONPATH": str(SOURCE), "SECRET": "ENVIRONMENT-CANARY"},
    )
    return [msgspec.json.decode(line, type=Run) for line in done.stdout.splitlines()]


def _wrong(case: Case, run: Run) -> list[str]:
    found = []
    # On a slow machine the largest are refused for the time they take.
    is_refused = case.heavy and run.code == 1 and " ST017 " in run.said
    if run.command == "build" and run.code != case.code and not is_refused:
        found.append(f"exit code {run.code}: {run.said[-300:]}")
    if "Traceback" in run.said or "docpipe failed" in run.said:
        found.append(run.said[-600:])
    if run.seconds > SECONDS or run.mebibytes > MEBIBYTES:
        found.append(f"{run.seconds:.1f} s, {run.mebibytes:.0f} MiB")
    built = Path(run.root) / "build"
    if run.command == "build" and run.code in {0, 1} and case.alone:
        for path in (path for path in built.rglob("*") if path.is_file()):
            found += [f"{path} says {one}" for one in SECRETS if one.encode() in path.read_bytes()]
            found += page_at(path).live if path.suffix == ".html" else []
    return found
