"""A title or a description as front matter writes it, in the style it was written in."""

from __future__ import annotations

import json
import re

# A plain scalar of YAML that no reader takes for anything else: a letter first, and no mark that has a meaning.
_PLAIN = re.compile(r"""[^\W\d_](?:[^:#"'\[\]{}&*!|>%@`\x00-\x1f\x7f-\x9f]|:(?=\S))*""")
_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


def field_text(value: str, before: str, form: str) -> str:
    """Return a value ready to be put in place of another.

    Args:
        value: on one line.
        before: what stands there, quotes included; "" where nothing does.
        form: `yaml`, `toml` or `json`.
    """
    if form == "yaml" and before.startswith("'"):
        return "'{}'".format(value.replace("'", "''"))
    is_plain = _PLAIN.fullmatch(value) and value == value.strip() and value.casefold() not in _WORDS
    if form == "yaml" and before[:1] not in {'"', "|", ">"} and is_plain:
        return value
    return json.dumps(value, ensure_ascii=False)


def field_line(key: str, value: str, form: str) -> str:
    """Return a line of front matter, with its end.

    Raises:
        ValueError: front matter of that form is not written line by line.
    """
    if form == "json":
        raise ValueError("front matter in JSON is not added to")
    return (
        f"{key} = {json.dumps(value, ensure_ascii=False)}\n"
        if form == "toml"
        else f"{key}: {field_text(value, '', form)}\n"
    )
