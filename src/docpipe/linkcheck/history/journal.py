"""A run that asks addresses outside: alone, and every answer is put down as soon as it is known.

The answers are appended to a journal, a hidden file beside the history, and the history is written once, at the end.
Whoever is killed loses nothing that was put down, because at every moment one of the two files has it:

- *While answers are appended.* Each is one write of a whole line at the end of the file. What was written outlives the
  process; a line that was torn by a full disk or a kill is no answer and is passed over, and the next one begins on a
  line of its own. A loss of power may take the last seconds of the journal: these addresses are asked again.
- *While the history is written.* A file beside it is filled, made durable and renamed: until then the old history
  stands with the whole journal. The file that a kill leaves beside it is removed by the next run.
- *Between the renaming and the removal of the journal.* Both hold the same answers. The next run takes them in once
  more, which changes nothing. The folder is made durable in between, so that no loss of power can undo the renaming
  and keep the removal.
- *After the removal.* The history is complete.

Who else would ask meanwhile is refused by `docpipe.linkcheck.history.lock`.
"""

from __future__ import annotations

import contextlib
import errno
import glob
import os
import sys
from collections.abc import Container
from pathlib import Path
from types import TracebackType
from typing import Self

from docpipe.linkcheck.history.failures import updated
from docpipe.linkcheck.history.history_line import answer_line, is_writable
from docpipe.linkcheck.history.lock import is_named, opened
from docpipe.linkcheck.history.store import History, journal_path, newest, read_journal, read_sorted, write_history
from docpipe.model.answer import Answer
from docpipe.model.errors import ConfigError, PublishError

FIRST_LINE = (
    b'{"docpipe":"answers of a run that asks links; the next run takes them into the link history","version":1}\n'
)
"""Of a journal; it says what the file is."""
_KEPT = "What was found so far is kept beside it, and the next run takes it in"


class Journal:
    """The right to ask, and the memory of what was answered; a context manager over the path of the history.

    Attributes:
        answers: all that is known, by address: the history, an interrupted run before this one, and this run.
        problems: what of the history could not be understood.
        failure: why an answer could not be put down while it was asked, "" where all could. The run goes on, and
            the answers are written at its end if that is possible then.
    """

    def __init__(self, path: Path) -> None:
        """Take the path of the history as `history_path` returns it; nothing is opened yet."""
        self.answers: dict[str, Answer] = {}
        self.problems: tuple[str, ...] = ()
        self.failure = ""
        self._path = path
        self._journal = journal_path(path)
        self._descriptor: int | None = None
        self._left: dict[str, Answer] = {}
        self._own: dict[str, Answer] = {}
        self._dropped: set[str] = set()
        self._is_torn = False

    def __enter__(self) -> Self:
        """Begin the run, as `begin` does."""
        return self.begin()

    def begin(self) -> Self:
        """Begin the run; whoever begins it closes it.

        Raises:
            DocpipeError: another run is under way.
            ConfigError: the file is no history, or one of a later docpipe; it is left as it is.
            PublishError: nothing can be written there.
        """
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._descriptor = opened(self._journal, self._path)
            self._begin()
        except BaseException as error:
            self._withdraw()
            if isinstance(error, OSError):
                raise _unwritten(self._path, error, "The history, if there is one, is as it was") from error
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the run, also one that was interrupted."""
        self.close()

    def add(self, answer: Answer) -> Answer:
        """Put an answer down and return it as it is remembered: with its place in the row of failures."""
        answer = updated(self.answers.get(answer.url), answer)
        self.answers[answer.url] = self._own[answer.url] = answer
        self._dropped.discard(answer.url)
        try:
            if is_writable(answer):
                self._append(answer_line(answer) + b"\n")
        except OSError as error:
            self.failure = self.failure or (error.strerror or str(error))
        return answer

    def keep(self, used: Container[str]) -> None:
        """Forget the addresses that are not among `used`; to be told of a run over the whole site only."""
        self._dropped = {url for url in self.answers if url not in used}
        for url in self._dropped:
            del self.answers[url]

    def close(self) -> None:
        """Write the history with all answers, and give back the right to ask; a second time nothing happens.

        Raises:
            ConfigError: the file was replaced by one that is no history meanwhile; it is left alone.
            PublishError: the history cannot be written; the old one stands, and the journal is kept.
        """
        if self._descriptor is None:
            return
        try:
            self._take_in()
            self._remove()
        except OSError as error:
            raise _unwritten(self._path, error, "" if self.failure else _KEPT) from error
        finally:
            self._release()

    def _begin(self) -> None:
        _remove_litter(self._path)
        found = self._found()
        self._left = read_journal(self._path)
        self.answers, self.problems = newest(found.answers, self._left), found.problems
        self._continue()

    def _found(self) -> History:
        found = read_sorted(self._path)
        if found.is_newer:
            raise ConfigError(f"{found.problems[0]}. It is left as it is")
        return found

    def _continue(self) -> None:
        """Begin the journal, or go on where a killed run left it; one that is another's file is left alone."""
        descriptor = self._open_file()
        size = os.fstat(descriptor).st_size
        beginning = _read_at(descriptor, 0, len(FIRST_LINE))
        if not FIRST_LINE.startswith(beginning):
            raise ConfigError(
                "this is no journal of docpipe, so it is left alone",
                hint="Move it away, or name another file: [external] history",
                path=str(self._journal),
            )
        if size < len(FIRST_LINE):
            os.ftruncate(descriptor, 0)
            self._append(FIRST_LINE)
        else:
            self._is_torn = _read_at(descriptor, size - 1, 1) != b"\n"

    def _append(self, line: bytes) -> None:
        """Write one whole line at once; behind a torn one it begins on a line of its own."""
        data = b"\n" + line if self._is_torn else line
        self._is_torn = True
        if os.write(self._open_file(), data) != len(data):
            # The rest did not fit in.
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self._is_torn = False

    def _take_in(self) -> None:
        if not (self._left or self._own or self._dropped):
            return
        # The history may have been changed since, by git for instance. Of what was asked in this run its own answer
        # holds, even against one from the future.
        merged = newest(self._found().answers, self._left) | self._own
        write_history(self._path, (answer for url, answer in merged.items() if url not in self._dropped))

    def _remove(self) -> None:
        if sys.platform == "win32":
            # An open file cannot be removed there, and there is no lock that would be given back.
            self._release()
        # Whoever deleted it by hand may have made room for another run's.
        if self._descriptor is None or is_named(self._descriptor, self._journal):
            self._journal.unlink(missing_ok=True)

    def _withdraw(self) -> None:
        """Give up a run that could not begin; a journal that holds nothing is not left behind."""
        with contextlib.suppress(OSError):
            if self._descriptor is not None and not os.fstat(self._descriptor).st_size:
                self._remove()
        self._release()

    def _open_file(self) -> int:
        if self._descriptor is None:
            raise OSError(errno.EBADF, "the run has ended")
        return self._descriptor

    def _release(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def _read_at(descriptor: int, offset: int, size: int) -> bytes:
    os.lseek(descriptor, offset, os.SEEK_SET)
    return os.read(descriptor, size)


def _remove_litter(path: Path) -> None:
    """Remove what a run that was killed while it wrote left behind; under the lock nobody else writes."""
    for left in path.parent.glob(f".{glob.escape(path.name)}.????????~"):
        with contextlib.suppress(OSError):
            left.unlink()


def _unwritten(path: Path, error: OSError, hint: str) -> PublishError:
    return PublishError(f"the link history was not written: {error.strerror or error}", hint=hint, path=str(path))
