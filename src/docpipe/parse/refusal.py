"""Front matter that cannot be accepted: the one issue that says so."""

from __future__ import annotations

import re

from docpipe.model.diagnostic import Fix, Issue, Message, RuleCode
from docpipe.model.text import Span

SYNTAX = RuleCode("FM002")
SCHEMA = RuleCode("FM003")
DUPLICATE = RuleCode("FM006")
DATE = RuleCode("FM008")
NOT_FIRST = RuleCode("FM013")
UNCLOSED = RuleCode("FM014")
TOO_LARGE = RuleCode("FM015")

DEEPEST = 50
"""Levels of lists and maps that front matter may have."""
LARGEST = 64 * 1024
"""Bytes of UTF-8 that front matter may have."""

_LONGEST_QUOTE = 60
# What YAML 1.1 calls printable, without the byte order mark: the rest ends in a terminal or a page.
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
# The sign and the base of a number, and what may divide its digits.
_NO_DIGITS = re.compile(r"^[+-]?0[xob]|[^0-9A-Fa-f]")


class RefusedError(ValueError):
    """The front matter cannot be read; raised at the first thing that is wrong with it.

    Attributes:
        issue: what is wrong; it blocks.
    """

    def __init__(self, issue: Issue) -> None:
        """Keep the issue; `str()` is its message."""
        super().__init__(str(issue.message))
        self.issue = issue


def refuse(
    code: RuleCode,
    span: Span,
    message: str,
    *,
    hint: str = "",
    arguments: dict[str, str] | None = None,
    fix: Fix | None = None,
    related: tuple[tuple[Span, Message], ...] = (),
) -> RefusedError:
    """Return the error to raise: `message` and `hint` are templates over the same `arguments`."""
    values = {name: quoted(value) for name, value in (arguments or {}).items()}
    advice = Message(hint, values) if hint else None
    return RefusedError(Issue(code, span, Message(message, values), advice, fix, blocking=True, related=related))


def duplicate(key: str, span: Span, first: Span) -> RefusedError:
    """Return the error for a key that stands at `span` and at `first` too."""
    return refuse(
        DUPLICATE,
        span,
        "the key `{key}` is given twice",
        hint="delete one of the two",
        arguments={"key": key},
        related=((first, Message("first given here")),),
    )


def quoted(text: str) -> str:
    """Return `text` on one line and short enough for a message."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_QUOTE else line[: _LONGEST_QUOTE - 1] + "…"


def check_characters(text: str, start: int) -> None:
    """Refuse control characters, lone surrogates and stray byte order marks in `text`, which stands at `start`.

    Raises:
        RefusedError: there is one.
    """
    match = _UNPRINTABLE.search(text)
    if match is not None:
        place = Span(start + match.start(), start + match.end())
        raise refuse(
            SYNTAX,
            place,
            "the front matter holds the invisible character U+{character}",
            hint="delete it",
            arguments={"character": f"{ord(match.group()):04X}"},
        )


def check_value(text: str, span: Span) -> str:
    """Return a string value whose escapes were undone; `span` is where it is written.

    Raises:
        RefusedError: an escape stands for a control character or for half a character.
    """
    match = _UNPRINTABLE.search(text)
    if match is not None:
        raise refuse(
            SYNTAX,
            span,
            "an escape in this value stands for U+{character}, which is no character of a text",
            hint="delete the escape, or write the character itself",
            arguments={"character": f"{ord(match.group()):04X}"},
        )
    return text


def check_depth(depth: int, span: Span) -> None:
    """Refuse what lies inside more lists and maps than front matter may have.

    Raises:
        RefusedError: `depth` is too large.
    """
    if depth > DEEPEST:
        raise too_deep(span)


def too_deep(span: Span) -> RefusedError:
    """Return the error for front matter with more lists and maps inside one another than it may have."""
    return refuse(
        TOO_LARGE,
        span,
        "the front matter is nested more than {limit} levels deep",
        hint="close the brackets, or move the data out of the post",
        arguments={"limit": str(DEEPEST)},
    )


def check_size(content: str, span: Span) -> None:
    """Refuse front matter that is larger than anyone writes; `span` is its opening line.

    Raises:
        RefusedError: `content` is too large.
    """
    if len(content) > LARGEST or len(content.encode("utf-8", "surrogatepass")) > LARGEST:
        raise refuse(
            TOO_LARGE,
            span,
            "the front matter is larger than {limit} KiB",
            hint="close it with a line `---` before the text, or move the data out of the post",
            arguments={"limit": str(LARGEST // 1024)},
        )


def too_long_number(text: str, span: Span) -> RefusedError:
    """Return the error for a number that no program reads."""
    return refuse(
        SCHEMA,
        span,
        "this number has {digits} digits, more than can be read",
        hint="put it in quotes if it is a text",
        arguments={"digits": str(len(_NO_DIGITS.sub("", text)))},
    )
