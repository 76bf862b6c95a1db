"""The jobs of a build: each makes a few files, and knows nothing of the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

import msgspec

from docpipe.index.routes import output_path
from docpipe.model.page import Output
from docpipe.publish.contents import Contents
from docpipe.publish.output import SiteOutput
from docpipe.publish.page import Later, Page
from docpipe.publish.render import render
from docpipe.publish.theme import Templates

Note = Callable[[Page, Contents], None]
"""Is told of a page, and of what it was planned from."""


class Made(msgspec.Struct, frozen=True):
    """What a job made: files, and the page that one of them is, without its text."""

    outputs: tuple[Output, ...]
    page: Page | None = None

    def told(self) -> Made:
        """Return what the next phase has to know: of the files their paths."""
        return Made(tuple(Output(output.path) for output in self.outputs), self.page)


Job = Callable[[], Made]
"""Makes some files of a site."""


def unnoted(_page: Page, _contents: Contents) -> None:
    """Take no note of a page."""


def at_hand(output: Output) -> Job:
    """Return the job of a file that needs no making."""
    return partial(Made, (output,))


class Making(NamedTuple):
    """What the jobs of a build have in common."""

    contents: Contents
    templates: Templates
    static: frozenset[str]
    note: Note

    def page(self, planned: Page | Later) -> Made:
        """Make a page; where the site has a file of its own in its place, that is all."""
        page = planned.make() if isinstance(planned, Later) else planned
        is_own = output_path(page.route) in self.static
        outputs = () if is_own else (render(page, self.contents.edition, self.templates),)
        self.note(page, self.contents)
        # The text of a page is the greater part of it, and done with.
        return Made(outputs, msgspec.structs.replace(page, values={}))

    def further(self, output: SiteOutput, pages: Sequence[Page]) -> Made:
        """Make files that are about the whole site."""
        return Made(tuple(file for file in output(self.contents, pages) if file.path not in self.static))
