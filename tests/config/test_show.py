"""Tests of showing the configuration in force."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.config.literal import toml_text
from docpipe.config.load import load
from docpipe.config.show import show

WriteSite = Callable[[dict[str, str | bytes]], Path]

FULL = """\
site.title = { zh = "笔\\u001b记", en = "Notes" }
site.locales = ["zh", "en"]
[lint]
severity.TR001 = "info"
[[lint.per-file]]
glob = "a # b"
[[lint.per-file]]
glob = "c"
severity = { LK001 = "warning" }
[lint.locale.en]
[translation]
scope = ["blog/**"]
[translation.en]
[locale.en]
name = "International"
"""


@pytest.mark.parametrize("text", ["", '[site]\ntitle = "One"\nbase_url = "https://example.org"', FULL])
def test_what_is_shown_loads_back(write_site: WriteSite, text: str) -> None:
    """The text is a docpipe.toml for the same configuration, wherever it is put."""
    shown = load(write_site({"docpipe.toml": text, "content/zh/a.md": "", "content/en/a.md": ""}))
    again = load(write_site({"elsewhere/docpipe.toml": show(shown)}) / "elsewhere")
    assert again.config == shown.config


def test_every_value_says_where_it_is_from(write_site: WriteSite) -> None:
    """A comment names the file's line, the folders or the default."""
    lines = show(load(write_site({"docpipe.toml": '[build]\nout = "x"', "content/zh/a.md": ""}))).splitlines()
    said = dict(line.split("# ", 1) for line in lines if "=" in line)
    comments = {assignment.strip(): comment for assignment, comment in said.items()}
    assert comments['out = "x"'] == "docpipe.toml:2"
    assert comments["paginate = 10"] == "default"
    assert comments['locales = ["zh"]'] == "found: content/"
    assert all(" # " in line for line in lines if "=" in line)


def test_the_text_ends_with_one_line_ending(tmp_path: Path) -> None:
    """It starts with a table and ends with one final newline."""
    shown = show(load(tmp_path))
    assert shown.startswith("[site]\n")
    assert shown.endswith("\n")
    assert not shown.endswith("\n\n")


@given(title=st.text(st.characters(codec="utf-8")), glob=st.text(st.characters(codec="utf-8"), min_size=1))
def test_any_text_survives(tmp_path_factory: pytest.TempPathFactory, title: str, glob: str) -> None:
    """Quotes, controls and comment marks in values do no harm."""
    root = tmp_path_factory.mktemp("site")
    file = root / "docpipe.toml"
    file.write_text(
        f"[site]\ntitle = {toml_text(title)}\n[[lint.per-file]]\nglob = {toml_text('x' + glob)}\n", encoding="utf-8"
    )
    loaded = load(root)
    file.write_text(show(loaded), encoding="utf-8")
    assert load(root).config == loaded.config
