"""What a further output is: files that are about the whole site, in parts that change for different reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from docpipe.model.page import Output
from docpipe.publish.contents import Contents
from docpipe.publish.looks import Look
from docpipe.publish.page import Page

Pages = Callable[[], Sequence[Page]]
"""Gives all pages in the order of their addresses, without `values`."""


class Before(NamedTuple):
    """What the last build knows of a part that has to be made again.

    Attributes:
        looks: what it was made from.
        changed: what of that has changed.
        read: gives a file that it made, by its path.
    """

    looks: frozenset[Look]
    changed: frozenset[Look]
    read: Callable[[str], bytes]


class Part(NamedTuple):
    """Some files.

    Attributes:
        name: unlike that of any other part of the site.
        make: makes them; the same from whatever process calls it.
        make_again: makes the same files in less time, where the last build is known; None where there is no such way.
        places: what the path of each file begins with; the name, if it is empty.
    """

    name: str
    make: Callable[[], Iterable[Output]]
    make_again: Callable[[Before], Iterable[Output]] | None = None
    places: tuple[str, ...] = ()


class SiteOutput(Protocol):
    """Makes files that are about the whole site."""

    def __call__(self, contents: Contents, pages: Pages, /) -> Iterator[Sequence[Part]]:
        """Yield the parts; those that are yielded together share work, and are made by one process."""
