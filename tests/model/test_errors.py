"""Errors for people: what happened, where, and what to type."""

from __future__ import annotations

import pytest

from docpipe.model.errors import ConfigError, DocpipeError
from docpipe.model.text import Position


@pytest.mark.parametrize(
    ("error", "shown"),
    [
        (DocpipeError("no such locale"), "no such locale"),
        (ConfigError("no such locale", hint="Write en"), "no such locale. Write en"),
        (ConfigError("bad", path="docpipe.toml"), "docpipe.toml: bad"),
        (ConfigError("bad", path="docpipe.toml", position=Position(3, 5)), "docpipe.toml:3:5: bad"),
        (ConfigError("bad", position=Position(3, 5)), "bad"),
    ],
)
def test_an_error_says_on_one_line_what_is_known(error: DocpipeError, shown: str) -> None:
    """Path and position stand in front as editors read them, the advice behind."""
    assert str(error) == shown
