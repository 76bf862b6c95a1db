"""Front-matter fields as the type their reader needs, and what to say where an author gave another."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import TypeVar

from docpipe.model.diagnostic import Applicability, Edit, Fix, Issue, Message, Severity
from docpipe.model.front_matter import Author, Field, FrontMatter
from docpipe.parse.dates import Moment, has_slashes, iso_spelling, read_moment
from docpipe.parse.refusal import DATE, SCHEMA, TOO_LARGE, quoted

MOST_ITEMS = 200
"""Items a list may have: each tag and each author of a post is a page that names all of them."""

Items = TypeVar("Items", tuple[str, ...], tuple[Author, ...])

_COMMAS = re.compile(r"[,，、]")
_TRUE = frozenset({"true", "yes", "on", "1"})
_FALSE = frozenset({"false", "no", "off", "0"})
# In the order of asking: a yes is an integer for Python, and a moment a date.
_KINDS: dict[type, str] = {
    list: "a list",
    dict: "a map",
    bool: "`{value}`, true or false",
    int: "the number {value}",
    float: "the number {value}",
    dt.date: "the date {value}",
    str: "the text `{value}`",
}


class FieldReader:
    """Looks fields up by any of their names, in any case, and collects what is wrong with them."""

    def __init__(self, front_matter: FrontMatter | None, zone: str) -> None:
        """Index the fields; `zone` is the IANA name of the site's time zone."""
        self.zone = zone
        self.issues: list[Issue] = []
        self._fields: dict[str, Field] = {}
        self._by_lower: dict[str, Field] = {}
        for field in front_matter.fields if front_matter else ():
            self._fields.setdefault(field.key, field)
            self._by_lower.setdefault(field.key.lower(), field)

    def field(self, *keys: str) -> Field | None:
        """Return the first field of these names that says anything, an exact spelling first; `a.b` goes deeper."""
        for key in keys if self._fields else ():
            field = self._field(key)
            if field is not None and field.value not in (None, "", [], {}):
                return field
        return None

    def _field(self, key: str) -> Field | None:
        if not self._fields:
            return None
        head, _, rest = key.partition(".")
        field = self._fields.get(head) or self._by_lower.get(head.lower())
        if field is None or not rest:
            return field
        return next((part for part in field.parts if part.key.lower() == f"{field.key}.{rest}".lower()), None)

    def text(self, *keys: str, blocking: bool = False) -> str:
        """Return a text on one line; a number, a date or a yes is the text its author wrote."""
        field = self.field(*keys)
        if field is None:
            return ""
        if isinstance(field.value, list | dict):
            self.wrong(field, "a text", "write {key}: and the text on one line", blocking=blocking)
            return ""
        return " ".join(re.split(r"[ \t]*[\r\n]+[ \t]*", field.text.strip()))

    def word(self, *keys: str) -> str:
        """Return a text, or "" where the field says yes or no, as themes have it for the same names."""
        field = self.field(*(key for key in keys if not self._says_yes_or_no(key)))
        return self.text(field.key) if field else ""

    def _says_yes_or_no(self, key: str) -> bool:
        field = self._field(key)
        return field is not None and isinstance(field.value, bool)

    def flag(self, key: str, *, default: bool, unclear: bool) -> bool:
        """Return whether `key` says yes, `default` without it, `unclear` where it says neither (and is reported)."""
        field = self.field(key)
        if field is None:
            return default
        if isinstance(field.value, bool):
            return field.value
        word = field.text.lower()
        if word in _TRUE | _FALSE:
            return word in _TRUE
        self.wrong(field, "true or false", "write {key}: true")
        return unclear

    def texts(self, *keys: str, split_blanks: bool = False) -> tuple[str, ...]:
        """Return a list of texts; one text counts as a list, divided at commas or else at blanks."""
        field = self.field(*keys)
        if field is None:
            return ()
        if isinstance(field.value, str):
            return self.few(field, divided(field.value, split_blanks=split_blanks))
        if not isinstance(field.value, list):
            self.wrong(field, "a list", "write {key}: [{value}]")
            return ()
        return self.few(field, unique(text for item in field.parts for text in self._item_texts(item)))

    def few(self, field: Field, items: Items) -> Items:
        """Return the items of a list, and refuse the post where they are more than anybody writes."""
        if len(items) > MOST_ITEMS:
            arguments = {"key": field.key, "limit": str(MOST_ITEMS)}
            message = Message("`{key}` has more than {limit} items", arguments)
            self.issues.append(Issue(TOO_LARGE, field.value_span, message, Message("delete some"), blocking=True))
        return items[:MOST_ITEMS]

    def _item_texts(self, item: Field) -> tuple[str, ...]:
        if item.value is None:
            return ()
        if not isinstance(item.value, list | dict):
            return (item.text.strip(),)
        labels = [part for part in item.parts if part.key.rpartition(".")[2] in {"label", "name"} and part.text]
        if isinstance(item.value, dict) and labels:
            return (labels[0].text.strip(),)
        # A list in a list is a path of categories for Hexo.
        if isinstance(item.value, list) and not any(part.parts for part in item.parts):
            return tuple(part.text.strip() for part in item.parts if part.value is not None)
        self.wrong(item, "a text", "write one text per item")
        return ()

    def moment(self, field: Field, *, blocking: bool) -> Moment | None:
        """Return the moment a field names, or None and an issue that says how to write it."""
        text = field.text.strip()
        moment = None if isinstance(field.value, list | dict) else read_moment(text, self.zone)
        if moment is not None and not has_slashes(text):
            return moment
        spelling = iso_spelling(text)
        fix = Fix(Applicability.SAFE, (Edit(field.value_span, spelling),)) if spelling else None
        self.issues.append(
            Issue(
                DATE,
                field.value_span,
                Message(
                    "`{value}` is a date that not every tool reads" if moment else "`{value}` is no date",
                    {"value": quoted(text) or field.key},
                ),
                Message("write it as year-month-day: {example}", {"example": spelling or "2024-05-11"}),
                fix,
                blocking=blocking and moment is None,
                severity=Severity.INFO if moment else None,
            )
        )
        return moment

    def wrong(self, field: Field, needed: str, hint: str, *, blocking: bool = False) -> None:
        """Report that `field` has another type than `needed`; both words are parts of message templates."""
        arguments = {"key": field.key, "value": quoted(field.text) or "…"}
        message = Message(f"`{{key}}` is {_KINDS[_kind(field)]}, {needed} is needed", arguments)
        self.issues.append(Issue(SCHEMA, field.value_span, message, Message(hint, arguments), blocking=blocking))

    def note(self, field: Field, message: str, hint: str, value: str) -> None:
        """Report something that docpipe understands and others may not, at info."""
        arguments = {"key": field.key, "value": quoted(value)}
        message_of, hint_of = Message(message, arguments), Message(hint, arguments)
        self.issues.append(Issue(SCHEMA, field.value_span, message_of, hint_of, severity=Severity.INFO))


def divided(text: str, *, split_blanks: bool) -> tuple[str, ...]:
    """Return the items of a list that was written as one text, each once."""
    if split_blanks and not _COMMAS.search(text):
        return unique(text.split())
    return unique(item.strip() for item in _COMMAS.split(text))


def unique(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the texts that are not empty, each once, in their order."""
    return tuple(dict.fromkeys(text for text in texts if text))


def _kind(field: Field) -> type:
    """Return the type of a value, as `_KINDS` names it."""
    return next((kind for kind in _KINDS if isinstance(field.value, kind)), str)
