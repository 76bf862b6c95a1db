"""What stands in a work file and nowhere else: it would be lost with the file."""

from __future__ import annotations

from functools import cache

from docpipe.pipeline.session import Session
from docpipe.pipeline.work.entries import parts_of
from docpipe.sources.read import decode, read
from docpipe.translation.work.marks import digest_of
from docpipe.translation.work.markup import written
from docpipe.translation.work.reading import WorkFile


def unsaved(session: Session, work: WorkFile) -> int:
    """Return how many translations of a work file are in no post, those that cannot be read back included."""
    request = session.request

    @cache
    def said(path: str) -> frozenset[str]:
        document = session.site.by_path.get(path)
        if document is None:
            return frozenset()
        text = decode(request.given[path]).text if path in request.given else read(request.root / path).text
        return frozenset(digest_of(written(text, block)) for block in document.blocks)

    edited = [entry for entry in work.entries if entry.text and not entry.is_untouched]
    lost = [entry for entry in edited if not said(entry.target_path).issuperset(map(digest_of, parts_of(entry.text)))]
    return len(lost) + len(work.damage)
