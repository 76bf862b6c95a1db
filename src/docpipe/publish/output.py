"""What a further output is: a file that is made of all pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from docpipe.model.page import Output
from docpipe.publish.contents import Contents
from docpipe.publish.page import Page


class SiteOutput(Protocol):
    """Makes files that are about the whole site."""

    def __call__(self, contents: Contents, pages: Sequence[Page], /) -> Iterator[Output]:
        """Yield the files; `pages` are in the order of their addresses, without `values`."""
