"""The work of a build: jobs that know nothing of each other, and the tasks each of them is made of."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import partial
from typing import NamedTuple

import msgspec

from docpipe.index.routes import output_path
from docpipe.model.page import Output
from docpipe.publish.contents import Contents
from docpipe.publish.heads import Head, head_of
from docpipe.publish.looks import Look
from docpipe.publish.output import Before, Part
from docpipe.publish.page import Later, Page
from docpipe.publish.render import render
from docpipe.publish.theme import Templates

Note = Callable[[Page, Contents], None]
"""Is told of a page, and of what it was planned from."""


class Made(msgspec.Struct, frozen=True, array_like=True):
    """What a part of the work made: files, and the page that one of them is.

    Attributes:
        looks: what it was made from besides the frame of the site.
    """

    outputs: tuple[Output, ...]
    page: Page | None = None
    looks: Collection[Look] = ()

    def told(self) -> Told:
        """Return what the next phase has to know."""
        page = head_of(self.page) if self.page is not None else None
        return Told(tuple([output.path for output in self.outputs]), page, tuple(self.looks))


class Told(msgspec.Struct, frozen=True, array_like=True):
    """What is known of something that was made, now or by an earlier build.

    Attributes:
        paths: of the files.
        page: that one of them is.
        looks: what it was made from besides the frame of the site, where that is not known already.
    """

    paths: tuple[str, ...]
    page: Head | None = None
    looks: tuple[Look, ...] = ()


class Task(NamedTuple):
    """A part of the work of a build.

    Attributes:
        name: unlike that of any other task of the build.
        make: makes some files; the same from whatever process calls it.
        make_again: as that of a part.
    """

    name: str
    make: Callable[[], Made]
    make_again: Callable[[Before], Made] | None = None


Job = tuple[Task, ...]
"""Tasks that share work, and are done by one process."""


def unnoted(_page: Page, _contents: Contents) -> None:
    """Take no note of a page."""


def at_hand(output: Output) -> Job:
    """Return the job of a file that needs no making."""
    return (Task(output.path, partial(Made, (output,))),)


class Making(NamedTuple):
    """What the jobs of a build have in common."""

    contents: Contents
    templates: Templates
    static: frozenset[str]
    note: Note

    def page(self, planned: Page | Later) -> Job:
        """Return the job of a page."""
        return (Task(output_path(planned.route), partial(self._page, planned)),)

    def further(self, parts: Iterable[Part]) -> Job:
        """Return the job of files that are about the whole site."""
        return tuple(map(self._part, parts))

    def _part(self, part: Part) -> Task:
        again = part.make_again
        return Task(
            part.name,
            lambda: self._further(part.make),
            (lambda before: self._further(partial(again, before), before.looks)) if again is not None else None,
        )

    def _page(self, planned: Page | Later) -> Made:
        """Make a page; where the site has a file of its own in its place, that is all."""

        def made() -> tuple[Page, tuple[Output, ...]]:
            page = planned.make() if isinstance(planned, Later) else planned
            is_own = output_path(page.route) in self.static
            return page, () if is_own else (render(page, self.contents.edition, self.templates),)

        try:
            (page, outputs), looks = self.contents.edition.watch.watched(made)
        except Exception as error:
            error.add_note(f"while making {output_path(planned.route)}")
            raise
        self.note(page, self.contents)
        return Made(outputs, page, looks)

    def _further(self, make: Callable[[], Iterable[Output]], before: frozenset[Look] = frozenset()) -> Made:
        found, looks = self.contents.edition.watch.watched(lambda: tuple(make()))
        return Made(tuple(file for file in found if file.path not in self.static), None, looks | before)
