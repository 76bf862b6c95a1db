"""Tests of what is read of a generator's configuration."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from docpipe.sources.layouts.settings import read_settings, table, text, texts

WriteSite = Callable[[dict[str, str | bytes]], Path]


def test_the_first_file_wins(write_site: WriteSite) -> None:
    """Of several files the first that names a key is believed; letter case does not matter."""
    root = write_site({"a.toml": 'Title = "one"', "b.yml": "title: two\nlanguage: [zh, en]\n", "c.json": '{"n": {}}'})
    settings = read_settings([root / "a.toml", root / "b.yml", root / "c.json", root / "none.toml"])
    assert text(settings, "title") == "one"
    assert texts(settings, "LANGUAGE") == ("zh", "en")
    assert (table(settings, "n"), table(settings, "title"), text(settings, "n")) == ({}, {}, "")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.toml", "= 1"),
        ("a.yml", "a: [1"),
        ("a.yml", "- a"),
        ("a.yml", "a: !!python/object/apply:os.getcwd []"),
        ("a.yml", "a: 2024-13-45"),
        ("a.yml", "a: &a [x]\n" + "b: [*a]\n" * 3000),
        ("a.json", "[1]"),
        ("a.json", "{"),
        ("a.json", "[" * 100_000),
    ],
)
def test_a_damaged_file_says_nothing(write_site: WriteSite, name: str, content: str) -> None:
    """What cannot be read, or is no table, is as if it were not there; nothing is executed or expanded."""
    assert read_settings([write_site({name: content}) / name]) == {}
