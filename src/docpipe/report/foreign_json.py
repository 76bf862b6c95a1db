"""JSON for other people's tools: one line per text, no lone surrogates, nothing that a terminal obeys."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from docpipe.report.printable import json_safe

Value = None | bool | int | float | str | Sequence["Value"] | Mapping[str, "Value"]

_SURROGATES = re.compile("[\ud800-\udfff]")


def exact(text: str) -> str:
    """Return a path as it is, but for halves of characters, which strict parsers refuse."""
    return _SURROGATES.sub("\ufffd", text)


def one_line(value: Value) -> str:
    """Return the JSON text on one line, without a line ending."""
    return json_safe(json.dumps(value, ensure_ascii=False))


def indented(value: Value) -> str:
    """Return the JSON text over many lines, the last one ended."""
    return json_safe(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"
