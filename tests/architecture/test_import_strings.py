"""Imports made from strings, which import-linter cannot see, resolve and run down the floors too."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.floors import PACKAGE, floor_of, floors

IMPORT_STRING = re.compile(r"docpipe(?:\.\w+)+(?::\w+)?")
NO_MODULES = {"docpipe.toml", "docpipe.rules"}
"""The configuration file and the entry-point group, which only look like modules."""
MAY_IMPORT_BY_NAME = {"cli/main.py", "lint/registry.py", "plugins.py"}
"""The files that turn a string into a module: lazy commands, our own rules, and the plugins of third parties."""


def sources(part: str) -> Iterator[tuple[str, ast.Module]]:
    """Yield each file of the package that has such a part, with its syntax tree."""
    for path in sorted(PACKAGE.rglob("*.py")):
        text = path.read_text("utf-8")
        if re.search(part, text):
            yield path.relative_to(PACKAGE).as_posix(), ast.parse(text)


def import_strings() -> list[tuple[str, str]]:
    """Return (file, import string) for each string in the package that reads like a module of docpipe."""
    return [
        (name, node.value)
        for name, tree in sources(r"""["']docpipe\.""")
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and IMPORT_STRING.fullmatch(node.value)
        and node.value not in NO_MODULES
    ]


def importers_by_name() -> set[str]:
    """Return the files that call `import_module` or `__import__`."""
    return {
        name
        for name, tree in sources("import_module|__import__")
        for node in ast.walk(tree)
        if (isinstance(node, ast.Attribute) and node.attr == "import_module")
        or (isinstance(node, ast.Name) and node.id in {"import_module", "__import__"})
    }


def test_few_files_import_by_name() -> None:
    """Only the lazy command group and the plugin loader import what a string names."""
    assert importers_by_name() <= MAY_IMPORT_BY_NAME


@pytest.mark.parametrize(("file", "string"), import_strings())
def test_an_import_string_resolves(file: str, string: str) -> None:
    """A string that names a module or an object of docpipe names one that exists."""
    module, _, attribute = string.partition(":")
    found = importlib.import_module(module)
    assert not attribute or hasattr(found, attribute), f"{file}: {string}"


@pytest.mark.parametrize(("file", "string"), import_strings())
def test_an_import_string_runs_down(file: str, string: str) -> None:
    """A string never names a module of a higher floor or of a peer."""
    here = floor_of("docpipe." + Path(file).with_suffix("").as_posix().replace("/", "."))
    there = floor_of(string.partition(":")[0])
    assert here == there or floors()[here] > floors()[there], f"{file}: {string}"
