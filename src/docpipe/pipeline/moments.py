"""When the texts of documents changed, as git remembers it: what a reader would read, not any byte of the file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from docpipe.index.site import SiteIndex
from docpipe.model.document import Document
from docpipe.parse.options import ParseOptions
from docpipe.parse.versions import VersionReader
from docpipe.sources.history import History, Version, read_history
from docpipe.sources.read import decode
from docpipe.sources.texts import Texts


def moments(root: Path, site: SiteIndex, options: ParseOptions) -> dict[str, dt.datetime]:
    """Return when the text of each document became what it is, by path; walks git's log once.

    A new address of a link, a field or white space changes no text. An original is new and not changed when it is
    first committed; a translation without a date of its own is news then. Nothing is said of documents whose front
    matter says it, nor where the history does not reach back to the change: a shallow clone has no moments to tell.
    """
    wanted = [document for document in site.by_path.values() if document.meta.updated is None]
    history = read_history(root) if wanted else None
    # A clone that would have to fetch old contents is not asked for any.
    if history is None or history.is_partial:
        return {}
    with Texts(root) as texts:
        found = ((document.file.path, _moment(document, site, history, texts, options)) for document in wanted)
        return {path: moment for path, moment in found if moment is not None}


def _moment(
    document: Document, site: SiteIndex, history: History, texts: Texts, options: ParseOptions
) -> dt.datetime | None:
    versions = [version for version in history.versions(document.file.path) if version.blob]
    changed = _changed(versions, history, _said(versions, document, texts, options))
    source = site.source_of(document)
    if changed is None and versions and source is not None and document.meta.date in {None, source.meta.date}:
        changed = versions[-1]
    if changed is None or history.is_edge(history.origin(changed)):
        return None
    return dt.datetime.fromtimestamp(history.time(history.origin(changed)), dt.UTC)


def _changed(versions: list[Version], history: History, said: Iterator[tuple[str, ...]]) -> Version | None:
    """Return the newest version that says something else than the one before it; None where none does."""
    texts = pairwise(said)
    for version, (now, before) in zip(versions, texts, strict=False):
        is_ignored = not history.ignored.isdisjoint({version.commit, history.origin(version)})
        if now != before and not is_ignored:
            return version
    return None


def _said(
    versions: Iterable[Version], document: Document, texts: Texts, options: ParseOptions
) -> Iterator[tuple[str, ...]]:
    """Yield what each version says, one by one as they are asked for: the loose digests of its blocks."""
    reader = VersionReader(document.file, options)
    for version in versions:
        content = texts.read(version.blob)
        blocks = reader.blocks(decode(content).text) if content is not None else None
        yield tuple(block.loose for block in blocks or ())
