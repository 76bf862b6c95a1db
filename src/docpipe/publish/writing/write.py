"""Publishes a site in one atomic step: whoever looks sees the whole old or the whole new one."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Literal

import msgspec

from docpipe.model.errors import PublishError
from docpipe.model.page import Output
from docpipe.publish.writing.exchange import exchange
from docpipe.publish.writing.files import remove
from docpipe.publish.writing.staging import MARKER, Stage, StartAnewError
from docpipe.sources.write import sync

if sys.platform != "win32":
    import fcntl

Step = Literal["exchange", "two-step", "first", "none"]

_STAGING = ".docpipe-staging-"
_PREVIOUS = ".docpipe-previous-"
# What network file systems answer when folders cannot be locked.
_LOCKLESS = frozenset({errno.EBADF, errno.ENOLCK, errno.EOPNOTSUPP, errno.EINVAL})
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


class PublishReport(msgspec.Struct, frozen=True):
    """What a publication changed; all paths are sorted, POSIX and relative to the site.

    Attributes:
        written: new files, and files with new bytes.
        unchanged: files that kept their bytes.
        removed: files of the old site that the new one has not.
        exchange: how the new site took its place: in one step, in two (for a moment there was no
            site at all), as the first one, or not at all because nothing had changed.
    """

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    exchange: Step


def publish(outputs: Iterable[Output], target: Path, *, on_wait: Callable[[], None] | None = None) -> PublishReport:
    """Make `target` hold exactly `outputs`, consumed once while they are written; else as `publish_with`."""
    return publish_with(lambda stage: stage.fill(outputs), target, on_wait=on_wait)


def publish_with(
    fill: Callable[[Stage], None],
    target: Path,
    *,
    on_wait: Callable[[], None] | None = None,
    then: Callable[[PublishReport], None] | None = None,
    spare: Path | None = None,
) -> PublishReport:
    """Make `target` hold exactly what `fill` puts on the stage; if that fails, what stood there before still stands.

    The new site is staged in a folder beside `target`, on the same file system. Another build with
    the same parent folder is waited for.

    Args:
        fill: puts every file in place.
        target: the output folder: absent, empty, or made by docpipe.
        on_wait: called once when another build has to be waited for.
        then: called when the site stands and nothing is left beside it, before another build may begin.
        spare: where the old site is put afterwards, for the next build to begin with; None to remove it.

    Raises:
        PublishError: the folder is not docpipe's, a path is unsafe, the disk is full or read-only.
    """
    place = Path(os.path.realpath(target))
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with _locked(place.parent, on_wait) as alone:
            if alone:
                _recover(place)
            _check_target(place, target)
            report = _publish(fill, place, spare)
            if then is not None:
                then(report)
            return report
    except OSError as error:
        raise _explained(error, target) from error


def _publish(fill: Callable[[Stage], None], place: Path, spare: Path | None) -> PublishReport:
    staging = place.parent / (_STAGING + os.urandom(4).hex())
    old = place if (place / MARKER).is_file() else None
    try:
        stage = _filled(fill, staging, old)
        removed = stage.close()
        step: Step = "none"
        if old is None or stage.written or removed:
            stage.sync()
            step = _take_place(staging, place, old)
            sync(place.parent)
        if spare is not None and staging.is_dir():
            _put_aside(staging, spare)
        return PublishReport(tuple(sorted(stage.written)), tuple(sorted(stage.unchanged)), tuple(removed), step)
    finally:
        # Before the exchange this is the unfinished new site, after it the old one: never what readers see.
        remove(staging)


def _filled(fill: Callable[[Stage], None], staging: Path, old: Path | None) -> Stage:
    staging.mkdir()
    stage = Stage(staging, old)
    try:
        fill(stage)
    except StartAnewError:
        remove(staging)
        staging.mkdir()
        stage = Stage(staging, old, is_anew=True)
        fill(stage)
    return stage


def _put_aside(staging: Path, spare: Path) -> None:
    """Keep what nobody sees any more, if that costs nothing."""
    with contextlib.suppress(OSError):
        remove(spare)
        staging.rename(spare)


def _take_place(staging: Path, place: Path, old: Path | None) -> Step:
    if old is None:
        # Replaces nothing, or an empty folder.
        staging.rename(place)
        return "first"
    if exchange(staging, place):
        return "exchange"
    previous = place.parent / (_PREVIOUS + place.name)
    try:
        place.rename(previous)
        staging.rename(place)
    except BaseException:
        if previous.exists() and not place.exists():
            previous.rename(place)
        raise
    remove(previous)
    return "two-step"


def _recover(place: Path) -> None:
    """Undo what a killed build left behind; only done under the lock, when no other build can live."""
    previous = place.parent / (_PREVIOUS + place.name)
    if previous.is_dir() and not place.exists():
        previous.rename(place)
    remove(previous)
    for entry in sorted(place.parent.glob(_STAGING + "*")):
        remove(entry)


def _check_target(place: Path, target: Path) -> None:
    if not place.exists():
        return
    if not place.is_dir():
        raise PublishError(f"{target} is a file", hint="Name another output folder: --out FOLDER")
    if not (place / MARKER).is_file() and any(place.iterdir()):
        raise PublishError(
            f"{target} is not empty and was not made by docpipe, so it is left alone",
            hint="Name another output folder (--out FOLDER), or empty this one yourself",
        )


@contextlib.contextmanager
def _locked(folder: Path, on_wait: Callable[[], None] | None) -> Iterator[bool]:
    """Hold the only right to publish below `folder` and yield True; False where there are no locks.

    The kernel frees the lock even when we are killed. The folder itself is locked, so that no lock
    file lies about in anybody's project.
    """
    if sys.platform == "win32":
        yield False
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        yield _lock(descriptor, on_wait)
    finally:
        os.close(descriptor)


def _lock(descriptor: int, on_wait: Callable[[], None] | None) -> bool:
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if on_wait is not None:
                on_wait()
            fcntl.flock(descriptor, fcntl.LOCK_EX)
    except OSError as error:
        if error.errno in _LOCKLESS:
            return False
        raise
    return True


def _explained(error: OSError, target: Path) -> PublishError:
    reason = error.strerror or str(error)
    if error.errno in _FULL:
        return PublishError(
            f"{target} was not published: the disk is full", hint="Free some space and build again; the old site stands"
        )
    where = f" ({error.filename})" if error.filename else ""
    return PublishError(f"{target} was not published: {reason}{where}", hint="The old site, if there was one, stands")
