"""What there is to do in the translations of a session's site."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache

from docpipe.config.schema import Config
from docpipe.model.document import Document
from docpipe.model.source import LocaleName
from docpipe.model.translation import BlockState, Evidence, Freshness, Label, TranslationState
from docpipe.model.work import WorkItem
from docpipe.parse.options import ParseOptions
from docpipe.pipeline.old_texts import OldTexts
from docpipe.pipeline.session import Session
from docpipe.sources.documents import Places
from docpipe.sources.read import decode, read
from docpipe.translation.ledger import Ledger, ledger_path
from docpipe.translation.past.made_of import MadeOf
from docpipe.translation.work.items import TO_TRANSLATE, work_items

_NOTHING_OWED = frozenset({Label.ORPHAN, Label.EXCLUDED})


def work(
    session: Session,
    locales: Collection[LocaleName],
    *,
    kinds: frozenset[Freshness] = TO_TRANSLATE,
    paths: Collection[str] | None = None,
) -> Iterator[tuple[TranslationState, tuple[WorkItem, ...]]]:
    """Yield every translation that has something to do, with what it is, in the order of the states.

    Files that cannot be read as posts are left out.

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

    with OldTexts(request.root, ParseOptions.of(request.config)) as old:
        for state in session.states:
            if state.locale not in locales or state.label in _NOTHING_OWED:
                continue
            if paths is not None and not {state.path, state.target_path} & set(paths):
                continue
            source, target = session.site.by_path.get(state.path), session.site.by_path.get(state.target_path)
            if source is None or {state.path, state.target_path} & session.blocked:
                continue
            tag = request.config.locale(source.file.locale).tag
            known = old_texts(session, state, old) if Freshness.OUTDATED in kinds else {}
            items = work_items(state, source, target, text, tag=tag, kinds=kinds, previous=known)
            if items:
                yield state, items


def translation_path(state: TranslationState, config: Config) -> str:
    """Return where a translation is or belongs: beside its source's name, suffix included; "" for no such place."""
    if state.target_path:
        return state.target_path
    places = Places.of(config)
    for path in places.versions(state.path, state.locale):
        file = places.file(path)
        if file is not None and (file.locale, file.key) == (state.locale, state.key):
            return path
    return places.path_of(state.key, state.locale)


def old_texts(session: Session, state: TranslationState, old: OldTexts) -> dict[int, str]:
    """Return what the source said when it was translated, for each block of a translation where that is known.

    It is Markdown, a line per block: from the ledger, else from a version that git has.

    Args:
        session: over the site.
        state: of the translation.
        old: asked only where the ledger has no words.
    """
    source, target = session.site.by_path.get(state.path), session.site.by_path.get(state.target_path)
    if source is None or target is None:
        return {}
    empty = Ledger(source.file.locale, target.file.locale)
    made_of = MadeOf(source, target, session.ledgers.get(ledger_path(state.locale, target.file.key), empty))
    found: dict[int, str] = {}
    for number, each in enumerate(state.states):
        if each.evidence is Evidence.HISTORY and each.previous:
            found[number] = _as_written(each, source, old)
        elif each.freshness is Freshness.OUTDATED:
            found[number] = each.previous or _as_recorded(each, made_of, source, old)
    return {number: text for number, text in found.items() if text}


def _as_written(state: BlockState, source: Document, old: OldTexts) -> str:
    """Return as Markdown what the history saw with a reader's eyes."""
    texts = state.previous.split("\n")
    found = old.find_said(source.file, frozenset(texts))
    return "\n".join(found.get(text, text) for text in texts)


def _as_recorded(state: BlockState, made_of: MadeOf, source: Document, old: OldTexts) -> str:
    records = made_of.records(state)
    lacking = frozenset(part for record in records if not record.was for part in record.source)
    found = old.find(source.file, lacking)
    if not found.keys() >= lacking:
        return ""
    return "\n".join(text for each in records for text in (each.was or [found[part] for part in each.source]))
