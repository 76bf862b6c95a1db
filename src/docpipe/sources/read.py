"""Bytes to text: what is not UTF-8, not text or too large is said with its place, and nothing is guessed silently."""

from __future__ import annotations

import hashlib
import re
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

import msgspec

from docpipe.model.diagnostic import Issue, Message, RuleCode
from docpipe.model.source import Digest
from docpipe.model.text import Span

LARGEST_FILE = 4 << 20
"""Bytes; a post of this size has more than a million Han characters."""
LONGEST_LINE = 1 << 20
"""Bytes; tools that show or compare lines give up long before."""

_ENCODING = RuleCode("ST012")
_NO_TEXT = RuleCode("ST016")
_TOO_LARGE = RuleCode("ST017")
_MEBIBYTE = 1 << 20
# Tabs, line endings and form feeds are white space; NUL has a message of its own.
# The first character stands apart because a search for one of a set is five times as fast as for a repeat of it.
_CONTROL = r"[\x01-\x08\x0b\x0e-\x1f\x7f-\x9f]"
_CONTROLS = re.compile(f"{_CONTROL}{_CONTROL}*+")
_REPLACEMENTS = re.compile("\ufffd\ufffd*+")
_LINES = re.compile(rb"[^\r\n]++")
_HAN = re.compile("[\u4e00-\u9fff\u3400-\u4dbf]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
# UTF-32 before UTF-16, whose mark its own begins with.
_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32", "utf-32"),
    (b"\x00\x00\xfe\xff", "UTF-32", "utf-32"),
    (b"\xff\xfe", "UTF-16", "utf-16"),
    (b"\xfe\xff", "UTF-16", "utf-16"),
)
# A file may be damaged all over: so many places are reported, and the rest when these are mended.
_MOST_PLACES = 100
_SAMPLE = 8192
_PIECE = 1 << 16
_FIRST_NOT_ASCII = 0x80
_SAVE_AS_UTF8 = Message("Save it as UTF-8")
_START = Span(0, 0)


class Decoded(msgspec.Struct, frozen=True):
    """A file's text and what is wrong with it; at most one of the issues is blocking.

    Attributes:
        text: with its byte order mark and line endings as they are; lossy where a blocking issue says
            that it cannot be decoded, "" where it was not read.
        digest: SHA-256 of the bytes that were read.
    """

    text: str
    digest: Digest
    issues: tuple[Issue, ...] = ()


def read(path: Path, limit: int = LARGEST_FILE) -> Decoded:
    """Return the text of a file, of which no more than `limit` + 1 bytes are read; raises nothing."""
    try:
        with path.open("rb") as stream:
            content = _first_bytes(stream, limit + 1)
    except OSError as error:
        message = Message("The file cannot be read: {reason}", {"reason": error.strerror or "unknown reason"})
        return Decoded("", _digest(b""), (_blocking(_ENCODING, message, Message("Check that you may read it")),))
    return decode(content, limit)


def _first_bytes(stream: BinaryIO, most: int) -> bytes:
    # Room for all that is asked for at once is made for the smallest file, too.
    pieces: list[bytes] = []
    while most and (piece := stream.read(min(most, _PIECE))):
        pieces.append(piece)
        most -= len(piece)
    return b"".join(pieces)


def decode(data: bytes, limit: int = LARGEST_FILE) -> Decoded:
    """Return `data` as text; linear in its length.

    Args:
        data: the bytes of a file.
        limit: bytes beyond which they are not even decoded.
    """
    digest = _digest(data)
    if len(data) > limit:
        size = f"{limit // _MEBIBYTE} MiB" if limit % _MEBIBYTE == 0 else f"{limit} bytes"
        message = Message("The file is larger than {limit}", {"limit": size})
        return Decoded("", digest, (_blocking(_TOO_LARGE, message, Message("Split it into several posts")),))
    wide = _wide_encoding(data)
    if wide:
        name, codec = wide
        message = Message("The file is {encoding}, not UTF-8", {"encoding": name})
        return Decoded(data.decode(codec, "replace"), digest, (_blocking(_ENCODING, message, _SAVE_AS_UTF8),))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return Decoded(data.decode("utf-8", "replace"), digest, (_invalid(data, error.start),))
    return Decoded(text, digest, _blocking_content(text, data) or _doubtful_content(text))


def _digest(data: bytes) -> Digest:
    return Digest(hashlib.sha256(data).hexdigest())


def _blocking(code: RuleCode, message: Message, hint: Message, at: Span = _START) -> Issue:
    return Issue(code, at, message, hint, blocking=True)


def _wide_encoding(data: bytes) -> tuple[str, str] | None:
    """Return name and codec of UTF-16 or UTF-32, told by the mark or by where the NULs stand."""
    for mark, name, codec in _MARKS:
        if data.startswith(mark):
            return name, codec
    if 0 not in data:
        return None
    if data.count(0) * 2 >= len(data) and len(data) % 4 == 0:
        for codec, high in (("utf-32-le", 3), ("utf-32-be", 0)):
            if not any(data[high::4]) and any(data):
                return "UTF-32", codec
    little, big = _ascii_neighbours(data, high=1), _ascii_neighbours(data, high=0)
    if little == big:
        return None
    return "UTF-16", "utf-16-le" if little > big else "utf-16-be"


def _ascii_neighbours(data: bytes, *, high: int) -> int:
    """Count ASCII characters that follow one another if the first pages of `data` were UTF-16.

    NULs in damaged text have no neighbours of their kind, and zero bytes alone say nothing:
    一 is U+4E00, 最 is U+6700.
    """
    units = zip(data[high:_SAMPLE:2], data[1 - high : _SAMPLE : 2], strict=False)
    is_ascii = [first == 0 and 0 < second < _FIRST_NOT_ASCII for first, second in units]
    return sum(one and next_one for one, next_one in pairwise(is_ascii))


def _invalid(data: bytes, start: int) -> Issue:
    """Report the first byte that is not UTF-8; `Span` counts the characters before it."""
    offset = len(data[:start].decode("utf-8"))
    message = Message("The byte 0x{byte} is not UTF-8", {"byte": f"{data[start]:02X}"})
    hint = Message("Save it as UTF-8 (it looks like GBK)") if _looks_like_gbk(data) else _SAVE_AS_UTF8
    return _blocking(_ENCODING, message, hint, Span(offset, offset + 1))


def _looks_like_gbk(data: bytes) -> bool:
    """Tell whether most of what is not ASCII would be everyday Han in GB 18030."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    # Chinese punctuation is about a sixth of Chinese text, so Han is well above a half of the rest.
    return 2 * len(_HAN.findall(text)) > len(_NOT_ASCII.findall(text))


def _blocking_content(text: str, data: bytes) -> tuple[Issue, ...]:
    null = text.find("\0")
    if null >= 0:
        message = Message("There is a NUL character here, so this is no text file or a damaged one")
        return (_blocking(_NO_TEXT, message, Message("Delete it"), Span(null, null + 1)),)
    if len(data) > LONGEST_LINE:
        for line in _LINES.finditer(data):
            if line.end() - line.start() > LONGEST_LINE:
                offset = len(data[: line.start()].decode("utf-8"))
                message = Message("This line is longer than {limit}", {"limit": "1 MiB"})
                return (_blocking(_TOO_LARGE, message, Message("Break it into paragraphs"), Span(offset, offset + 1)),)
    return ()


def _doubtful_content(text: str) -> tuple[Issue, ...]:
    """Report what can be published but is damage: control characters, and U+FFFD left by an earlier conversion."""
    issues = [
        Issue(
            _NO_TEXT,
            Span(*match.span()),
            Message("There is a control character here: {name}", {"name": f"U+{ord(match.group()[0]):04X}"}),
            Message("Delete it"),
        )
        for match in _first(_CONTROLS, text)
    ]
    issues += [
        Issue(
            _ENCODING,
            Span(*match.span()),
            Message("There is a replacement character here: text was lost when the file was converted"),
            Message("Type again what stood here"),
        )
        for match in _first(_REPLACEMENTS, text)
    ]
    return tuple(sorted(issues, key=_start))


def _first(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    return [match for match, _ in zip(pattern.finditer(text), range(_MOST_PLACES), strict=False)]


def _start(issue: Issue) -> Span:
    return issue.span or _START
