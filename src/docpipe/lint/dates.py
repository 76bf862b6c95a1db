"""The dates of a text, whichever language they are written in, with the names of months that Babel knows."""

from __future__ import annotations

import re
from functools import cached_property

import msgspec

from docpipe.model.locale import Locale

_NUMERIC = re.compile(r"(?<![\w./-])([0-9]{4})([-/.])([01]?[0-9])\2([0-3]?[0-9])(?![\w/-]|\.[0-9])")
_EAST_ASIAN = re.compile(
    r"(?:([0-9]{4})\s?[年년]\s?)?(?<![0-9.])([01]?[0-9])\s?[月월]\s?(?:([0-3]?[0-9])\s?[日号號일])?"
)
_HAN_LIKE = frozenset({"Hans", "Hant", "Hani", "Jpan", "Kore"})
# A day beside something that may be the name of a month.
_DAY = re.compile(r"[0-9][a-zº.]{0,3}\s|[^\W\d_][.]?\s{1,3}[0-9]")
_LAST_MONTH, _LAST_DAY = 12, 31


class Date(msgspec.Struct, frozen=True, order=True):
    """A day of the calendar as a text names it.

    Attributes:
        year: 0 where it is not said.
        start, end: where in the text.
    """

    month: int
    day: int
    year: int
    start: int
    end: int

    @property
    def said(self) -> tuple[int, int]:
        """What is compared where one side leaves the year out."""
        return self.month, self.day


class Dates:
    """Reads the days that texts in one language name; what that needs of the language is loaded when it is needed."""

    def __init__(self, locale: Locale) -> None:
        """Take the language."""
        self._locale = locale

    def of(self, text: str) -> tuple[Date, ...]:
        """Return the days a text names, in their order; a month alone is none."""
        found = [_date(match, match[1], match[3], match[4]) for match in _NUMERIC.finditer(text)]
        if self._locale.script in _HAN_LIKE:
            found += [_date(match, match[1], match[2], match[3]) for match in _EAST_ASIAN.finditer(text)]
        elif self._names is not None and _DAY.search(text):
            found += [self._named(match) for match in self._names.finditer(text)]
        days = (date for date in found if 1 <= date.month <= _LAST_MONTH and 1 <= date.day <= _LAST_DAY)
        return tuple(sorted(days, key=lambda date: date.start))

    def _named(self, match: re.Match[str]) -> Date:
        name = (match["first"] or match["last"]).lower()
        return _date(match, match["year"], str(self._months[name]), match["day1"] or match["day2"])

    @cached_property
    def _months(self) -> dict[str, int]:
        return month_names(self._locale)

    @cached_property
    def _names(self) -> re.Pattern[str] | None:
        if not self._months:
            return None
        names = "|".join(sorted(map(re.escape, self._months), key=len, reverse=True))
        day = r"(?P<day{0}>[0-3]?[0-9])(?:st|nd|rd|th|er|º|\.)?"
        return re.compile(
            rf"(?<!\w)(?:(?P<first>{names})\.?\s{{1,3}}{day.format(1)}(?![0-9])"
            rf"|{day.format(2)}\s{{1,3}}(?:of |de |d’|d')?(?P<last>{names})(?!\w)\.?)"
            r"(?:,?\s{1,3}(?:de |del )?(?P<year>[0-9]{4})(?![0-9]))?",
            re.IGNORECASE,
        )


def _date(match: re.Match[str], year: str | None, month: str, day: str | None) -> Date:
    return Date(int(month), int(day or 0), int(year or 0), match.start(), match.end())


def month_names(locale: Locale) -> dict[str, int]:
    """Return the months by their names in small letters, long and short ones; empty for a language Babel lacks."""
    # Only here, since the lint of one loose post needs no names of months, and Babel is slow to load.
    from babel import Locale as BabelLocale  # noqa: PLC0415 - see above
    from babel import UnknownLocaleError  # noqa: PLC0415 - see above

    try:
        known = BabelLocale.parse(locale.babel)
    except (UnknownLocaleError, ValueError):
        return {}
    return {
        name.lower().rstrip("."): number
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in known.months[context][width].items()
        if not name[:1].isdigit()
    }
