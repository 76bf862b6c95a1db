"""What every value of the cache depends on besides the content it was made of, as one short name."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import msgspec

from docpipe import __version__
from docpipe.pipeline.analyze import AnalyzeOptions

_LENGTH = 12


def profile_of(options: AnalyzeOptions, *, is_trusted: bool = True) -> str:
    """Return a name that is another one whenever the same content could give another analysis.

    Args:
        options: of the analysis; the site's folder and what stands in for files have no part in it.
        is_trusted: whether the content is; what strangers' content led to is never shared.
    """
    parts = (
        options.config,
        sorted(options.extra_select),
        sorted(options.extra_ignore),
        sorted(options.only) if options.only is not None else None,
        options.glossary,
        is_trusted,
        _programme(),
        tuple(_plugins(options)),
    )
    encoded = msgspec.msgpack.encode(parts, order="deterministic", enc_hook=str)
    return hashlib.blake2b(encoded, digest_size=_LENGTH).hexdigest()


def _programme() -> tuple[object, ...]:
    """Return what tells this docpipe, and the Python it runs on, from any other; an edited one is another one."""
    spec = importlib.util.find_spec("docpipe")
    folders = spec.submodule_search_locations if spec is not None else None
    files = sorted(found for folder in folders or () for found in _files(Path(folder)))
    return __version__, sys.version, unicodedata.unidata_version, files


def _files(folder: Path) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    yield from _files(Path(entry.path))
            else:
                facts = entry.stat()
                yield entry.path, facts.st_size, facts.st_mtime_ns


def _plugins(options: AnalyzeOptions) -> Iterator[tuple[str, str, str]]:
    from docpipe.plugins import RULES, load_plugins

    for plugin in load_plugins(RULES, options.config.lint.plugins):
        yield plugin.name, plugin.distribution, plugin.version
