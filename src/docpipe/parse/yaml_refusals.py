"""What YAML accepts and front matter does not, each with what to type instead."""

from __future__ import annotations

import re

from docpipe.model.diagnostic import Applicability, Edit, Fix
from docpipe.model.text import Span
from docpipe.parse.delimiters import glued_field
from docpipe.parse.refusal import SCHEMA, SYNTAX, RefusedError, refuse
from docpipe.parse.yaml_values import NOT_TEXT


def no_map(kind: str, span: Span, content: str, start: int) -> RefusedError:
    """Return the error for a block that is a list or a text as a whole, often for want of a blank."""
    for line in re.finditer(r"[^\r\n]+", content):
        glued = glued_field(line.group())
        if glued is not None:
            return _glued(glued.group(), line.group()[glued.end() :], start + line.start())
    return refuse(
        SCHEMA,
        span,
        f"the front matter is {kind}; a map of fields is needed",
        hint="write one `key: value` per line, such as `title: …`; put blank lines around `---` where it is a rule",
    )


def no_alias(span: Span) -> RefusedError:
    """Return the error for what makes a value out of another one; twenty of them make a million."""
    return refuse(
        SYNTAX,
        span,
        "anchors (`&`), aliases (`*`) and merge keys (`<<`) are not allowed in front matter",
        hint="write the value out, or put it in quotes if it is a text",
    )


def no_key(span: Span, behind: str) -> RefusedError:
    """Return the error for a list or a map as a key; `behind` is the text from there on."""
    is_template = behind.startswith("{")
    return refuse(
        SCHEMA,
        span,
        "a list or a map cannot be a key",
        hint="put the value in quotes: a text that starts with a brace is a map for YAML"
        if is_template
        else "put the key in quotes",
    )


def not_text(key: str, span: Span, tag: str) -> RefusedError:
    """Return the error for a key that YAML takes for a number, a yes, a date or nothing."""
    return refuse(
        SCHEMA,
        span,
        f"the key `{{key}}` is {NOT_TEXT[tag]} for YAML, a text is needed",
        hint='put it in quotes: `"{key}":`',
        arguments={"key": key},
    )


def _glued(key: str, value: str, start: int) -> RefusedError:
    colon = Span(start + len(key) - 1, start + len(key))
    return refuse(
        SCHEMA,
        Span(start, start + len(key) + len(value)),
        "the front matter is a text, because no `: ` divides this line into a key and a value",
        hint="write a half-width colon and a space: `{line}`",
        arguments={"line": f"{key[:-1]}: {value.strip()}"},
        fix=Fix(Applicability.UNSAFE, (Edit(colon, ": "),)),
    )
