"""Whether one version of a document becomes a page, and why."""

from __future__ import annotations

import enum
from datetime import datetime

import msgspec

from docpipe.index.groups import Group
from docpipe.index.site import SiteIndex
from docpipe.model.document import Document, DocumentKind
from docpipe.model.translation import TranslationState
from docpipe.translation.due import Wait, what_keeps


class Reason(enum.StrEnum):
    """Why a version is a page, or none."""

    ORIGINAL = "original"
    TRANSLATED = "translated"
    PARTIAL = "partial"
    NO_ADDRESS = "no-address"
    BLOCKED = "blocked"
    DRAFT = "draft"
    FUTURE = "future"
    EXPIRED = "expired"
    UNJUDGED = "unjudged"
    TOO_LITTLE = "too-little"


_PAGES = frozenset({Reason.ORIGINAL, Reason.TRANSLATED})
_WAITS = {Wait.DRAFT: Reason.DRAFT, Wait.FUTURE: Reason.FUTURE, Wait.EXPIRED: Reason.EXPIRED}


class Verdict(msgspec.Struct, frozen=True):
    """Whether a version becomes a page.

    Attributes:
        document: the version, or where its source's front matter decided, the source.
    """

    reason: Reason
    document: Document

    @property
    def is_page(self) -> bool:
        """Whether it becomes one."""
        return self.reason in _PAGES


def judge(
    document: Document,
    site: SiteIndex,
    state: TranslationState | None,
    *,
    blocked: frozenset[str],
    now: datetime,
    drafts: bool,
) -> Verdict:
    """Return whether `document` becomes a page.

    Args:
        document: any version of the site.
        site: the index.
        state: of the translation that `document` is; None for an original, or where nobody knows.
        blocked: paths of the files that must not be published.
        now: aware.
        drafts: whether to publish drafts and posts of the future.
    """
    group = site.group_of(document)
    version = document.file.locale, document.file.key
    if version not in site.routes or site.documents[version].file != document.file:
        kind = Reason.PARTIAL if document.kind is DocumentKind.PARTIAL else Reason.NO_ADDRESS
        return Verdict(kind, document)
    if document.file.path in blocked:
        return Verdict(Reason.BLOCKED, document)
    for each in _decisive(document, group):
        wait = what_keeps(each.meta, now, drafts=drafts)
        if wait is not None:
            return Verdict(_WAITS[wait], each)
    if group.source is None or document.file.locale == group.source:
        return Verdict(Reason.ORIGINAL, document)
    if state is None:
        return Verdict(Reason.UNJUDGED, document)
    enough = state.coverage.percent(state.coverage.covered) >= site.config.publish_at(document.file.locale)
    return Verdict(Reason.TRANSLATED if enough else Reason.TOO_LITTLE, document)


def _decisive(document: Document, group: Group) -> tuple[Document, ...]:
    """Return the documents whose front matter may keep this one back: its own and its source's."""
    source = group.original
    return (document,) if source is None or source is document else (document, source)
