"""What is known of each file or page by its name: one small file that is read and written as a whole."""

from __future__ import annotations

import contextlib
import hashlib
import os
import struct
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import Protocol

import msgspec

from docpipe.pipeline.store.pack import Ref
from docpipe.sources.regular import open_regular
from docpipe.sources.write import write_parts

SUFFIX = ".register"
_FORMAT = b"docpipe-cache 1\n"
_CHECK = 16
_MAP = 0xDF  # the MessagePack format of a map whose length takes four bytes
_AT_ONCE = 1000


class Entry(msgspec.Struct, frozen=True, array_like=True):
    """What is known of one thing.

    Attributes:
        key: digest of all it was made of; with another key this is about something else.
        facts: a few bytes that every run needs.
        refs: where the rest lies.
        seen: how the file looked from outside when it had that content, see `glance`; empty for what is no file.
    """

    key: bytes
    facts: bytes = b""
    refs: tuple[Ref, ...] = ()
    seen: tuple[int, ...] = ()


class Registers(Protocol):
    """Keeps what is known of things, one kind of them beside the other."""

    def entries(self, space: str, /) -> dict[str, Entry]:
        """Return what is known of things of one kind, by name."""

    def keep(self, space: str, entries: Mapping[str, Entry], /) -> None:
        """Let these be what is known of things of one kind."""


class DamagedError(Exception):
    """A register is not what was written."""


def read_register(path: Path) -> dict[str, Entry]:
    """Return the entries by name; none where there is no such file.

    Raises:
        DamagedError: it was changed since it was written, is of another format, or cannot be read.
    """
    try:
        with open(open_regular(path, os.O_RDONLY), "rb") as file:  # noqa: PTH123 - a descriptor
            # Parts of a view are no copies: a register can have a hundred megabytes.
            data = memoryview(file.read())
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise DamagedError(error.strerror) from error
    head, check, content = data[: len(_FORMAT)], data[len(_FORMAT) :][:_CHECK], data[len(_FORMAT) + _CHECK :]
    if head != _FORMAT or check != _check_of([content]):
        raise DamagedError
    try:
        return _ENTRIES.decode(content)
    except ValueError as error:
        raise DamagedError from error


def write_register(path: Path, entries: Mapping[str, Entry]) -> None:
    """Write the entries in one atomic step.

    Raises:
        OSError: they cannot be written.
        ValueError: a name is no Unicode.
    """
    # A folder is no register; an empty one can go, and any other is somebody's.
    with contextlib.suppress(OSError):
        path.rmdir()
    # Encoded twice, piece by piece: a register of a hundred megabytes would not be there besides its entries.
    write_parts(path, chain((_FORMAT, _check_of(_encoded(entries))), _encoded(entries)))


def _encoded(entries: Mapping[str, Entry]) -> Iterator[bytes]:
    """Yield the MessagePack of a register in pieces."""
    yield struct.pack(">BI", _MAP, len(entries))
    parts = chain.from_iterable(entries.items())
    while some := list(islice(parts, _AT_ONCE)):
        yield b"".join(map(_ENCODER.encode, some))


def _check_of(content: Iterable[bytes | memoryview]) -> bytes:
    digest = hashlib.blake2b(digest_size=_CHECK)
    for piece in content:
        digest.update(piece)
    return digest.digest()


_ENCODER = msgspec.msgpack.Encoder()
_ENTRIES = msgspec.msgpack.Decoder(dict[str, Entry])
