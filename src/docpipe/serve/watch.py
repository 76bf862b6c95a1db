"""When a file of the site may have changed: the system says so, for folders there are, and we look for new ones."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

from watchfiles import watch

from docpipe.config.load import FILE_NAME

# Milliseconds: a change is told once nothing more has come for `_QUIET`, and at the latest after `_MOST`.
_QUIET, _MOST = 10, 300
# How often is looked for what the system does not tell: the configuration, folders that come or go.
_GLANCE = 400

_Beside = tuple[tuple[str, ...], int]


def changes(root: Path, names: Sequence[str], stop: threading.Event | None = None) -> Iterator[None]:
    """Yield whenever a file in folders `names` of `root`, or its configuration, may have changed, until `stop` is set.

    What is told may be nothing: an editor's own files, a save without a difference. Whoever listens looks for himself.
    """
    stop = stop or threading.Event()
    while not stop.is_set():
        before = _beside(root, names)
        if not before[0]:
            stop.wait(_GLANCE / 1000)
            yield
            continue
        for found in watch(
            *before[0],
            watch_filter=None,
            step=_QUIET,
            debounce=_MOST,
            rust_timeout=_GLANCE,
            yield_on_timeout=True,
            raise_interrupt=True,
            stop_event=stop,
        ):
            now = _beside(root, names)
            if found or now != before:
                yield
            if now[0] != before[0]:
                break
            before = now


def _beside(root: Path, names: Sequence[str]) -> _Beside:
    """Return which of the folders there are, and when the configuration was saved."""
    config = root / FILE_NAME
    try:
        saved = config.stat().st_mtime_ns
    except OSError:
        saved = 0
    return tuple(str(root / name) for name in names if (root / name).is_dir()), saved
