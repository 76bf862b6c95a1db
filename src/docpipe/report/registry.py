"""The report formats by name, those for people first."""

from __future__ import annotations

import difflib

from docpipe.model.errors import ConfigError
from docpipe.report.format import Format
from docpipe.report.formats import (
    checkstyle,
    concise,
    full,
    github,
    gitlab,
    json,
    jsonl,
    junit,
    markdown,
    rdjson,
    rdjsonl,
    sarif,
    text,
)

FORMATS: tuple[Format, ...] = (
    text.FORMAT,
    full.FORMAT,
    concise.FORMAT,
    json.FORMAT,
    jsonl.FORMAT,
    github.FORMAT,
    markdown.FORMAT,
    gitlab.FORMAT,
    sarif.FORMAT,
    junit.FORMAT,
    checkstyle.FORMAT,
    rdjson.FORMAT,
    rdjsonl.FORMAT,
)


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
