"""TOML with places: tomllib reads the values, a linear scanner says where each key and value stands."""

from __future__ import annotations

import re
import tomllib

import msgspec

from docpipe.model.errors import ConfigError
from docpipe.model.text import LineIndex, Span

KeyPath = tuple[str, ...]
"""Keys from the outside; an element of an array counts as its number, `("lint", "per-file", "0")`."""

# Closing quotes are optional so that an unclosed string is swallowed once, not tried from every quote.
_STRING = re.compile(
    r'"""(?:[^"\\]++|\\.|"{1,2}+(?!"))*+"{0,5}'
    r"|'''(?:[^']++|'{1,2}+(?!'))*+'{0,5}"
    r'|"(?:[^"\\\n]++|\\.)*+"?'
    r"|'[^'\n]*+'?",
    re.DOTALL,
)
_TRIVIA = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_BLANK = re.compile(r"[ \t]*+")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
# A space may stand between date and time.
_SCALAR = re.compile(r"\d{4}-\d\d-\d\d \d[^,\]}\s#]*+|[^,\]}\s#]++")
_STRUCTURE = re.compile(_STRING.pattern + r"|#[^\n]*+|[\[\]{}.,\n]", re.DOTALL)
_ERROR_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)\Z")
_LONG_NUMBER = re.compile(r"[0-9][0-9_]{4000,}")
_DEEPEST = 64


class TomlError(ConfigError):
    """The text is not TOML, or deeper than anyone writes.

    Attributes:
        offset: where, in code points of the text.
    """

    def __init__(self, message: str, *, offset: int, text: str, path: str = "") -> None:
        """Derive line and column from the offset."""
        super().__init__(message, path=path, position=LineIndex(text).position(offset))
        self.offset = offset


class KeyPlace(msgspec.Struct, frozen=True):
    """Where a key and its value are written.

    Attributes:
        key: the last part of a dotted key alone, quotes included; for an array's element as `value`.
        value: the value; for `[table]` its header; for a part of a dotted key all that follows it.
    """

    key: Span
    value: Span


class TomlDocument(msgspec.Struct, frozen=True):
    """What a TOML text says, and where; one place for every key and array element of `data`."""

    data: dict[str, object]
    places: dict[KeyPath, KeyPlace]


def read_toml(text: str, path: str = "") -> TomlDocument:
    """Return the values of `text` and the place of each; linear in its length.

    Raises:
        TomlError: the text is not TOML, or nested deeper than 64 levels; `path` is named in it.
    """
    _refuse_depth(text, path)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message, offset = _error_place(str(error), text)
        raise TomlError(message, offset=offset, text=text, path=path) from error
    except ValueError as error:  # Python refuses to read an integer of more than 4,300 digits
        number = _LONG_NUMBER.search(text)
        message = "a number has more digits than can be read"
        raise TomlError(message, offset=number.start() if number else 0, text=text, path=path) from error
    scanner = _Scanner(text)
    scanner.scan_document()
    return TomlDocument(data, scanner.places)


def _refuse_depth(text: str, path: str) -> None:
    """Stop before tomllib does: it recurses per bracket, and takes cubic time on dots."""
    depth, outer = 0, [0]
    for match in _STRUCTURE.finditer(text):
        match match.group():
            case "[" | "{":
                depth += 1
                outer.append(depth)
            case "]" | "}":
                outer = outer[:-1] or [0]
                depth = outer[-1]
            case ".":
                depth += 1
            case "," | "\n":
                depth = outer[-1]
        if depth > _DEEPEST:
            message = f"tables or arrays are nested more than {_DEEPEST} levels deep"
            raise TomlError(message, offset=match.start(), text=text, path=path)


def _error_place(message: str, text: str) -> tuple[str, int]:
    """Return tomllib's message without its place, and the place as an offset."""
    place = _ERROR_PLACE.search(message)
    reason = _ERROR_PLACE.sub("", message)
    reason = reason[:1].lower() + reason[1:]
    if place is None or place.group(1) is None:
        return reason, len(text)
    # tomllib ends lines at "\n" alone, and a lone "\r" is an error that it reports itself.
    start = 0
    for _ in range(int(place.group(1)) - 1):
        start = text.find("\n", start) + 1
    return reason, min(start + int(place.group(2)) - 1, len(text))


class _Scanner:
    """Walks text that tomllib has accepted, so that nothing here needs to check its grammar."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.places: dict[KeyPath, KeyPlace] = {}
        self.table_counts: dict[KeyPath, int] = {}

    def scan_document(self) -> None:
        """Fill `places`."""
        table: KeyPath = ()
        position = self._skip(_TRIVIA, 0)
        while position < len(self.text):
            if self.text[position] == "[":
                table, position = self._scan_header(position)
            else:
                position = self._scan_pair(position, table)
            position = self._skip(_TRIVIA, position)

    def _skip(self, pattern: re.Pattern[str], position: int) -> int:
        match = pattern.match(self.text, position)
        return match.end() if match else position

    def _scan_header(self, start: int) -> tuple[KeyPath, int]:
        brackets = 2 if self.text.startswith("[[", start) else 1
        parts, position = self._scan_key(start + brackets)
        header = Span(start, position + brackets)
        table: KeyPath = ()
        for number, (name, span) in enumerate(parts, start=1):
            table = (*table, name)
            place = KeyPlace(span, header)
            if number == len(parts) and (brackets == 1 or table not in self.places):
                self.places[table] = place
            if number == len(parts) and brackets == 2:  # noqa: PLR2004 - the two brackets of [[…]]
                self.table_counts[table] = self.table_counts.get(table, 0) + 1
            self.places.setdefault(table, place)
            if table in self.table_counts:
                table = (*table, str(self.table_counts[table] - 1))
                self.places.setdefault(table, place)
        return table, header.end

    def _scan_key(self, position: int) -> tuple[list[tuple[str, Span]], int]:
        """Return the parts of a dotted key, and the offset of what follows it and its blanks."""
        parts: list[tuple[str, Span]] = []
        while True:
            position = self._skip(_BLANK, position)
            quoted = self.text[position] in "\"'"
            end = self._skip(_STRING if quoted else _BARE_KEY, position)
            parts.append(
                (_unquote(self.text[position:end]) if quoted else self.text[position:end], Span(position, end))
            )
            position = self._skip(_BLANK, end)
            if self.text[position] != ".":
                return parts, position
            position += 1

    def _scan_pair(self, position: int, table: KeyPath) -> int:
        parts, position = self._scan_key(position)
        paths = [table]
        for name, _ in parts:
            paths.append((*paths[-1], name))
        end = self._scan_value(self._skip(_BLANK, position + 1), paths[-1])
        starts = [span.start for _, span in parts[1:]] + [self._skip(_BLANK, position + 1)]
        for path, (_, key), start in zip(paths[1:], parts, starts, strict=True):
            self.places.setdefault(path, KeyPlace(key, Span(start, end)))
        return end

    def _scan_value(self, position: int, path: KeyPath) -> int:
        match self.text[position]:
            case "[":
                return self._scan_array(position + 1, path)
            case "{":
                return self._scan_inline_table(position + 1, path)
            case '"' | "'":
                return self._skip(_STRING, position)
            case _:
                return self._skip(_SCALAR, position)

    def _scan_array(self, position: int, path: KeyPath) -> int:
        number = 0
        while True:
            position = self._skip(_TRIVIA, position)
            if self.text[position] == "]":
                return position + 1
            element = (*path, str(number))
            end = self._scan_value(position, element)
            self.places[element] = KeyPlace(Span(position, end), Span(position, end))
            number += 1
            position = self._skip(_TRIVIA, end)
            position += self.text[position] == ","

    def _scan_inline_table(self, position: int, path: KeyPath) -> int:
        while True:
            position = self._skip(_TRIVIA, position)
            if self.text[position] == "}":
                return position + 1
            position = self._skip(_TRIVIA, self._scan_pair(position, path))
            position += self.text[position] == ","


def _unquote(key: str) -> str:
    """Return a quoted key's text; tomllib knows the escapes of the TOML version it reads."""
    return str(tomllib.loads(f"key = {key}")["key"]) if "\\" in key else key[1:-1]
