"""The written form of a ledger, made so that concurrent branches merge, and read without ever failing."""

from __future__ import annotations

import hashlib
import re

import msgspec

from docpipe.model.source import LocaleName
from docpipe.model.translation import Origin
from docpipe.parse.digests import NORMALISER
from docpipe.translation.ledger import Fingerprint, Ledger, Problem, Record

FORMAT = "docpipe-ledger"
VERSION = "1"

_END = "end"
_MOST_PROBLEMS = 100
"""So many damaged lines are named, and what stands below is not read: this is no ledger with damage any more."""

_FINGERPRINT = re.compile(r"([0-9a-f]+)(?:\.([0-9a-f]+))?")
_NOTE = re.compile(r"([a-z][a-z-]*): ?(.*)")
_CONFLICT = re.compile(r"<{7}( |$)|={7}$|>{7}( |$)|\|{7}( |$)")
# What may not stand in a field: the mark of the escape, white space and controls.
_UNSAFE = re.compile(r"[%\s\x00-\x1f\x7f-\x9f]")
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "r": "\r", "\\": "\\"}


def write_ledger(ledger: Ledger) -> str:
    """Return the ledger as text: LF, deterministic, every fact on a line of its own between blank ones.

    git merges what two branches wrote where at least one unchanged line lies between. So there are two blank
    lines behind each text, and what is said of it later goes between them (`was:` of the source, `r=` of the
    pair): it meets neither neighbour. The source stands first, because a new record goes in before the next
    one, whose translation may be corrected at the same time.

    Raises:
        DocpipeError: the ledger was read with problems; writing it would lose those lines.
    """
    if ledger.problems:
        raise ledger.problems[0].error()
    header = f"{FORMAT} {VERSION} {_safe(ledger.source)} {_safe(ledger.target)} {NORMALISER}"
    return "\n".join([header, "", *(line for record in ledger.records for line in _lines(record)), _END]) + "\n"


def _lines(record: Record) -> list[str]:
    source = "+".join(map(str, record.source))
    was = (f"was: {_one_line(text)}" for text in record.was)
    review = [f"r={_safe(record.reviewer)} {_seal(record)}"] if record.reviewer else []
    first = " ".join([f"s={source}", f"o={_safe(str(record.origin))}", *record.fields])
    return [first, "", *was, "", f"t={record.target}", "", *review, *record.notes, ""]


def _seal(record: Record) -> str:
    """Return what ties a review to the two texts, so that no merge can give it to others."""
    pair = " ".join([str(record.target), *map(str, record.source)])
    return hashlib.blake2b(pair.encode(), digest_size=4).hexdigest()


def read_ledger(text: str, path: str) -> Ledger:
    """Return the ledger that `text` holds; never raises.

    Blank lines mean nothing, and a record may stand on one line, `t=… s=… o=… r=…`. What is damaged becomes a
    `Problem` with its line, and every other record is read. A review of other texts than those of its record is
    void. A ledger of a newer format or another normaliser has no records here: its digests cannot be compared
    with ours.
    """
    # Split at LF only: U+2028 and its kin are characters of a text, not ends of a record.
    lines = [line.removesuffix("\r") for line in text.removeprefix("\ufeff").split("\n")]
    header = lines[0].split()
    if problem := _header_problem(header, path):
        return Ledger(LocaleName(""), LocaleName(""), problems=(problem,))
    reader = _Reader(path)
    for number, line in enumerate(lines[1:], 2):
        if line.strip():
            reader.read(line, number)
        if len(reader.problems) > _MOST_PROBLEMS:
            break
    reader.close()
    source, target = (LocaleName(_unsafe(name)) for name in header[2:4])
    return Ledger(source, target, tuple(reader.records), tuple(sorted(reader.problems, key=lambda each: each.line)))


_HEADER_WORDS = 5


def _header_problem(header: list[str], path: str) -> Problem | None:
    restore = f"Restore the first line, for example '{FORMAT} {VERSION} zh en {NORMALISER}'"
    if len(header) != _HEADER_WORDS or header[0] != FORMAT:
        return Problem(path, 1, "this is no ledger: its first line does not name the format", restore)
    if header[1] != VERSION:
        hint = f"Use a docpipe that knows this version; this one reads version {VERSION}"
        return Problem(path, 1, f"the ledger has version '{header[1]}'", hint)
    if header[4] != NORMALISER:
        hint = f"Use a docpipe that knows it; this one compares texts by '{NORMALISER}'"
        return Problem(path, 1, f"the ledger was made with the normaliser '{header[4]}'", hint)
    return None


class _Half(msgspec.Struct, frozen=True):
    """The first line of a record, and what stands below it, until its target comes.

    Attributes:
        lines: all of them with their numbers, to be named where no target comes.
    """

    source: tuple[Fingerprint, ...]
    origin: Origin
    fields: tuple[str, ...]
    was: tuple[str, ...]
    lines: tuple[tuple[str, int], ...]


class _Reader:
    """Reads the lines below the header, one by one."""

    def __init__(self, path: str) -> None:
        self.records: list[Record] = []
        self.problems: list[Problem] = []
        self._path = path
        self._half: _Half | None = None
        self._is_open = False  # Whether the last record is the one that a line may still be about.
        self._contested: tuple[_Half | None, int] = None, 0  # What stood open at a conflict, and the records then.

    def read(self, line: str, number: int) -> None:
        """Take one line that is not blank."""
        if _CONFLICT.match(line):
            self._contest(line)
            self.problems.append(_line_problem(line, self._path, number))
        elif not (self._started(line, number) or self._finished(line) or self._added(line, number)):
            self.close()
            self._is_open = False
            if line != _END:
                self.problems.append(_line_problem(line, self._path, number))

    def _contest(self, mark: str) -> None:
        """Let each side of a conflict go on with the source that stands above it."""
        self._is_open = False
        if mark[0] == "<":
            self._contested = self._half, len(self.records)
        elif mark[0] != ">":
            self._half = self._half or self._contested[0]
        elif len(self.records) > self._contested[1]:
            self._half = None

    def close(self) -> None:
        """Name the lines of a record that has no target."""
        if self._half is not None:
            self.problems += [_line_problem(line, self._path, number) for line, number in self._half.lines]
        self._half = None

    def _started(self, line: str, number: int) -> bool:
        words = line.split(" ")
        source = _fingerprints(words[0], "s=")
        if source is None or len(words) < len(("s", "o")) or not words[1].startswith("o="):
            return False
        self.close()
        self._is_open = False
        self._half = _Half(source, Origin.parse(_unsafe(words[1][2:])), tuple(words[2:]), (), ((line, number),))
        return True

    def _finished(self, line: str) -> bool:
        words = line.split(" ")
        target = _fingerprints(words[0], "t=")
        if target is None or len(target) != 1:
            return False
        half = self._half
        if half is not None and len(words) == 1:
            self.records.append(Record(target[0], half.source, half.origin, "", half.was, half.fields))
        elif record := _record_of_one_line(target[0], words):
            self.close()
            self.records.append(record)
        else:
            return False
        self._half, self._is_open = None, True
        return True

    def _added(self, line: str, number: int) -> bool:
        note = _NOTE.fullmatch(line)
        if self._half is not None and note and note[1] == "was":
            replaced = msgspec.structs.replace
            self._half = replaced(
                self._half, was=(*self._half.was, _several(note[2])), lines=(*self._half.lines, (line, number))
            )
            return True
        if self._half is not None or not self._is_open:
            return False
        review = line.split(" ")
        if line.startswith("r=") and len(review) == len(("r", "seal")):
            if review[1] == _seal(self.records[-1]):
                self.records[-1] = msgspec.structs.replace(self.records[-1], reviewer=_unsafe(review[0][2:]))
            return True
        if note:
            self.records[-1] = _with_note(self.records[-1], note)
        return note is not None


def _record_of_one_line(target: Fingerprint, words: list[str]) -> Record | None:
    if len(words) < len(("t", "s", "o")):
        return None
    source = _fingerprints(words[1], "s=")
    if source is None or not words[2].startswith("o="):
        return None
    has_reviewer = len(words) > 3 and words[3].startswith("r=")  # noqa: PLR2004 - the fourth field
    reviewer = _unsafe(words[3][2:]) if has_reviewer else ""
    origin = Origin.parse(_unsafe(words[2][2:]))
    return Record(target, source, origin, reviewer, fields=tuple(words[4 if has_reviewer else 3 :]))


def _fingerprints(field: str, prefix: str) -> tuple[Fingerprint, ...] | None:
    matches = [_FINGERPRINT.fullmatch(part) for part in field.removeprefix(prefix).split("+")]
    if not field.startswith(prefix) or not all(matches):
        return None
    return tuple(Fingerprint(match[1], match[2] or "") for match in matches if match)


def _with_note(record: Record, note: re.Match[str]) -> Record:
    if note[1] != "was":
        return msgspec.structs.replace(record, notes=(*record.notes, note[0]))
    return msgspec.structs.replace(record, was=(*record.was, _several(note[2])))


def _several(line: str) -> str:
    return _ESCAPE.sub(lambda match: _ESCAPED.get(match[1], match[0]), line)


def _line_problem(line: str, path: str, number: int) -> Problem:
    if _CONFLICT.match(line):
        hint = "Keep both sides, of two lines s= or t= in a row one, delete the marks, then run 'docpipe l10n sync'"
        return Problem(path, number, "an unresolved merge conflict stands here", hint)
    quoted = line if len(line) <= 40 else line[:40] + "…"  # noqa: PLR2004 - enough to find it by eye
    hint = "Write s=<digest> o=<origin> and t=<digest> below it, or delete both: their block is then unverified"
    return Problem(path, number, f"{quoted!r} is no record of a ledger", hint)


def _safe(value: str) -> str:
    # A lone surrogate cannot be encoded; it reads back as the replacement character.
    return _UNSAFE.sub(lambda match: "".join(f"%{byte:02x}" for byte in match[0].encode()), value)


def _unsafe(value: str) -> str:
    parts = re.split(r"((?:%[0-9a-f]{2})+)", value)
    parts[1::2] = [bytes.fromhex(part.replace("%", "")).decode(errors="replace") for part in parts[1::2]]
    return "".join(parts)


def _one_line(text: str) -> str:
    return text.replace("\\", r"\\").replace("\n", r"\n").replace("\r", r"\r")
