"""A report or a baseline in a file: there whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from pathlib import Path

import click

from docpipe.model.errors import PublishError
from docpipe.sources.write import write_file


def split_output(text: str) -> tuple[str, Path]:
    """Return the format and the file that `--output FMT:FILE` names.

    Raises:
        UsageError: it names no file.
    """
    name, colon, path = text.partition(":")
    if not colon or not path:
        raise click.UsageError(f"--output '{text}' names no file: write --output json:report.json")
    return name, Path(path)


def hold_apart(paths: Iterable[Path]) -> None:
    """Refuse two reports in one ordinary file, where the second would take the place of the first.

    Raises:
        UsageError: two are the same.
    """
    seen: set[Path] = set()
    for path in paths:
        place = path.resolve()
        if place in seen and (place.is_file() or not place.exists()):
            raise click.UsageError(f"two reports are written to {path}: give each --output a file of its own")
        seen.add(place)


def spare_sources(paths: Iterable[Path], sources: Collection[Path]) -> None:
    """Refuse a report in the place of what was written by hand, which nothing could bring back.

    Args:
        paths: of reports.
        sources: resolved.

    Raises:
        UsageError: a report would take the place of a source.
    """
    for path in paths:
        if path.resolve() in sources:
            raise click.UsageError(f"--output would write over {path}, which is a source: name another file")


def write_report(path: Path, text: str, what: str = "report") -> None:
    """Write a report in one atomic step; what is no ordinary file, such as a pipe, is written to as it is.

    Args:
        path: as it was given.
        text: what it is to hold.
        what: it is called in messages.

    Raises:
        PublishError: its folder does not exist, it cannot be written, or a link leads it elsewhere.
    """
    place = path.resolve()
    if _is_led_away(path, place):
        # Whoever proposes a change could have put it there, for it to be written anywhere.
        hint = f"Name the file: {place}"
        raise PublishError(f"the {what} was not written: a link leads out of this folder", hint=hint, path=str(path))
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


def _is_led_away(path: Path, place: Path) -> bool:
    """Tell whether a name in the current folder is a link that leaves it, or leads to what is hidden there."""
    here, named = Path.cwd(), Path(os.path.abspath(path))  # noqa: PTH100 - without following links
    if place == named or not named.is_relative_to(here):
        return False
    return not place.is_relative_to(here) or any(part.startswith(".") for part in place.relative_to(here).parts)


def append_summary(path: Path, text: str) -> None:
    """Add text to a file that a CI service shows.

    Raises:
        OSError: it cannot be written.
    """
    with path.open("a", encoding="utf-8", newline="\n") as file:
        file.write(text)
