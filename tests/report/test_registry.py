"""The report formats by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from docpipe.model.errors import ConfigError
from docpipe.report import formats
from docpipe.report.registry import FORMATS, find_format


def test_every_file_is_a_registered_format() -> None:
    """A format's file is called after it."""
    files = {path.stem for path in Path(formats.__file__).parent.glob("[a-z]*.py")}
    assert files == {known.name for known in FORMATS}


@pytest.mark.parametrize("name", [known.name for known in FORMATS])
def test_a_format_is_found(name: str) -> None:
    """Each has a name and a description."""
    assert find_format(name).name == name
    assert find_format(name).description


@pytest.mark.parametrize(("name", "said"), [("jsn", "Did you mean 'json'"), ("qqq", "The formats are text, full")])
def test_a_slip_is_answered(name: str, said: str) -> None:
    """The nearest name, or all of them."""
    with pytest.raises(ConfigError, match=said):
        find_format(name)
