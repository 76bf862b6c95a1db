"""The floors as pyproject.toml draws them, for the tests that hold the house to its plan."""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "docpipe"


class Contract(msgspec.Struct, frozen=True):
    """An import-linter contract, as far as the tests look at it."""

    id: str
    name: str
    layers: tuple[str, ...] = ()


def contracts() -> dict[str, Contract]:
    """Return the contracts of pyproject.toml by id."""
    tables = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    return {contract.id: contract for contract in msgspec.convert(tables, list[Contract])}


def floors() -> dict[str, int]:
    """Return the height of each child of the package; peers stand on the same floor, and 0 is the lowest."""
    layers = reversed(contracts()["floors"].layers)
    return {name.strip("() "): height for height, layer in enumerate(layers) for name in layer.split("|")}


def floor_of(module: str) -> str:
    """Return the child of the package that a module belongs to.

    >>> floor_of("docpipe.lint.rules.links")
    'lint'
    """
    return module.split(".")[1]
