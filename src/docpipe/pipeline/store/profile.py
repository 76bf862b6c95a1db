"""What every value of the cache depends on besides the content it was made of, as one short name."""

from __future__ import annotations

import hashlib
import os
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import msgspec

from docpipe import __version__
from docpipe.pipeline.analyze import AnalyzeOptions

_LENGTH = 12
_DISTRIBUTION = (".dist-info", ".egg-info")


def profile_of(options: AnalyzeOptions) -> str:
    """Return a name that is another one whenever the same content could give another analysis.

    Args:
        options: of the analysis; the site's folder and what stands in for files have no part in it. What strangers'
            files led to is never shared with those who trust theirs.
    """
    only = sorted(options.only) if options.only is not None else None
    extra = sorted(options.extra_select), sorted(options.extra_ignore)
    return name_of(options.config, *extra, only, options.glossary, options.trusted)


def name_of(*parts: object) -> str:
    """Return a name for values, this docpipe, and all that is installed beside it: plugins and libraries."""
    encoded = msgspec.msgpack.encode((parts, _programme()), order="deterministic", enc_hook=str)
    return hashlib.blake2b(encoded, digest_size=_LENGTH).hexdigest()


def _programme() -> tuple[object, ...]:
    """Return what tells this docpipe, and what it runs on, from any other; an edited one is another one."""
    own = sorted(_files(Path(__file__).parents[2]))
    # The folder of a distribution is named after it and its version.
    installed = sorted(name for path in sys.path for name in _names(path) if name.endswith(_DISTRIBUTION))
    return __version__, sys.version, unicodedata.unidata_version, own, installed


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder or ".")  # noqa: PTH208 - strings, for speed
    except OSError:
        return []


def _files(folder: Path) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    yield from _files(Path(entry.path))
            else:
                facts = entry.stat()
                yield entry.path, facts.st_size, facts.st_mtime_ns
