"""What tests of layouts ask of what was found."""

from __future__ import annotations

from pathlib import Path

from docpipe.config.load import load
from docpipe.config.schema import Config
from docpipe.sources.discover import discover
from docpipe.sources.layouts.found import Found
from docpipe.sources.layouts.registry import detect


def found_in(root: Path, name: str = "") -> Found:
    """Return what a folder is; it has to be something."""
    found = detect(root, name)
    assert found is not None
    return found


def config_of(root: Path) -> Config:
    """Return the configuration that holds in a folder without docpipe.toml."""
    found = found_in(root)
    return load(root, found.values(), found.because).config


def versions(root: Path) -> dict[str, dict[str, str]]:
    """Return the files of a folder by key and locale."""
    known: dict[str, dict[str, str]] = {}
    for file in discover(root, config_of(root)).files:
        known.setdefault(file.key, {})[file.locale] = file.path
    return known
