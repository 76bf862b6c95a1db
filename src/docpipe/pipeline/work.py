"""What there is to do in the translations of a session's site."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache

from docpipe.model.source import LocaleName
from docpipe.model.translation import Freshness, Label, TranslationState
from docpipe.model.work import WorkItem
from docpipe.pipeline.session import Session
from docpipe.sources.read import decode, read
from docpipe.translation.work import TO_TRANSLATE, work_items

_NOTHING_OWED = frozenset({Label.ORPHAN, Label.EXCLUDED})


def work(
    session: Session,
    locales: Collection[LocaleName],
    *,
    kinds: frozenset[Freshness] = TO_TRANSLATE,
    paths: Collection[str] | None = None,
) -> Iterator[tuple[TranslationState, tuple[WorkItem, ...]]]:
    """Yield every translation that has something to do, with what it is, in the order of the states.

    Args:
        session: over the site.
        locales: those wanted.
        kinds: which blocks are wanted.
        paths: of sources or translations; None for all.
    """
    request = session.request

    @cache
    def text(path: str) -> str:
        return decode(request.given[path]).text if path in request.given else read(request.root / path).text

    for state in session.states:
        if state.locale not in locales or state.label in _NOTHING_OWED:
            continue
        if paths is not None and not {state.path, state.target_path} & set(paths):
            continue
        source, target = session.site.by_path.get(state.path), session.site.by_path.get(state.target_path)
        if source is None:
            continue
        tag = request.config.locale(source.file.locale).tag
        items = work_items(state, source, target, text, tag=tag, kinds=kinds)
        if items:
            yield state, items
