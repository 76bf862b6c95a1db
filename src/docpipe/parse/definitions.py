"""Link reference definitions, `[label]: target`, with their places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.common.utils import normalizeReference
from markdown_it.helpers import parseLinkDestination

from docpipe.model.link import Definition
from docpipe.parse.markdown import DEFINITIONS
from docpipe.parse.places import InlinePlaces, Segment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docpipe.parse.places import ParserText

_LABEL = re.compile(r"\[((?:\\.|[^\]\\])*)\]:[ \t\n]*", re.DOTALL)


def read_definitions(source: ParserText, env: Mapping[str, object]) -> tuple[Definition, ...]:
    """Return the definitions in the order of the file; `label` is normalised as the parser does it."""
    found = env.get(DEFINITIONS, [])
    assert isinstance(found, list)  # noqa: S101 - filled by our own rule
    return tuple(_definition(source, lines) for lines in found)


def _definition(source: ParserText, lines: Sequence[tuple[int, int]]) -> Definition:
    """Read a definition as the parser has accepted it; `lines` are its lines without a container's marks."""
    written, segments = "", []
    for start, end in lines:
        segments.append(Segment(len(written), start, end - start))
        written += source.text[start : end + 1]  # with its line ending, as the parser joins them
    label = _LABEL.match(written)
    assert label is not None  # noqa: S101 - the parser has found one
    destination = parseLinkDestination(written, label.end(), len(written))
    first, last = label.end(), destination.pos
    if written[first] == "<":
        first, last = first + 1, last - 1
    elif written[last - 1] == "\n":  # markdown-it takes a backslash for an escape of its line's end
        last -= 1
    places = InlinePlaces(segments, source)
    return Definition(
        normalizeReference(label[1]),
        places.span(0, len(written.rstrip())),
        destination.str,
        places.span(first, last),
    )
