"""JSON front matter: Hugo's object at the top of a file, and Hexo's fields closed by `;;;`."""

from __future__ import annotations

import json
import math
import re

import msgspec

from docpipe.model.front_matter import Field, FieldValue
from docpipe.model.text import Span
from docpipe.parse.delimiters import Delimited, find_lead
from docpipe.parse.refusal import (
    LARGEST,
    SYNTAX,
    RefusedError,
    check_depth,
    check_value,
    duplicate,
    quoted,
    refuse,
    too_deep,
    too_long_number,
)

_OBJECT = re.compile(r"\{[ \t]*+(?=[\r\n])")
# No post begins like this with anything but front matter, so that what is wrong with it is worth saying.
_SURELY = re.compile(r'\{[ \t\r\n]*+"(?:[^"\\\r\n]++|\\.)*+"[ \t]*+:')
_LINE_END = re.compile(r"[ \t]*+(?:\r\n?|\n|\Z)(?:;;;[ \t]*+(?:\r\n?|\n|\Z))?")
_BLANK = re.compile(r"[ \t\r\n]*+")
_STRING = re.compile(r'"(?:[^"\\]++|\\.)*+"', re.DOTALL)
_WORD = re.compile(r"[^\s,\]}]++")
_LONGEST_NUMBER = 100
_WIDEST = 2**63
_WORDS: dict[str, FieldValue] = {"true": True, "false": False, "null": None}


class _Node(msgspec.Struct, frozen=True):
    """A value, where it ends, and its parts."""

    value: FieldValue
    end: int
    text: str = ""
    parts: tuple[Field, ...] = ()


def find_json(text: str) -> Delimited | None:
    """Return the JSON object that opens `text`, or None where there is none.

    Its first line is a lone `{`, or it begins with a key in quotes and a colon.

    Raises:
        RefusedError: there is surely one, and it is no JSON.
    """
    lead = find_lead(text)
    surely = _SURELY.match(text, lead.end) is not None
    if not surely and _OBJECT.match(text, lead.end) is None:
        return None
    # A text may be long, an object at its top is not.
    head = text[lead.end : lead.end + LARGEST]
    try:
        end = json.JSONDecoder(parse_int=len, parse_float=len).raw_decode(head)[1]
    except (json.JSONDecodeError, RecursionError) as error:
        if not surely:
            return None
        raise _refusal(error, head, lead.end) from error
    behind = _LINE_END.match(text, lead.end + end)
    if behind is None:
        return None
    opening = Span(lead.end, lead.end + 1)
    return Delimited("json", lead, opening, Span(lead.end, lead.end + end), behind.end())


def read_json_fields(content: str, start: int) -> tuple[Field, ...]:
    """Return the entries of the object `content`, which stands at offset `start` of its file.

    Raises:
        RefusedError: it is not JSON, or says a thing twice.
    """
    try:
        json.loads(content, parse_int=len, parse_float=len)
    except (json.JSONDecodeError, RecursionError) as error:
        raise _refusal(error, content, start) from error
    return _Walker(content, start).node(0, "", 1).parts


def _refusal(error: json.JSONDecodeError | RecursionError, content: str, start: int) -> RefusedError:
    """Return the error for `content`, which stands at offset `start` of its file and is no JSON."""
    if isinstance(error, RecursionError):
        return too_deep(Span(start, start + 1))
    at = start + min(error.pos, len(content))
    return refuse(
        SYNTAX,
        Span(at, min(at + 1, start + len(content))),
        "the front matter is no JSON: {problem}",
        hint='write `"key": "value"` with a comma between fields and none behind the last',
        arguments={"problem": quoted(error.msg)},
    )


class _Walker:
    """Reads text that `json` has accepted, so that nothing here needs to check its grammar."""

    def __init__(self, content: str, start: int) -> None:
        self.content = content
        self.start = start

    def node(self, at: int, prefix: str, depth: int) -> _Node:
        """Return the value at `at`."""
        match self.content[at]:
            case "{":
                check_depth(depth, self._span(at, at + 1))
                return self._object(at + 1, prefix, depth)
            case "[":
                check_depth(depth, self._span(at, at + 1))
                return self._array(at + 1, prefix, depth)
            case '"':
                text, end = self._string(at)
                return _Node(text, end, text)
            case _:
                return self._word(at)

    def _object(self, at: int, prefix: str, depth: int) -> _Node:
        entries: dict[str, Field] = {}
        at = self._skip(at)
        while self.content[at] != "}":
            name, key_end = self._string(at)
            key_span = self._span(at, key_end)
            if name in entries:
                raise duplicate(name, key_span, entries[name].key_span)
            value_start = self._skip(self._skip(key_end) + 1)
            node = self.node(value_start, f"{prefix}{name}.", depth + 1)
            span = self._span(value_start, node.end)
            entries[name] = Field(f"{prefix}{name}", key_span, span, node.value, node.text, node.parts)
            at = self._next(node.end)
        value = {name: field.value for name, field in entries.items()}
        return _Node(value, at + 1, parts=tuple(entries.values()))

    def _array(self, at: int, prefix: str, depth: int) -> _Node:
        items: list[Field] = []
        at = self._skip(at)
        while self.content[at] != "]":
            key = f"{prefix}{len(items)}"
            node = self.node(at, f"{key}.", depth + 1)
            span = self._span(at, node.end)
            items.append(Field(key, span, span, node.value, node.text, node.parts))
            at = self._next(node.end)
        return _Node([item.value for item in items], at + 1, parts=tuple(items))

    def _string(self, at: int) -> tuple[str, int]:
        match = _STRING.match(self.content, at)
        end = match.end() if match else at
        return check_value(str(json.loads(self.content[at:end])), self._span(at, end)), end

    def _word(self, at: int) -> _Node:
        match = _WORD.match(self.content, at)
        text = match.group() if match else ""
        end = at + len(text)
        if text in _WORDS:
            return _Node(_WORDS[text], end, text)
        if len(text) > _LONGEST_NUMBER:
            raise too_long_number(text, self._span(at, end))
        return _Node(_number(text), end, text)

    def _span(self, start: int, end: int) -> Span:
        return Span(self.start + start, self.start + end)

    def _skip(self, at: int) -> int:
        match = _BLANK.match(self.content, at)
        return match.end() if match else at

    def _next(self, at: int) -> int:
        """Return the start of what follows an item, behind the comma if there is one."""
        at = self._skip(at)
        return self._skip(at + 1) if self.content[at] == "," else at


def _number(text: str) -> FieldValue:
    """Return a number, or its text where JSON and the cache cannot hold it."""
    if text.lstrip("-").isdigit():
        whole = int(text)
        return whole if -_WIDEST <= whole < _WIDEST else text
    value = float(text)
    return value if math.isfinite(value) else text
