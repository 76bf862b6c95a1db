"""What there is to do in one locale as the text of a work file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from docpipe.model.source import LocaleName
from docpipe.model.translation import TranslationState
from docpipe.model.work import WorkItem
from docpipe.pipeline.session import Session
from docpipe.pipeline.work.items import translation_path
from docpipe.translation.work.file import exported, write_work_file


class Exported(NamedTuple):
    """A work file: its text, how much there is to do, and the posts that have no place for a translation."""

    text: str
    blocks: int
    documents: int
    placeless: tuple[str, ...]


def export_work(
    session: Session, locale: LocaleName, found: Iterable[tuple[TranslationState, Sequence[WorkItem]]], name: str
) -> Exported:
    """Return the work file of a locale.

    Args:
        session: over the site.
        locale: what is translated into.
        found: what there is to do, by translation.
        name: of the file, as its reader will type it.
    """
    site = session.site
    parts, placeless = [], []
    for state, items in found:
        source, target = site.by_path[state.path], site.by_path.get(state.target_path)
        path = translation_path(state, session.request.config)
        kept = exported(items, source, target)
        if kept and path:
            parts.append((state, source, path, kept))
        elif kept:
            placeless.append(state.path)
    text = write_work_file(session.request.config.source, locale, parts, name)
    return Exported(text, sum(len(items) for *_, items in parts), len(parts), tuple(placeless))
