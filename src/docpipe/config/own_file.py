"""A file that sites have under a fixed name: read only if it is plain, the site's own, and no larger than usual."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from docpipe.model.errors import ConfigError

LARGEST = 1 << 20
"""Bytes; nobody writes as much by hand."""

_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_own(root: Path, name: str) -> bytes | None:
    """Return what a file of the site holds; None where there is none.

    Args:
        root: the site's folder.
        name: of the file, relative to it.

    Raises:
        ConfigError: it is no plain file, a link leads out of the site, or it cannot be read.
    """
    place = root / name
    try:
        if not place.resolve(strict=place.is_symlink()).is_relative_to(root.resolve()):
            raise ConfigError("the file is a link that leaves the site's root", hint="Copy it here", path=name)
        # Nobody is waited for at a pipe.
        with open(os.open(place, os.O_RDONLY | _AT_ONCE), "rb") as stream:  # noqa: PTH123 - a descriptor
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                raise ConfigError("it is no regular file", hint="Delete it", path=name)
            content = stream.read(LARGEST + 1)
    except FileNotFoundError as error:
        if place.is_symlink():
            raise ConfigError("it is a link to nothing", hint="Delete it", path=name) from error
        return None
    except (OSError, RuntimeError) as error:  # before Python 3.13 a loop of links is a RuntimeError
        reason = getattr(error, "strerror", None) or "it is a link to itself"
        raise ConfigError(f"it cannot be read: {reason}", path=name) from error
    if len(content) > LARGEST:
        raise ConfigError("it is larger than 1 MiB", hint="Is it the right file?", path=name)
    return content
