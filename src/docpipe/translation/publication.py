"""Which page exists in which locale, and the ids that each carries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import partial

from docpipe.index.groups import Group
from docpipe.index.routes import locale_root
from docpipe.index.site import SiteIndex
from docpipe.model.asked import WhenAsked
from docpipe.model.document import Document
from docpipe.model.page import Published, Route
from docpipe.model.source import DocumentKey, LocaleName
from docpipe.model.translation import Freshness, TranslationState
from docpipe.translation.neutral import neutral_ids
from docpipe.translation.verdict import judge


def decide(
    site: SiteIndex,
    states: Iterable[TranslationState],
    *,
    blocked: frozenset[str],
    now: datetime,
    drafts: bool = False,
) -> Published:
    """Return which documents become pages, by locale and own key.

    A source version becomes one unless it is a partial, a draft, of the future, expired or blocked. A translation
    becomes one under the same conditions (a translation of a draft is a draft) if its coverage reaches
    `publish_at` of its locale. An orphan, and versions of which none is known to be the source, stand for
    themselves.

    Args:
        site: the index.
        states: of all its documents.
        blocked: paths of the files that must not be published.
        now: aware.
        drafts: whether to publish drafts and posts of the future.
    """
    by_target = {state.target_path: state for state in states if state.target_path}
    routes: dict[tuple[LocaleName, DocumentKey], Route] = {}
    alternates: dict[DocumentKey, tuple[LocaleName, ...]] = {}
    anchors: dict[Route, Callable[[], frozenset[str]]] = {}
    ways_to_ids: dict[DocumentKey, Callable[[], tuple[str, ...]]] = {}
    block_ids = WhenAsked(ways_to_ids)
    for key, group in site.groups.items():
        published: list[LocaleName] = []
        for locale in _source_first(group):
            document = group.versions[locale]
            state = by_target.get(document.file.path)
            if judge(document, site, state, blocked=blocked, now=now, drafts=drafts).is_page:
                route = site.routes[locale, document.file.key]
                published.append(locale)
                routes[locale, document.file.key] = route
                anchors[route] = partial(_anchors, document, group, state, block_ids)
        if published:
            alternates[key] = tuple(published)
        if len(published) > 1 and (source := group.original) is not None:
            ways_to_ids[key] = partial(neutral_ids, source)
    for locale, source, route in _stand_ins(site, routes):
        routes[locale, site.group_of(source).key] = route
        anchors[route] = partial(frozenset, source.ids)
    return Published(routes, alternates, WhenAsked(anchors), block_ids)


def _stand_ins(
    site: SiteIndex, routes: Mapping[tuple[LocaleName, DocumentKey], Route]
) -> list[tuple[LocaleName, Document, Route]]:
    """Return the pages that show a source where `fallback = "page"` and there is no translation at all.

    Such a page has the address that a translation would have, unless another document has it. It is no alternate.
    """
    config = site.config
    taken = set(routes.values())
    found: list[tuple[LocaleName, Document, Route]] = []
    for locale in (name for name in config.targets if config.fallback(name) == "page"):
        for group in site.groups.values():
            source = group.original
            own = routes.get((source.file.locale, source.file.key)) if source is not None else None
            if source is None or own is None or locale in group.versions or source.file.locale == locale:
                continue
            tail = own.removeprefix(locale_root(config, source.file.locale))
            route = Route(locale_root(config, locale) + tail)
            if tail and route not in taken:
                found.append((locale, source, route))
    return found


def _source_first(group: Group) -> list[LocaleName]:
    return sorted(group.versions, key=lambda locale: locale != group.source)


def _anchors(
    document: Document,
    group: Group,
    state: TranslationState | None,
    block_ids: Mapping[DocumentKey, tuple[str, ...]],
) -> frozenset[str]:
    """Return the ids of a page: its document's own, those of source headings shown in place, and the neutral ones.

    Every page of a document in several locales carries the neutral ids of all source blocks.
    """
    source = group.original
    shown: set[str] = set()
    if state is not None and source is not None:
        missing = {index for block in state.states if block.freshness is Freshness.MISSING for index in block.source}
        shown = {heading.id for heading in source.headings if heading.block in missing}
    return frozenset({*document.ids, *shown, *block_ids.get(group.key, ())} - {""})
