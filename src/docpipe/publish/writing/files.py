"""Single files of a site: compared, shared, copied and removed."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from docpipe.model.page import Output

_CHUNK = 1 << 20


def files_below(folder: Path) -> Iterator[str]:
    """Yield the relative POSIX path of every file below `folder`; links are not followed."""
    for parent, _, names in os.walk(folder):
        for name in names:
            yield (Path(parent) / name).relative_to(folder).as_posix()


def remove(folder: Path) -> None:
    """Remove a folder with all it holds; that it is gone already is no error.

    A link is not followed, and what else stands in the folder's place goes, whatever it is.
    """
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)


def holds(old: Path, output: Output) -> bool:
    """Tell whether `old` is a plain file with the bytes of `output`."""
    try:
        facts = old.lstat()
    except OSError:
        return False
    if not stat.S_ISREG(facts.st_mode):
        return False
    if output.content is not None:
        return facts.st_size == len(output.content) and old.read_bytes() == output.content
    if facts.st_size != Path(output.source).stat().st_size:
        return False
    return all(ours == theirs for ours, theirs in zip(_read(old), _read(Path(output.source)), strict=True))


def link(old: Path, new: str) -> bool:
    """Share a file with the old site; False where the file system cannot do that, or not so often.

    Raises:
        OSError: there is something already, or the disk is full.
    """
    try:
        os.link(old, new, follow_symlinks=False)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EROFS}:
            raise
        # File systems without hard links, or too many of them: the file is written anew.
        return False
    return True


def write(target: str, output: Output) -> None:
    """Write a new file.

    Raises:
        OSError: there is something already, the disk is full, the source is gone.
    """
    with open(target, "xb", buffering=0) as file:  # noqa: PTH123 - strings, for speed
        for chunk in (output.content,) if output.content is not None else _read(Path(output.source)):
            rest = memoryview(chunk)
            while rest:
                rest = rest[file.write(rest) :]


def _read(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.EINVAL, "not a plain file", str(path))
        while chunk := file.read(_CHUNK):
            yield chunk
