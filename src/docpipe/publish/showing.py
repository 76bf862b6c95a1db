"""A site of which single files are asked for: each is made when somebody wants to see it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from docpipe.index.routes import output_path
from docpipe.model.page import Output
from docpipe.publish.build import Plan, given_files, planned_pages
from docpipe.publish.kinds.redirect import redirect_pages
from docpipe.publish.making import Made, Making, unnoted
from docpipe.publish.outputs.redirects import redirects_file
from docpipe.publish.page import Later, Page
from docpipe.publish.registry import OUTPUTS
from docpipe.publish.sharing.previews import preview_files
from docpipe.publish.theme import Templates

NO_COPIES: Mapping[str, str] = MappingProxyType({})


class Showing:
    """The files of one planned site, the same as `phases` makes; what was made is kept.

    Attributes:
        copies: pictures of pages: path in the site → path below the root.
    """

    def __init__(self, plan: Plan, copies: Mapping[str, str] = NO_COPIES) -> None:
        """Make nothing yet.

        Args:
            plan: of the site.
            copies: what is known of an earlier one; who shows a page of that may still ask for its pictures.
        """
        contents = plan.contents
        self._plan = plan
        self._making = Making(contents, Templates(plan.theme), frozenset(plan.static), unnoted)
        self._planned = {output_path(page.route): page for page in planned_pages(contents)}
        self._parts = tuple(part for output in OUTPUTS for parts in output(contents, self._pages) for part in parts)
        self._files = {file.path: file for file in given_files(plan)}
        self._files |= {path: file for path, file in preview_files(contents.edition).items() if path not in plan.static}
        self._made: dict[str, Made] = {}
        self._moved: dict[str, Page] | None = None
        self.copies = {path: asset for path, asset in copies.items() if asset in contents.edition.site.assets}

    def file(self, path: str) -> Output | None:
        """Return a file of the site; None where there is none of that path.

        A picture is found once a page that shows it has been made.

        Args:
            path: in the site, without a slash at its beginning.

        Raises:
            ConfigError: a template of the site's own fails.
            DocpipeError: a post changed meanwhile.
        """
        if path not in self._files:
            if path in self._planned:
                self._make(self._planned[path])
            elif path in self.copies:
                return self._plan.file(path, self.copies[path])
            else:
                self._look_further(path)
        return self._files.get(path)

    def _look_further(self, path: str) -> None:
        """Make what may hold the file: a part that is about the whole site, or a page at an earlier address."""
        for part in self._parts:
            if path.startswith(part.places or part.name) and part.name not in self._made:
                (task,) = self._making.further([part])
                self._keep(part.name, task.make())
        if path in self._files:
            return
        if self._moved is None:
            moved = tuple(redirect_pages(self._plan.contents, self._taken()))
            self._moved = {output_path(page.route): page for page in moved}
            lists = redirects_file(self._plan.contents, moved)
            self._files |= {file.path: file for file in lists if file.path not in self._plan.static}
        if path in self._moved:
            self._make(self._moved[path])

    def _taken(self) -> set[str]:
        """Return what stands before anything at an earlier address, as far as that is known without making it."""
        own = (file.path for file in self._plan.own.values())
        return {*self._plan.static, *self._planned, *own, *self.copies, *(part.name for part in self._parts)}

    def _pages(self) -> Sequence[Page]:
        """Return all pages in the order of their addresses, for what tells of them all."""
        made = (self._make(page).page for page in self._planned.values())
        return sorted((page for page in made if page is not None), key=lambda page: page.route)

    def _make(self, planned: Page | Later) -> Made:
        (task,) = self._making.page(planned)
        return self._made.get(task.name) or self._keep(task.name, task.make())

    def _keep(self, name: str, made: Made) -> Made:
        self._made[name] = made
        self._files |= {output.path: output for output in made.outputs}
        if made.page is not None:
            copies = {place.removeprefix("/"): asset for place, asset in made.page.copies.items()}
            self.copies |= {path: asset for path, asset in copies.items() if path not in self._plan.static}
        return made
