"""How every document of a site stands in every locale."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from fnmatch import fnmatchcase
from typing import NamedTuple

from docpipe.config.schema import Config
from docpipe.index.groups import Group
from docpipe.index.site import SiteIndex
from docpipe.model.document import Document, DocumentKind
from docpipe.model.source import DocumentKey, LocaleName
from docpipe.model.translation import Coverage, Label, TranslationState
from docpipe.sources.documents import source_file
from docpipe.translation.align import align
from docpipe.translation.aligning.learned import Learned
from docpipe.translation.due import is_due
from docpipe.translation.freshness import block_states
from docpipe.translation.ledger import Ledger, ledger_path
from docpipe.translation.ledgers.rejoined import rejoined
from docpipe.translation.lessons import Lessons
from docpipe.translation.measure import coverage_of, document_weight, label_of
from docpipe.translation.past.ancestry import align_by_history
from docpipe.translation.past.infer import inferred
from docpipe.translation.past.lives import Past


class Case(NamedTuple):
    """A document with a translation, and all that its state depends on besides the history.

    Attributes:
        locale: of the translation.
        ledger: of the translation, or None.
        learned: what the site's other translations teach; asked only where the texts alone leave a doubt.
    """

    group: Group
    locale: LocaleName
    ledger: Ledger | None
    learned: Learned | None

    @property
    def documents(self) -> tuple[Document, Document]:
        """The source and its translation."""
        source = self.group.original
        if source is None:
            raise ValueError(f"the document '{self.group.key}' has no source version")
        return source, self.group.versions[self.locale]

    def state(self, config: Config, past: Past | None = None) -> TranslationState:
        """Return how the translation stands."""
        return state_of(self.group, self.locale, self.ledger, config, past=past, learned=self.learned)


def states(
    site: SiteIndex,
    ledgers: Mapping[str, Ledger],
    *,
    now: datetime | None = None,
    drafts: bool = False,
    past: Past | None = None,
) -> tuple[TranslationState, ...]:
    """Return one state per source document and target locale, sorted by locale and path; see `cases`.

    Args:
        site: the index.
        ledgers: by their paths, `ledger_path(locale, key)`.
        now: aware; None to count posts of the future as well.
        drafts: whether to count drafts and posts of the future.
        past: asked about blocks no ledger knows; None leaves them unverified.
    """
    found = cases(site, ledgers, Lessons(site, ledgers), now=now, drafts=drafts)
    return in_order(each.state(site.config, past) if isinstance(each, Case) else each for each in found)


def in_order(found: Iterable[TranslationState]) -> tuple[TranslationState, ...]:
    """Return states sorted by locale and path."""
    return tuple(sorted(found, key=lambda state: (state.locale, state.path, state.target_path)))


def cases(
    site: SiteIndex,
    ledgers: Mapping[str, Ledger],
    lessons: Lessons,
    *,
    now: datetime | None = None,
    drafts: bool = False,
) -> Iterator[Case | TranslationState]:
    """Yield what is to be judged: each translation there is; and the state of each that there is not.

    Drafts and partials are nobody's duty and have none; nor have posts of the future, where `now` is given.
    A document first written in another locale owes the site's source locale nothing: there it has a state
    only if that translation exists, or `[translation.<locale>] scope` asks for it. A translation whose source was
    renamed, or that was renamed itself, counts as that of the source whose text its ledger knows.

    Args:
        site: the index.
        ledgers: by their paths.
        lessons: of the same site and ledgers.
        now: as for `states`.
        drafts: likewise.
    """
    asked = _Asked(site, ledgers, now, drafts, lessons)
    for group in rejoined(site, ledgers).values():
        yield from _of_group(group, asked)


def state_of(
    group: Group,
    locale: LocaleName,
    ledger: Ledger | None,
    config: Config,
    *,
    past: Past | None = None,
    learned: Learned | None = None,
) -> TranslationState:
    """Return how the document `group` stands in `locale`.

    Args:
        group: has a source version.
        locale: not the one of its source.
        ledger: of the translation, or None.
        config: says scripts and scope.
        past: asked about blocks the ledger does not know.
        learned: what the site's other translations teach about the two locales.

    Raises:
        ValueError: the group has no source version.
    """
    source, target = group.original, group.versions.get(locale)
    if source is None:
        raise ValueError(f"the document '{group.key}' has no source version")
    if target is None:
        label = Label.MISSING if _is_in_scope(group.key, locale, config) else Label.EXCLUDED
        total = document_weight(source)
        return _state(group.key, locale, source, label, Coverage(total), missing_weight=total)
    ledger = ledger or Ledger(source.file.locale, locale)
    alignment = align(source, target, ledger, learned)
    if past is not None:
        alignment = align_by_history(source, target, ledger, alignment, past=past, learned=learned)
    locales = config.locale(source.file.locale), config.locale(locale)
    blocks = block_states(source, target, ledger, alignment, locales)
    if past is not None:
        blocks = inferred(source, target, blocks, past)
    coverage = coverage_of(blocks, target)
    return TranslationState(
        group.key,
        locale,
        source.file.locale,
        source.file.path,
        target.file.path,
        label_of(blocks, coverage),
        coverage,
        blocks,
        coverage.total - coverage.covered,
        _block_count(source),
    )


def _state(
    key: DocumentKey,
    locale: LocaleName,
    source: Document,
    label: Label,
    coverage: Coverage,
    missing_weight: float,
) -> TranslationState:
    return TranslationState(
        key,
        locale,
        source.file.locale,
        source.file.path,
        "",
        label,
        coverage,
        missing_weight=missing_weight,
        source_blocks=_block_count(source),
    )


def _block_count(document: Document) -> int:
    return sum(1 for block in document.blocks if block.translatable)


class _Asked(NamedTuple):
    """What `cases` was called with."""

    site: SiteIndex
    ledgers: Mapping[str, Ledger]
    now: datetime | None
    drafts: bool
    lessons: Lessons


def _of_group(group: Group, asked: _Asked) -> Iterator[Case | TranslationState]:
    site, ledgers = asked.site, asked.ledgers
    orphans = {locale for locale, version in group.versions.items() if _is_orphan(version, group, site, ledgers)}
    for locale in sorted(orphans):
        path = group.versions[locale].file.path
        yield TranslationState(group.key, locale, site.config.source, path, path, Label.ORPHAN, Coverage())
    source = group.original
    if source is None or group.source in orphans or not _is_due(source, asked.now, drafts=asked.drafts):
        return
    if source.kind is DocumentKind.PARTIAL:
        return
    for locale in (known.name for known in site.config.site.locales if known.name != group.source):
        target = group.versions.get(locale)
        if target is not None:
            ledger = ledgers.get(ledger_path(locale, target.file.key))
            yield Case(group, locale, ledger, asked.lessons.of(source.file.locale, locale))
        elif _is_owed(locale, site.config):
            yield state_of(group, locale, None, site.config)


def _is_due(source: Document, now: datetime | None, *, drafts: bool) -> bool:
    """Tell whether a source is to be translated by now; without a moment its dates say nothing."""
    if now is None:
        return drafts or not source.meta.draft
    return is_due((source.meta,), now, drafts=drafts)


def _is_owed(locale: LocaleName, config: Config) -> bool:
    own = config.translation.locale.get(locale)
    return locale != config.source or (own is not None and own.scope is not None)


def _is_in_scope(key: DocumentKey, locale: LocaleName, config: Config) -> bool:
    scope = config.scope(locale)
    if isinstance(scope, str):
        return scope == "all"
    return any(fnmatchcase(key, pattern) for pattern in scope)


def _is_orphan(document: Document, group: Group, site: SiteIndex, ledgers: Mapping[str, Ledger]) -> bool:
    """Tell whether a document had a source that is gone; a post in one locale only never had one."""
    locale, key = document.file.locale, document.file.key
    if locale in {site.config.source, document.meta.source} or group.source not in {None, locale}:
        return False
    if not (document.meta.translation_of or ledger_path(locale, key) in ledgers):
        return False
    # A source that is there but could not be read is an error of its own, and no loss.
    unread = (source_file(path, site.config) for path in site.paths - site.by_path.keys())
    return not any(file and (file.locale, file.key) == (site.config.source, group.key) for file in unread)
