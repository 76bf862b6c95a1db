"""What the last build made of what: enough to know what of it stands."""

from __future__ import annotations

import msgspec

from docpipe.pipeline.incremental.frame import Frame
from docpipe.pipeline.store.built import Look
from docpipe.publish.looks import Look as Looked
from docpipe.publish.making import Told


class Done(msgspec.Struct, frozen=True, array_like=True):
    """What a task made.

    Attributes:
        paths: of its files; None for one file of the task's name.
        looks: what it looked at, as numbers in the record's list.
        head: of the page, as `Head` packs it; nothing, encoded, where it is none.
    """

    paths: tuple[str, ...] | None
    looks: tuple[int, ...]
    head: msgspec.Raw

    @property
    def is_page(self) -> bool:
        """Whether one of the files is a page."""
        return len(self.head) > len(_NIL)

    def paths_of(self, name: str) -> tuple[str, ...]:
        """Return the paths of the files of the task of this name."""
        return (name,) if self.paths is None else self.paths


class Record(msgspec.Struct, frozen=True, array_like=True):
    """A build, but for what single tasks made.

    Attributes:
        site: how the folder of the site looked when it had been published.
        spare: how the site before it looks, which is kept for the next build.
        stale: paths of the files in which the two are not alike.
        looks: all that was looked at.
        digests: of what was seen.
        bases: what it was worked out from, see `Sight.basis`.
        plan: numbers of what was looked at before the first page was made.
    """

    site: Look
    spare: Look
    stale: tuple[str, ...]
    frame: Frame
    looks: tuple[Looked, ...]
    digests: tuple[bytes, ...]
    bases: tuple[bytes, ...]
    plan: tuple[int, ...]


def encode_record(record: Record) -> bytes:
    """Return a record as bytes.

    Raises:
        ValueError: it holds text that is no Unicode.
    """
    return msgspec.msgpack.encode(record)


def decode_record(data: bytes) -> Record:
    """Return the record that was encoded.

    Raises:
        ValueError: this is none.
    """
    return _RECORD.decode(data)


_RECORD = msgspec.msgpack.Decoder(Record)


def encode_done(name: str, told: Told, looks: tuple[int, ...]) -> bytes:
    """Return what the task of this name made, encoded.

    Raises:
        ValueError: it holds text that is no Unicode.
    """
    head = told.page.packed if told.page is not None else msgspec.Raw(_NIL)
    if not isinstance(head, msgspec.Raw):
        raise ValueError(told.paths)  # noqa: TRY004 - what is wrong is its text
    return msgspec.msgpack.encode(Done(None if told.paths == (name,) else told.paths, looks, head))


def decode_done(data: bytes) -> Done:
    """Return what a task made; raises as `decode_record` does."""
    return _DONE.decode(data)


_NIL = msgspec.msgpack.encode(None)
_DONE = msgspec.msgpack.Decoder(Done)
