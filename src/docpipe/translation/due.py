"""Whether a document is to be seen now: no draft, its day has come, and it has not expired."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from datetime import datetime

from docpipe.model.front_matter import Meta


class Wait(enum.StrEnum):
    """What keeps a document from being seen."""

    DRAFT = "draft"
    FUTURE = "future"
    EXPIRED = "expired"


def is_due(metas: Iterable[Meta], now: datetime, *, drafts: bool) -> bool:
    """Tell whether a document is published at `now`.

    What has expired is not, drafts asked for or not: its author took it back.

    Args:
        metas: the front matter of the version and of its source, each of which may keep it back.
        now: aware.
        drafts: whether to publish drafts and what is of the future.
    """
    return all(what_keeps(meta, now, drafts=drafts) is None for meta in metas)


def what_keeps(meta: Meta, now: datetime, *, drafts: bool) -> Wait | None:
    """Return what in the front matter keeps a document from being seen at `now`, or None."""
    if meta.expires is not None and meta.expires <= now:
        return Wait.EXPIRED
    if drafts:
        return None
    if meta.draft:
        return Wait.DRAFT
    day = first_day(meta)
    return Wait.FUTURE if day is not None and day > now else None


def first_day(meta: Meta) -> datetime | None:
    """Return the moment before which the document is not seen, or None where it is seen at once."""
    return max((moment for moment in (meta.date, meta.appears) if moment is not None), default=None)
