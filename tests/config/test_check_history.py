"""Tests of where the history of links may be kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from docpipe.config.load import load
from docpipe.model.errors import ConfigError

WriteSite = Callable[[dict[str, str | bytes]], Path]


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        ('[external]\nhistory = "build/history.jsonl"\n', 2, "linkcheck/history.jsonl"),
        ('[external]\nhistory = "./Build/a/h.jsonl"\n', 2, "linkcheck/history.jsonl"),
        ('[build]\nout = "public"\n[external]\nhistory = "public/h.jsonl"\n', 4, "linkcheck/history.jsonl"),
        ('[build]\nout = "linkcheck"\n', 2, 'out = "build"'),
    ],
)
def test_no_build_removes_the_history(write_site: WriteSite, text: str, line: int, hint: str) -> None:
    """A history in the output folder is refused, at the one of the two that is written."""
    with pytest.raises(ConfigError, match="replaces") as caught:
        load(write_site({"docpipe.toml": text}))
    assert caught.value.position is not None
    assert caught.value.position.line == line
    assert hint in caught.value.hint


@pytest.mark.parametrize("history", ["linkcheck/history.jsonl", "builds/h.jsonl", "build.jsonl"])
def test_other_places(write_site: WriteSite, history: str) -> None:
    """Beside the output folder all is well."""
    loaded = load(write_site({"docpipe.toml": f'[external]\nhistory = "{history}"\n'}))
    assert loaded.config.external.history == history


def test_the_form_is_checked_with_its_place(write_site: WriteSite) -> None:
    """A post is no history, which is said at its line."""
    with pytest.raises(ConfigError, match="jsonl") as caught:
        load(write_site({"docpipe.toml": '[external]\nhistory = "content/zh/a.md"\n'}))
    assert caught.value.position is not None
    assert caught.value.position.line == 2
