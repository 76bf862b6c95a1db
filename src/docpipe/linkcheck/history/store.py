"""The history of all addresses outside the site: one committed file of JSON lines, sorted, that merges by lines."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

import msgspec

from docpipe.linkcheck.history.history_line import LONGEST, answer_line, is_writable, read_answer
from docpipe.model.answer import Answer
from docpipe.model.errors import ConfigError, DocpipeError
from docpipe.model.text import Position
from docpipe.sources.regular import open_regular
from docpipe.sources.write import beside, sync

FORMAT = "link history"
VERSION = 1
HEADER = f'{{"docpipe":"{FORMAT}","version":{VERSION}}}'.encode()

_CONFLICT = re.compile(rb"<{7}( |$)|={7}$|>{7}( |$)|\|{7}( |$)")
_CHUNK = 1 << 16
# A file may be damaged all over; the first lines tell how.
_MOST_PROBLEMS = 20


class History(msgspec.Struct, frozen=True):
    """What is known of all addresses.

    Attributes:
        answers: by address, sorted.
        problems: what of the file could not be understood, each with its line and what to do.
        is_newer: whether a later docpipe wrote it: then nothing of it is known here, and it is not to be written.
    """

    answers: dict[str, Answer] = {}
    problems: tuple[str, ...] = ()
    is_newer: bool = False


class _Header(msgspec.Struct):
    docpipe: str
    version: int


def history_path(root: Path, history: str) -> Path:
    """Return where the history of the site at `root` is kept, with all symbolic links followed.

    Raises:
        ConfigError: a symbolic link leads out of the root, or what stands there is no file.
    """
    place = Path(os.path.realpath(root / history))
    hint = 'Name another file: [external] history = "linkcheck/history.jsonl"'
    if not place.is_relative_to(os.path.realpath(root)):
        raise ConfigError("a symbolic link leads it out of the site's root", hint=hint, path=history)
    if place.exists() and not place.is_file():
        raise ConfigError("it is no file", hint=hint, path=history)
    return place


def journal_path(path: Path) -> Path:
    """Return where a run keeps the answers that are not in the history at `path` yet."""
    return path.with_name(f".{path.name}.run")


def read_history(path: Path) -> History:
    """Return what the history at `path` and the journal of an interrupted run hold; empty where there is neither.

    Of two answers to one address the newer one holds. A line that cannot be understood is a problem and costs its
    answer only.

    Raises:
        ConfigError: the file is no history, or cannot be read.
    """
    # The journal first: if a run ends between the two, what it removes here it has written there before.
    later = read_journal(path)
    found = read_sorted(path)
    return msgspec.structs.replace(found, answers=newest(found.answers, later))


def read_sorted(path: Path) -> History:
    """Return what the history at `path` holds, without any journal.

    Raises:
        ConfigError: the file is no history, or cannot be read.
    """
    try:
        with path.open("rb") as stream:
            return _read(_lines(stream), path)
    except FileNotFoundError:
        return History()
    except OSError as error:
        raise ConfigError(f"it cannot be read: {error.strerror}", path=str(path)) from error


def read_journal(path: Path) -> dict[str, Answer]:
    """Return the answers of a run that has not written the history at `path` yet; what is torn is passed over."""
    try:
        descriptor = open_regular(journal_path(path), os.O_RDONLY)
    except OSError:
        return {}
    try:
        with os.fdopen(descriptor, "rb", closefd=False) as stream:
            return _read_journal(stream)
    except OSError:
        return {}
    finally:
        os.close(descriptor)


def history_text(answers: Iterable[Answer]) -> bytes:
    """Return the history as a file: the header, then an answer a line, sorted by address."""
    written = sorted(filter(is_writable, answers), key=lambda answer: answer.url)
    return b"\n".join([HEADER, *map(answer_line, written)]) + b"\n"


def write_history(path: Path, answers: Iterable[Answer]) -> None:
    """Replace the history at `path` in one step; afterwards it outlives a loss of power.

    Raises:
        OSError: it cannot be written; then the old one stands.
    """
    known = path.stat() if path.exists() else None
    with beside(path, history_text(answers), known=known) as temporary:
        temporary.replace(path)
    sync(path.parent)


def newest(one: Mapping[str, Answer], other: Mapping[str, Answer]) -> dict[str, Answer]:
    """Return the answers of both, sorted by address: of two the newer, of two of the same second that of `other`."""
    merged = dict(one)
    for url, answer in other.items():
        if answer.checked >= _time_of(merged.get(url)):
            merged[url] = answer
    return dict(sorted(merged.items()))


def _time_of(answer: Answer | None) -> int:
    return 0 if answer is None else answer.checked


def _read_journal(stream: BinaryIO) -> dict[str, Answer]:
    answers: dict[str, Answer] = {}
    for _, line in _lines(stream):
        if (answer := read_answer(line)) and answer.checked >= _time_of(answers.get(answer.url)):
            answers[answer.url] = answer
    return answers


def _read(lines: Iterator[tuple[int, bytes]], path: Path) -> History:
    answers: dict[str, Answer] = {}
    problems: list[DocpipeError] = []
    header: _Header | None = None
    for number, line in lines:
        if not line:
            continue
        if _CONFLICT.match(line):
            problems.append(_conflict(path, number))
        elif header is None:
            header = _header(line)
            if header is None:
                raise _no_history(path, number)
            if header.version != VERSION:
                return History(problems=(str(_newer(path, number, header)),), is_newer=True)
        elif answer := read_answer(line):
            answers[answer.url] = _of_two(answers.get(answer.url), answer)
        # Two branches that both began a history leave its header twice.
        elif _header(line) is None:
            problems.append(_no_answer(path, number))
    return History(dict(sorted(answers.items())), _told(problems, path))


def _of_two(one: Answer | None, other: Answer) -> Answer:
    """Return the newer one; of two of the same second always the same, whichever stands first in the file."""
    return other if one is None else max(one, other, key=lambda answer: (answer.checked, answer_line(answer)))


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Yield the lines with their numbers, without their ends; of one that is too long only the beginning."""
    number = 0
    while line := stream.readline(LONGEST):
        number += 1
        whole = line.endswith(b"\n") or len(line) < LONGEST
        while not whole:
            rest = stream.readline(_CHUNK)
            whole = rest.endswith(b"\n") or not rest
        yield number, (line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line).strip(b"\r\n \t")


def _header(line: bytes) -> _Header | None:
    try:
        header = msgspec.json.decode(line, type=_Header)
    except (ValueError, RecursionError):
        return None
    return header if header.docpipe == FORMAT else None


def _no_history(path: Path, number: int) -> ConfigError:
    return ConfigError(
        "this is no link history: its first line does not name the format, so the file is left alone",
        hint=f"Restore the first line, {HEADER.decode()}, or name another file: [external] history",
        path=str(path),
        position=Position(number, 1),
    )


def _newer(path: Path, number: int, header: _Header) -> DocpipeError:
    return DocpipeError(
        f"the link history has version {header.version}",
        hint=f"Use a docpipe that knows this version; this one reads version {VERSION}",
        path=str(path),
        position=Position(number, 1),
    )


def _conflict(path: Path, number: int) -> DocpipeError:
    return DocpipeError(
        "an unresolved merge conflict stands here",
        hint="Keep the lines of both sides and delete the marks: of two answers to one address the newer one holds",
        path=str(path),
        position=Position(number, 1),
    )


def _no_answer(path: Path, number: int) -> DocpipeError:
    return DocpipeError(
        "this line is no answer that docpipe wrote",
        hint="Delete it, or restore it from git; its address is asked again, and the file is written without it",
        path=str(path),
        position=Position(number, 1),
    )


def _told(problems: list[DocpipeError], path: Path) -> tuple[str, ...]:
    told = [str(problem) for problem in problems[:_MOST_PROBLEMS]]
    if len(problems) > _MOST_PROBLEMS:
        told.append(f"{path}: {len(problems) - _MOST_PROBLEMS} more lines could not be understood")
    return tuple(told)
