"""Costly things that are only looked at, made once for all processes of a run, in place of once in each."""

from __future__ import annotations

import contextlib
import os
import pickle
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, cast

import pytest

T = TypeVar("T")
_PAUSE = 0.05


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], T]) -> T:
    """Return what `make` makes in an empty folder; who comes while another process is at it waits.

    Where making fails, it fails in every process that asks, as if each were alone.

    Args:
        factory: pytest's; with xdist, its folders stand side by side in one of the whole run.
        name: of the thing; one word for a folder.
        make: returns what can be pickled.
    """
    own = factory.getbasetemp()
    place = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / f"once-{name}"
    done = place.with_suffix(".pickle")
    while not done.exists():
        with contextlib.suppress(FileExistsError):
            place.mkdir()
            return _made(place, done, make)
        time.sleep(_PAUSE)
    return cast("T", pickle.loads(done.read_bytes()))  # noqa: S301 - written by this run


def _made(place: Path, done: Path, make: Callable[[Path], T]) -> T:
    try:
        (place / "made").mkdir()
        found = make(place / "made")
    except BaseException:
        # Under another name, for whoever wants to look; the next one who asks tries anew.
        place.rename(place.with_name(f"{place.name}-failed-{os.getpid()}"))
        raise
    whole = place.with_suffix(".part")
    whole.write_bytes(pickle.dumps(found))
    whole.rename(done)
    return found
