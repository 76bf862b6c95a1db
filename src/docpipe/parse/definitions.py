"""Link reference definitions, `[label]: target`, with their places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.common.utils import normalizeReference
from markdown_it.helpers import parseLinkDestination

from docpipe.model.document import Definition
from docpipe.parse.markdown import DEFINITIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docpipe.parse.places import ParserText

_LABEL = re.compile(r"\[((?:\\.|[^\]\\])*)\]:[ \t]*(?:\n[ \t>]*)?", re.DOTALL)


def read_definitions(source: ParserText, env: Mapping[str, object]) -> tuple[Definition, ...]:
    """Return the definitions in the order of the file; `label` is normalised as the parser does it."""
    found = env.get(DEFINITIONS, [])
    assert isinstance(found, list)  # noqa: S101 - filled by our own rule
    return tuple(
        definition for start, end in found if (definition := _definition(source, start, end)) is not None
    )


def _definition(source: ParserText, start: int, end: int) -> Definition | None:
    written = source.text[start:end]
    label = _LABEL.match(written)
    if label is None:  # a label over several lines of a quote: its prefix stands in between
        return None
    destination = parseLinkDestination(written, label.end(), len(written))
    first, last = label.end(), destination.pos
    if written[first : first + 1] == "<":
        first, last = first + 1, last - 1
    return Definition(
        normalizeReference(label[1]),
        source.span(start, start + len(written.rstrip())),
        destination.str,
        source.span(start + first, start + last),
    )
