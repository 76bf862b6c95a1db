"""What lint says of real repositories: every error was read by a person, and no maintainer would reject one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from tests.cli.command import start
from tests.corpus.corpora import NAMES, Verdict, findings_of


class _Diagnostic(msgspec.Struct, frozen=True):
    code: str
    severity: str
    path: str
    line: int | None
    column: int | None
    message: str

    @property
    def place(self) -> tuple[str, int, int, str]:
        return self.path, self.line or 0, self.column or 0, self.code


class _Report(msgspec.Struct, frozen=True):
    diagnostics: tuple[_Diagnostic, ...]


def lint(root: Path) -> tuple[int, tuple[_Diagnostic, ...]]:
    """Return the exit code and everything that `docpipe lint` says of a site."""
    process = start("lint", "--format", "json", cwd=root)
    out, err = process.communicate()
    assert "Traceback" not in err
    return process.returncode, msgspec.json.decode(out, type=_Report).diagnostics


def difference(known: tuple[Verdict, ...], found: list[_Diagnostic]) -> str:
    """Return what is new and what has vanished, a line each."""
    verdicts = {verdict.place: verdict for verdict in known}
    now = {diagnostic.place: diagnostic for diagnostic in found}
    lines = [f"+ {_at(place)} {now[place].message}" for place in sorted(now.keys() - verdicts.keys())]
    lines += [f"- {_at(place)} {verdicts[place].why}" for place in sorted(verdicts.keys() - now.keys())]
    return "\n".join(lines)


def _at(place: tuple[str, int, int, str]) -> str:
    path, line, column, code = place
    return f"{path}:{line}:{column} {code}"


@pytest.mark.parametrize("name", NAMES)
def test_every_error_was_read(name: str, corpus: Callable[[str], Path]) -> None:
    """The errors and truncations found are those in the file of verdicts, no more and no fewer."""
    known = findings_of(name)
    code, found = lint(corpus(name))
    changed = difference(known.errors, [each for each in found if each.severity == "error"])
    changed += difference(known.truncated, [each for each in found if each.code.startswith("TR")])
    if changed:
        pytest.fail(f"{name} has new errors (+) or lost some (-); read each place:\n{changed}", pytrace=False)
    assert code == (1 if known.errors else 0)


@pytest.mark.parametrize("name", NAMES)
def test_no_maintainer_would_reject_an_error(name: str) -> None:
    """Every verdict is `true` with its reason, and the file is in the order of the paths."""
    known = findings_of(name)
    for verdicts in (known.errors, known.truncated):
        assert [verdict for verdict in verdicts if verdict.verdict != "true" or not verdict.why] == []
        assert [verdict.place for verdict in verdicts] == sorted(verdict.place for verdict in verdicts)
