"""Dates as front matter writes them: one moment, or the ISO form to type instead."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from zoneinfo import ZoneInfo

import msgspec

_TIME = (
    r"(?P<hour>\d{1,2}):(?P<minute>\d{1,2})(?::(?P<second>\d{1,2})(?:[.,](?P<fraction>\d{1,9}))?)?"
    r"(?:[ \t]*(?P<zone>Z|z|UTC|GMT|(?P<sign>[+-])(?P<zone_hours>\d{1,2})(?::?(?P<zone_minutes>\d{2}))?))?"
)
# RFC 3339, TOML, YAML 1.1 timestamps, Jekyll's and what Moment reads for Hexo.
_WRITTEN = re.compile(
    r"(?P<year>\d{4})(?P<separator>[-/])(?P<month>\d{1,2})(?P=separator)(?P<day>\d{1,2})"
    rf"(?:(?:[Tt]|[ \t]+){_TIME})?",
    re.ASCII,
)
# Unambiguous to people, but not to every tool: year first, or the month as a word.
_READABLE = (
    re.compile(
        r"(?P<year>\d{4})[ \t]*年[ \t]*(?P<month>\d{1,2})[ \t]*月[ \t]*(?P<day>\d{1,2})[ \t]*[日号號]?"
        r"(?:[ \t]*(?:(?P<hour>\d{1,2})[时時点點:](?P<minute>\d{1,2})分?(?:[:]?(?P<second>\d{1,2})秒?)?))?",
        re.ASCII,
    ),
    re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})", re.ASCII),
    re.compile(r"(?P<year>\d{4})[./](?P<month>\d{1,2})[./](?P<day>\d{1,2})", re.ASCII),
    re.compile(r"(?P<name>[A-Za-z]{3,9})\.?[ \t]+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?[ \t]+(?P<year>\d{4})", re.ASCII),
    re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[ \t]+(?P<name>[A-Za-z]{3,9})\.?,?[ \t]+(?P<year>\d{4})", re.ASCII),
)
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_LONGEST = 64
# Outside these years a moment cannot be moved to every other zone, and it is a typing mistake anyway.
_FIRST_YEAR, _LAST_YEAR = 1000, 9998


class Moment(msgspec.Struct, frozen=True):
    """A point in time as an author gave it.

    Attributes:
        when: aware; a bare date is midnight in the site's zone.
        date_only: whether no time of day was given.
    """

    when: dt.datetime
    date_only: bool


def read_moment(text: str, zone: str) -> Moment | None:
    """Return the moment `text` names, or None where it is no date that docpipe accepts.

    Accepted are ISO 8601 and RFC 3339 (`2024-05-11`, `2024-05-11T10:00:00+08:00`), the same with
    a space or slashes (`2013/7/13 20:46:25`), and an offset behind a space (`2024-05-11 10:00:00 +0800`).
    A time without an offset is local to `zone`, an IANA name; so is a bare date, which is midnight.
    """
    value = read_plain_date(text)
    if value is None:
        return None
    if not isinstance(value, dt.datetime):
        return Moment(dt.datetime.combine(value, dt.time(), ZoneInfo(zone)), date_only=True)
    return Moment(value if value.tzinfo else value.replace(tzinfo=ZoneInfo(zone)), date_only=False)


def read_plain_date(text: str) -> dt.date | dt.datetime | None:
    """Return the date or the date and time `text` names, naive where it gives no offset, else None."""
    text = text.strip()
    match = _WRITTEN.fullmatch(text) if len(text) <= _LONGEST else None
    return None if match is None else _build(match.groupdict())


def iso_spelling(text: str) -> str | None:
    """Return the ISO form of a date that people read in one way only, else None.

    >>> iso_spelling("2024年5月11日")
    '2024-05-11'
    """
    text = unicodedata.normalize("NFKC", text[: _LONGEST + 1]).strip()
    if len(text) > _LONGEST:
        return None
    for pattern in (_WRITTEN, *_READABLE):
        match = pattern.fullmatch(text)
        value = _build(match.groupdict()) if match else None
        if value is not None:
            return value.isoformat(" ") if isinstance(value, dt.datetime) else value.isoformat()
    return None


def has_slashes(text: str) -> bool:
    """Tell whether `text` is a bare date with slashes, which only some tools read."""
    return "/" in text and ":" not in text


def _build(parts: dict[str, str | None]) -> dt.date | dt.datetime | None:
    """Return the value of a match's groups, or None where the calendar or the clock has no such value."""
    month = _month(parts.get("name")) if parts.get("name") else int(parts["month"] or 0)
    year, day = int(parts["year"] or 0), int(parts["day"] or 0)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        if not parts.get("hour"):
            return dt.date(year, month, day)
        return dt.datetime(
            year,
            month,
            day,
            int(parts["hour"] or 0),
            int(parts["minute"] or 0),
            int(parts.get("second") or 0),
            int((parts.get("fraction") or "0").ljust(6, "0")[:6]),
            tzinfo=_offset(parts),
        )
    except ValueError:
        return None


def _month(name: str | None) -> int:
    """Return the number of an English month by its name or its first three letters, 0 for anything else."""
    word = (name or "").lower()
    names = [index for index, month in enumerate(_MONTHS, start=1) if word in {month, month[:3]}]
    return names[0] if names else 0


def _offset(parts: dict[str, str | None]) -> dt.timezone | None:
    """Return the zone a match names, None for none.

    Raises:
        ValueError: no zone is that far from Greenwich, or an hour has no such minute.
    """
    if not parts.get("zone"):
        return None
    minutes = dt.time(0, int(parts["zone_minutes"] or 0)).minute
    distance = dt.timedelta(hours=int(parts["zone_hours"] or 0), minutes=minutes)
    return dt.timezone(-distance if parts["sign"] == "-" else distance)
