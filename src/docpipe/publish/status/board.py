"""What the page of the translation status is made of."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from docpipe.model.source import LocaleName
from docpipe.model.work import WorkItem
from docpipe.translation.status.overview import StatusReport


class Todo(msgspec.Struct, frozen=True):
    """What there is to do in one translation: the first blocks, and how many there are besides."""

    items: tuple[WorkItem, ...]
    more: int = 0


Todos = Mapping[tuple[LocaleName, str], Todo]
"""By locale and the path of the source."""

_NO_TODOS: Todos = MappingProxyType({})
_NO_BADGES: Mapping[LocaleName, str] = MappingProxyType({})


class Board(msgspec.Struct, frozen=True):
    """The figures of a site, and what is shown beneath them.

    Attributes:
        badges: of each locale, as SVG.
    """

    report: StatusReport
    todos: Todos = _NO_TODOS
    badges: Mapping[LocaleName, str] = _NO_BADGES
