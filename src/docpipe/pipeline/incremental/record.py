"""What the last build made of what: enough to know what of it stands."""

from __future__ import annotations

import msgspec

from docpipe.model.page import Output
from docpipe.pipeline.incremental.frame import Frame
from docpipe.pipeline.store.built import Look
from docpipe.publish.looks import Look as Looked
from docpipe.publish.making import Made
from docpipe.publish.page import Page


class Done(msgspec.Struct, frozen=True, array_like=True):
    """What a task made.

    Attributes:
        paths: of its files.
        looks: what it looked at, as numbers in the record's list.
        page: the page, without its text.
    """

    paths: tuple[str, ...]
    looks: tuple[int, ...]
    page: Page | None

    def made(self) -> Made:
        """Return what the task told."""
        return Made(tuple(map(Output, self.paths)), self.page)


class Record(msgspec.Struct, frozen=True, array_like=True):
    """A build.

    Attributes:
        site: how the folder of the site looked when it had been published.
        spare: how the site before it looks, which is kept for the next build.
        stale: paths of the files in which the two are not alike.
        looks: all that was looked at.
        digests: of what was seen.
        bases: what it was worked out from, see `Sight.basis`.
        plan: numbers of what was looked at before the first page was made.
        tasks: by their names.
    """

    site: Look
    spare: Look
    stale: tuple[str, ...]
    frame: Frame
    looks: tuple[Looked, ...]
    digests: tuple[bytes, ...]
    bases: tuple[bytes, ...]
    plan: tuple[int, ...]
    tasks: dict[str, Done]


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
