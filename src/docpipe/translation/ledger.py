"""The ledger: which target text is a translation of which source text, as one committed file per document."""

from __future__ import annotations

import re

import msgspec

from docpipe.model.block import Block
from docpipe.model.errors import DocpipeError
from docpipe.model.source import DocumentKey, LocaleName
from docpipe.model.text import Position
from docpipe.model.translation import Origin
from docpipe.parse.digests import NORMALISER

FORMAT = "docpipe-ledger"
VERSION = "1"

_FINGERPRINT = re.compile(r"([0-9a-f]+)(?:\.([0-9a-f]+))?")
_NOTE = re.compile(r"([a-z][a-z-]*): ?(.*)")
_CONFLICT = re.compile(r"<{7}( |$)|={7}$|>{7}( |$)|\|{7}( |$)")
# What may not stand in a field: the mark of the escape, white space and controls.
_UNSAFE = re.compile(r"[%\s\x00-\x1f\x7f-\x9f]")
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "r": "\r", "\\": "\\"}


class Fingerprint(msgspec.Struct, frozen=True, order=True, array_like=True):
    """What the ledger remembers of one block: its two digests, and never where it stood."""

    loose: str
    anchors: str = ""

    @classmethod
    def of(cls, block: Block) -> Fingerprint:
        """Return the fingerprint of a block as it is now."""
        return cls(block.loose, block.anchors)

    def __str__(self) -> str:
        """Return the written form: `loose.anchors`, or `loose` alone for a block without anchors."""
        return f"{self.loose}.{self.anchors}" if self.anchors else self.loose


class Record(msgspec.Struct, frozen=True):
    """One assertion: the text `target` is a translation of the text(s) `source`.

    Attributes:
        source: more than one where source blocks were merged; two records with the same source are a split.
        reviewer: who compared the two texts, "" for nobody; void when either text changes.
        was: the source text(s) as translated, one entry per block, only where they changed since and are known.
        fields: trailing fields this version does not know, kept as they are.
        notes: lines below the record this version does not know, kept as they are.
    """

    target: Fingerprint
    source: tuple[Fingerprint, ...]
    origin: Origin = Origin()
    reviewer: str = ""
    was: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class Problem(msgspec.Struct, frozen=True):
    """A line of a ledger that could not be understood; the other records hold without it.

    Attributes:
        path: of the ledger.
        line: from 1.
    """

    path: str
    line: int
    message: str
    hint: str

    def error(self) -> DocpipeError:
        """Return the problem as an error a person can act on, ready to be raised."""
        return DocpipeError(self.message, hint=self.hint, path=self.path, position=Position(self.line, 1))


class Ledger(msgspec.Struct, frozen=True):
    """All that is known of one target document, as a multiset of records in target order.

    Attributes:
        problems: damaged lines; a ledger that has some is read, but not written.
    """

    source: LocaleName
    target: LocaleName
    records: tuple[Record, ...] = ()
    problems: tuple[Problem, ...] = ()


def ledger_path(locale: LocaleName, key: DocumentKey) -> str:
    """Return where the ledger of a target document is kept, relative to the site's root."""
    return f"l10n/{locale}/{key}.ledger"


def write_ledger(ledger: Ledger) -> str:
    """Return the ledger as text: LF, deterministic, one blank line between records.

    The blank lines are what lets two branches change neighbouring records without a conflict.

    Raises:
        DocpipeError: the ledger was read with problems; writing it would lose those lines.
    """
    if ledger.problems:
        raise ledger.problems[0].error()
    header = f"{FORMAT} {VERSION} {_safe(ledger.source)} {_safe(ledger.target)} {NORMALISER}"
    return "\n\n".join([header, *map(_record_text, ledger.records)]) + "\n"


def _record_text(record: Record) -> str:
    source = "+".join(map(str, record.source))
    fields = [f"t={record.target}", f"s={source}", f"o={_safe(str(record.origin))}"]
    if record.reviewer:
        fields.append(f"r={_safe(record.reviewer)}")
    lines = [" ".join([*fields, *record.fields])]
    lines += [f"was: {_one_line(text)}" for text in record.was]
    return "\n".join([*lines, *record.notes])


def read_ledger(text: str, path: str) -> Ledger:
    """Return the ledger that `text` holds; never raises.

    What is damaged becomes a `Problem` with its line, and every other record is read. A ledger of a newer
    format or another normaliser has no records here: its digests cannot be compared with ours.
    """
    # Split at LF only: U+2028 and its kin are characters of a text, not ends of a record.
    lines = [line.removesuffix("\r") for line in text.removeprefix("\ufeff").split("\n")]
    header = lines[0].split()
    if problem := _header_problem(header, path):
        return Ledger(LocaleName(""), LocaleName(""), problems=(problem,))
    records, problems = _read_records(lines, path)
    source, target = (LocaleName(_unsafe(name)) for name in header[2:4])
    return Ledger(source, target, tuple(records), tuple(problems))


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


def _read_records(lines: list[str], path: str) -> tuple[list[Record], list[Problem]]:
    records: list[Record] = []
    problems: list[Problem] = []
    open_record = False  # Whether the line before belongs to a record that was understood.
    for number, line in enumerate(lines[1:], 2):
        if not line.strip():
            open_record = False
        elif open_record and (note := _NOTE.fullmatch(line)):
            records[-1] = _with_note(records[-1], note)
        elif record := _read_record(line):
            records.append(record)
            open_record = True
        else:
            problems.append(_line_problem(line, path, number))
            open_record = False
    return records, problems


def _read_record(line: str) -> Record | None:
    fields = line.split(" ")
    if len(fields) < len(("t", "s", "o")):
        return None
    target, source = _fingerprints(fields[0], "t="), _fingerprints(fields[1], "s=")
    if target is None or len(target) != 1 or source is None or not fields[2].startswith("o="):
        return None
    has_reviewer = len(fields) > 3 and fields[3].startswith("r=")  # noqa: PLR2004 - the fourth field
    return Record(
        target[0],
        source,
        Origin.parse(_unsafe(fields[2][2:])),
        _unsafe(fields[3][2:]) if has_reviewer else "",
        fields=tuple(fields[4 if has_reviewer else 3 :]),
    )


def _fingerprints(field: str, prefix: str) -> tuple[Fingerprint, ...] | None:
    matches = [_FINGERPRINT.fullmatch(part) for part in field.removeprefix(prefix).split("+")]
    if not field.startswith(prefix) or not all(matches):
        return None
    return tuple(Fingerprint(match[1], match[2] or "") for match in matches if match)


def _with_note(record: Record, note: re.Match[str]) -> Record:
    if note[1] != "was":
        return msgspec.structs.replace(record, notes=(*record.notes, note[0]))
    text = _ESCAPE.sub(lambda match: _ESCAPED.get(match[1], match[0]), note[2])
    return msgspec.structs.replace(record, was=(*record.was, text))


def _line_problem(line: str, path: str, number: int) -> Problem:
    if _CONFLICT.match(line):
        hint = "Keep the records of both sides, delete the marks, then run 'docpipe l10n sync'"
        return Problem(path, number, "an unresolved merge conflict stands here", hint)
    quoted = line if len(line) <= 40 else line[:40] + "…"  # noqa: PLR2004 - enough to find it by eye
    hint = "Write t=<digest> s=<digest> o=<origin>, or delete the line: its block is then unverified"
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
