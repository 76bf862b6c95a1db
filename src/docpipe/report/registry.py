"""The report formats by name."""

from __future__ import annotations

import difflib

from docpipe.model.errors import ConfigError
from docpipe.report.format import Format
from docpipe.report.formats import json, text

FORMATS: tuple[Format, ...] = (text.FORMAT, json.FORMAT)


def find_format(name: str) -> Format:
    """Return the format called `name`.

    Raises:
        ConfigError: there is none.
    """
    for known in FORMATS:
        if known.name == name:
            return known
    names = [known.name for known in FORMATS]
    near = difflib.get_close_matches(name, names, n=1)
    hint = f"Did you mean '{near[0]}'?" if near else f"The formats are {', '.join(names)}"
    raise ConfigError(f"no report format is called '{name}'", hint=hint)
