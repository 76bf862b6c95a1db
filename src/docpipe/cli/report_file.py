"""A report or a baseline in a file: there whole or not at all."""

from __future__ import annotations

from pathlib import Path

from docpipe.model.errors import PublishError
from docpipe.sources.write import write_file


def write_report(path: Path, text: str, what: str = "report") -> None:
    """Write a report in one atomic step; what is no ordinary file, such as a pipe, is written to as it is.

    Args:
        path: as it was given.
        text: what it is to hold.
        what: it is called in messages.

    Raises:
        PublishError: its folder does not exist, or it cannot be written.
    """
    place = path.resolve()
    if not place.parent.is_dir():
        raise PublishError(
            f"the {what} was not written: its folder does not exist",
            hint=f"Make it first: mkdir -p {path.parent.as_posix()}",
            path=str(path),
        )
    try:
        if place.exists() and not place.is_file():
            place.write_text(text, "utf-8", newline="\n")
        else:
            write_file(place, text.encode("utf-8"))
    except OSError as error:
        raise PublishError(f"the {what} was not written: {error.strerror}", path=str(path)) from error


def append_summary(path: Path, text: str) -> None:
    """Add text to a file that a CI service shows.

    Raises:
        OSError: it cannot be written.
    """
    with path.open("a", encoding="utf-8", newline="\n") as file:
        file.write(text)
