"""Translations whose source was renamed, or that were renamed themselves: joined with it by what the ledger knows."""

from __future__ import annotations

from collections.abc import Mapping

from docpipe.index.groups import Group
from docpipe.index.site import SiteIndex
from docpipe.model.document import Document
from docpipe.model.source import DocumentKey
from docpipe.translation.ledger import Ledger, ledger_path
from docpipe.translation.ledgers.overlap import Finder, texts_of


def rejoined(site: SiteIndex, ledgers: Mapping[str, Ledger]) -> Mapping[DocumentKey, Group]:
    """Return the groups of the site, with each translation that lost its source in the group that has its text.

    That is a translation that stands alone, whose ledger says what it was made of, and one source without a
    translation in that locale says enough of it. Where two sources do, nothing is joined.

    Args:
        site: the index; its groups go by paths and by `translation_of`.
        ledgers: by path, where their documents are today.
    """
    lost = {key: document for key, group in site.groups.items() if (document := _lost(group, site, ledgers))}
    if not lost:
        return site.groups
    groups = dict(site.groups)
    for locale in sorted({document.file.locale for document in lost.values()}):
        finder = Finder(
            {
                key: texts_of(group.original)
                for key, group in site.groups.items()
                if group.original is not None and key not in lost and locale not in group.versions
            }
        )
        _join(groups, {key: known for key, known in lost.items() if known.file.locale == locale}, finder, ledgers)
    return groups


def _join(
    groups: dict[DocumentKey, Group],
    lost: Mapping[DocumentKey, Document],
    finder: Finder,
    ledgers: Mapping[str, Ledger],
) -> None:
    """Put the lost translations of one locale into the groups of their sources; two for one stay where they are."""
    wanted: dict[DocumentKey, list[DocumentKey]] = {}
    for key, document in lost.items():
        records = ledgers[ledger_path(document.file.locale, document.file.key)].records
        found = finder.find({part.loose for record in records for part in record.source})
        if found:
            wanted.setdefault(DocumentKey(next(iter(found))), []).append(key)
    for source, keys in wanted.items():
        if len(keys) == 1:
            group, document = groups[source], lost[keys[0]]
            groups[source] = Group(group.key, group.source, {**group.versions, document.file.locale: document})
            del groups[keys[0]]


def _lost(group: Group, site: SiteIndex, ledgers: Mapping[str, Ledger]) -> Document | None:
    """Return the translation that stands alone in this group, if its ledger knows of a source."""
    document = next(iter(group.versions.values())) if len(group.versions) == 1 else None
    if document is None or document.file.locale in {site.config.source, document.meta.source}:
        return None
    ledger = ledgers.get(ledger_path(document.file.locale, document.file.key))
    return document if ledger is not None and ledger.records else None
