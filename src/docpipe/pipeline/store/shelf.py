"""Details and bodies that stay on the disk until somebody looks into a post."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from docpipe.model.document import Analysis, Details
from docpipe.model.errors import DocpipeError
from docpipe.model.source import Digest, SourceFile
from docpipe.pipeline.store.encoding import decode_details
from docpipe.pipeline.store.pack import Packs, Ref
from docpipe.pipeline.task import Prepare

# Who looks at a post looks at it several times, and at its other version; then at the next.
_AT_HAND = 24


class Shelf:
    """Gives what was kept of single posts. What was damaged since is found out anew."""

    def __init__(self, packs: Packs, prepare: Prepare, note: Callable[[str], None] = lambda _path: None) -> None:
        """Read nothing yet.

        Args:
            packs: where everything lies.
            prepare: makes what analyses a file once more.
            note: told the path of every post that is looked into.
        """
        self._note = note
        self._packs = packs
        self._prepare = prepare
        self._at_hand: dict[Ref, Details] = {}

    def details(self, kept: KeptDetails) -> Details:
        """Return the details of a post.

        Raises:
            DocpipeError: they were damaged, and the file is no longer what it was.
        """
        self._note(kept.file.path)
        found = self._at_hand.get(kept.ref)
        if found is None:
            found = self._read(kept)
            if len(self._at_hand) >= _AT_HAND:
                del self._at_hand[next(iter(self._at_hand))]
            self._at_hand[kept.ref] = found
        return found

    def body(self, kept: KeptBody) -> bytes:
        """Return the body of a post, encoded; raises as `details` does."""
        self._note(kept.file.path)
        data = self._packs.get(kept.ref)
        if data is not None:
            return data
        body = self._anew(kept.file, kept.digest).body
        return body if isinstance(body, bytes) else b""

    def _read(self, kept: KeptDetails) -> Details:
        data = self._packs.get(kept.ref)
        try:
            if data is not None:
                return decode_details(data)
        except ValueError:
            pass
        document = self._anew(kept.file, kept.digest).document
        return document.details if document is not None else Details()

    def _anew(self, file: SourceFile, digest: Digest) -> Analysis:
        analysis = self._prepare()(file)
        if analysis.digest != digest:
            raise DocpipeError(
                "the file changed while it was being worked on, and what was kept of it is damaged",
                hint="Run the command again",
                path=file.path,
            )
        return analysis


class KeptDetails(msgspec.Struct, frozen=True):
    """The details of one post, on a shelf."""

    shelf: Shelf
    file: SourceFile
    digest: Digest
    ref: Ref

    def fetch(self) -> Details:
        """Return them."""
        return self.shelf.details(self)


class KeptBody(msgspec.Struct, frozen=True):
    """The body of one post, on a shelf."""

    shelf: Shelf
    file: SourceFile
    digest: Digest
    ref: Ref

    def fetch(self) -> bytes:
        """Return it, encoded."""
        return self.shelf.body(self)
