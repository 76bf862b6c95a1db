"""What a kind of page is: something that plans pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from docpipe.publish.contents import Contents
from docpipe.publish.page import Later, Page


class PageKind(Protocol):
    """Plans all pages of one kind."""

    def __call__(self, contents: Contents, /) -> Iterator[Page | Later]:
        """Yield the pages."""
