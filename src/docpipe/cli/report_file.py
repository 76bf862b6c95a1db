"""A report in a file: there whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from docpipe.model.errors import PublishError


def write_report(path: Path, text: str) -> None:
    """Write a report in one atomic step; what is no ordinary file, such as a pipe, is written to as it is.

    Raises:
        PublishError: its folder does not exist, or it cannot be written.
    """
    place = path.resolve()
    if not place.parent.is_dir():
        raise PublishError(
            "the report was not written: its folder does not exist",
            hint=f"Make it first: mkdir -p {path.parent.as_posix()}",
            path=str(path),
        )
    try:
        if place.exists() and not place.is_file():
            place.write_text(text, "utf-8", newline="\n")
        else:
            _replace(place, text)
    except OSError as error:
        raise PublishError(f"the report was not written: {error.strerror}", path=str(path)) from error


def append_summary(path: Path, text: str) -> None:
    """Add text to a file that a CI service shows.

    Raises:
        OSError: it cannot be written.
    """
    with path.open("a", encoding="utf-8", newline="\n") as file:
        file.write(text)


def _replace(place: Path, text: str) -> None:
    temporary = place.with_name(f".{place.name}.{os.urandom(4).hex()}")
    try:
        with temporary.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
        temporary.replace(place)
    finally:
        temporary.unlink(missing_ok=True)
