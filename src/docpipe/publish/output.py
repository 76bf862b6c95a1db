"""What a further output is: files that are about the whole site, in parts that change for different reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from docpipe.model.page import Output
from docpipe.publish.contents import Contents
from docpipe.publish.page import Page

Pages = Callable[[], Sequence[Page]]
"""Gives all pages in the order of their addresses, without `values`."""


class Part(NamedTuple):
    """Some files.

    Attributes:
        name: unlike that of any other part of the site.
        make: makes them; the same from whatever process calls it.
    """

    name: str
    make: Callable[[], Iterable[Output]]


class SiteOutput(Protocol):
    """Makes files that are about the whole site."""

    def __call__(self, contents: Contents, pages: Pages, /) -> Iterator[Sequence[Part]]:
        """Yield the parts; those that are yielded together share work, and are made by one process."""
