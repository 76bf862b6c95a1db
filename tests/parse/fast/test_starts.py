"""Every rule of the parsers is known by the characters that it can begin with."""

from __future__ import annotations

from typing import Any

import pytest

from docpipe.parse.fast.starts import BLOCK_STARTS, INLINE_STARTS
from docpipe.parse.markdown import make_parser
from tests.parse.fast.comparing import OPTIONS

_ASKED_OTHERWISE = {"table", "code", "lheading", "paragraph", "text"}


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_every_rule_is_known(options: dict[str, Any]) -> None:
    """A rule that is not would never be asked; those that any character may begin are asked otherwise."""
    rules = make_parser(**options).get_active_rules()
    assert {*rules["block"], *rules["inline"]} - _ASKED_OTHERWISE <= {*BLOCK_STARTS, *INLINE_STARTS}
