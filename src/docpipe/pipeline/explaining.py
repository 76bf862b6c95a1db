"""A build that is looked at from all sides and written nowhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docpipe.model.page import Route
from docpipe.pipeline.outputs import outputs
from docpipe.pipeline.stages import blocking_diagnostics
from docpipe.sources.registry_folders import registry_folders

if TYPE_CHECKING:
    from docpipe.model.diagnostic import Diagnostic
    from docpipe.pipeline.session import Session
    from docpipe.publish.contents import Contents
    from docpipe.publish.explaining.known import Known, Noted
    from docpipe.publish.making import Note
    from docpipe.publish.page import Page

_LISTS = (".xml", ".txt", "/feed.json")
_REGISTRIES = ("authors.yml", "tags.yml", "series.yml")


def known_of(session: Session) -> Known:
    """Return what is known of the site's build: every page is made as `docpipe build` makes it, and let go.

    Args:
        session: whose request asked for bodies.

    Raises:
        ValueError: the request did not ask for bodies.
    """
    from docpipe.publish.explaining.known import Known, noted

    pages: dict[Route, Noted] = {}
    seen: list[Contents] = []

    def note(page: Page, contents: Contents) -> None:
        pages[page.route] = noted(page)
        seen[:] = [contents]

    files, lists = _files(session, note)
    blocking: dict[str, tuple[Diagnostic, ...]] = dict.fromkeys(session.blocked, ())
    for diagnostic in blocking_diagnostics(session.analyses):
        blocking[diagnostic.place.path] = (*blocking.get(diagnostic.place.path, ()), diagnostic)
    request = session.request
    return Known(
        contents=seen[0],
        pages=pages,
        files=files,
        lists=lists,
        blocking=blocking,
        existing=_existing(session),
        now=request.now,
        drafts=request.drafts,
    )


def _files(session: Session, note: Note) -> tuple[dict[str, str], dict[str, str]]:
    """Return all files of the site with what each is copied from, and the text of those that are lists of pages."""
    root = session.request.root
    files: dict[str, str] = {}
    lists: dict[str, str] = {}
    for output in outputs(session, looks=True, note=note):
        place = Path(output.source) if output.source else None
        inside = place is not None and place.is_relative_to(root)
        files[output.path] = place.relative_to(root).as_posix() if place is not None and inside else output.source
        if output.content is not None and f"/{output.path}".endswith(_LISTS):
            lists[f"/{output.path}"] = output.content.decode("utf-8")
    return files, lists


def _existing(session: Session) -> frozenset[str]:
    """Return which ledgers, registries and templates the site has; looks at the disk."""
    root = session.request.root
    registries = {f"{folder}/{name}" for _, folder in registry_folders(session.request.config) for name in _REGISTRIES}
    templates = (root / "themes" / "templates").rglob("*.j2")
    own = {path.relative_to(root).as_posix() for path in templates if path.is_file()}
    return frozenset({*session.ledgers, *(path for path in registries if (root / path).is_file()), *own})
