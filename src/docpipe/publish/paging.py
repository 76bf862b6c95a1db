"""Long lists cut into pages: the first at the list's own address, the others below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from docpipe.model.page import Route

Item = TypeVar("Item")


def parts_of(items: Sequence[Item], size: int) -> tuple[Sequence[Item], ...]:
    """Return the items in parts of `size`; one empty part where there are none."""
    return tuple(items[start : start + size] for start in range(0, len(items), size)) or ((),)


def numbered(first: Route, number: int) -> Route:
    """Return the address of a part, counted from 1.

    >>> numbered(Route("/zh/"), 1), numbered(Route("/zh/"), 2)
    ('/zh/', '/zh/page/2/')
    """
    return first if number == 1 else Route(f"{first}page/{number}/")
