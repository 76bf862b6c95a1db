"""The cache of pictures: a record for what was asked, and files named after their content."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from docpipe.model.errors import ConfigError

FOLDER = ".docpipe/images"
"""Below the root of the site; whatever is lost there is made again."""


def check_folder(root: Path) -> None:
    """Make sure that nothing is written outside the site.

    Raises:
        ConfigError: a link leads out of it.
    """
    if not (root / FOLDER).resolve().is_relative_to(root.resolve()):
        raise ConfigError("the folder is a link that leaves the site's root", hint="Delete it", path=FOLDER)


class Made(msgspec.Struct, frozen=True):
    """A file that was made: its width in pixels, its name beside the record, and the digest of its bytes."""

    width: int
    name: str
    digest: str


class Record(msgspec.Struct, frozen=True):
    """What became of one task; one of which nothing could be made has a record of no files."""

    made: tuple[Made, ...] = ()


def digest_of(data: bytes) -> str:
    """Return what tells one content from any other."""
    return hashlib.blake2b(data, digest_size=20).hexdigest()


def record_of(folder: Path, key: str) -> Record | None:
    """Return the record of a task if all its files are there as they were written, else None."""
    try:
        record = msgspec.json.decode((folder / f"{key}.json").read_bytes(), type=Record)
        is_whole = all(
            "/" not in each.name and digest_of((folder / each.name).read_bytes()) == each.digest for each in record.made
        )
    except (OSError, ValueError):
        return None
    return record if is_whole else None
