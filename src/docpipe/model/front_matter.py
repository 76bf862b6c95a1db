"""The block at the top of a file, as written and as docpipe understands it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import msgspec

from docpipe.model.text import Span


class Field(msgspec.Struct, frozen=True, array_like=True):
    """One front-matter entry with its places.

    Attributes:
        key: as written; nested keys are joined by a dot.
        value: plain data: None, bool, int, float, str, date, datetime, list or dict.
        text: a scalar as written, without quotes, escapes undone; "" for lists and maps.
        parts: the items of a list (`tags.0`) or the entries of a map, with their own places.
    """

    key: str
    key_span: Span
    value_span: Span
    value: FieldValue
    text: str = ""
    parts: tuple[Field, ...] = ()


if TYPE_CHECKING:
    FieldValue = None | bool | int | float | str | dt.date | dt.datetime | list["FieldValue"] | dict[str, "FieldValue"]
else:
    # msgspec reads no union of text and dates; who stores values says which is which.
    FieldValue = Any


class Author(msgspec.Struct, frozen=True, array_like=True):
    """An author as front matter names one: a key of the registry, a name, or both."""

    key: str
    name: str
    span: Span


class Meta(msgspec.Struct, frozen=True, array_like=True):
    """The front matter as docpipe understands it, whatever the dialect it was written in.

    Attributes:
        title: "" when there is none (a first heading may stand in, see `Document.title`).
        date: the moment of publication, aware; a bare date is midnight in the site's zone.
        date_only: whether no time of day was given.
        updated: as `date`, or None.
        slug: last path segment of the address, or the whole path from `/`; "" for the file's name.
        appears: the moment before which it is not published, where it is another than `date`; aware, or None.
        expires: the moment from which on it is not published; aware, or None.
        series: key or name of the series it is a part of, or "".
        series_order: its place in the series, where the author gave one.
        aliases: earlier addresses.
        image: the cover as written, or "".
        translation_of: key of the source document where it is not the own key.
        source: locale the text was first written in, when front matter says so.
        names: the dated part of the file name removed, the rest is the default slug.
    """

    title: str = ""
    description: str = ""
    date: dt.datetime | None = None
    date_only: bool = True
    updated: dt.datetime | None = None
    authors: tuple[Author, ...] = ()
    tags: tuple[str, ...] = ()
    slug: str = ""
    aliases: tuple[str, ...] = ()
    image: str = ""
    keywords: tuple[str, ...] = ()
    draft: bool = False
    unlisted: bool = False
    appears: dt.datetime | None = None
    expires: dt.datetime | None = None
    series: str = ""
    series_order: int | None = None
    translation_of: str = ""
    source: str = ""


class FrontMatter(msgspec.Struct, frozen=True, array_like=True):
    """The block at the top of a file.

    Attributes:
        span: with its delimiters and the line ending behind them.
        content_span: what stands between the delimiters.
        fields: top-level entries in the order of the file.
    """

    format: str
    span: Span
    content_span: Span
    fields: tuple[Field, ...] = ()

    def field(self, key: str) -> Field | None:
        """Return the entry named `key`, or None."""
        return next((field for field in self.fields if field.key == key), None)
