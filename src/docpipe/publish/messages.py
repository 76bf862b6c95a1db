"""The theme's own words in one language: messages with plurals, dates, names of languages."""

from __future__ import annotations

import contextlib
import datetime as dt
import gettext
import io
import re
from collections.abc import Mapping, Sequence

import babel
from babel.dates import format_date, format_skeleton
from babel.messages.mofile import write_mo
from babel.numbers import format_decimal, format_percent

from docpipe.model.locale import Locale
from docpipe.sources.catalogues import UNREADABLE, PoFileError, read_catalogue

_BRACE = re.compile(r"[{}]")
_VALUE = re.compile(r"\{(\w+)\}")

Catalogue = gettext.NullTranslations
"""Finds messages; one without a translation stays in English, the language of the message ids."""


def compile_catalogue(texts: Sequence[str], identifier: str) -> Catalogue:
    """Return the catalogue of the `.po` texts, of which the first that has a message wins.

    Args:
        texts: of PO files for one language; none gives English.
        identifier: Babel's name of the language, which knows its plural forms.
    """
    catalogue: Catalogue = gettext.NullTranslations()
    for text in reversed(texts):
        compiled = io.BytesIO()
        write_mo(compiled, read_catalogue(io.StringIO(text), identifier, strict=False))
        compiled.seek(0)
        better = gettext.GNUTranslations(compiled)
        better.add_fallback(catalogue)
        catalogue = better
    return catalogue


def first_problem(text: str, identifier: str) -> tuple[int, str] | None:
    """Return line and reason why the `.po` text cannot be read, or None."""
    try:
        read_catalogue(io.StringIO(text), identifier)
        compile_catalogue([text], identifier)
    except PoFileError as error:
        return error.lineno + 1, error.args[0]
    except UNREADABLE as error:
        return 1, f"its header cannot be read: {error}"
    return None


class Words:
    """What the theme says in `locale`. Values fill a message; they are never read as one."""

    def __init__(self, locale: Locale, catalogue: Catalogue, *, speaks: bool = True) -> None:
        """Speak `locale` with the messages of `catalogue`; `speaks` tells whether these are in its language."""
        self.locale = locale
        self._catalogue = catalogue
        self._babel = babel.Locale.parse(locale.babel)
        # A name that stands in an English message is an English one.
        self._names: Mapping[str, str] = (self._babel if speaks else babel.Locale("en")).languages
        # Every page says the same, and names days of the same few years.
        self._said: dict[str, str] = {}
        self._counted: dict[tuple[str, str, int], str] = {}
        self._dates: dict[dt.date, str] = {}
        self._days: dict[dt.date, str] = {}

    def __call__(self, message: str, **values: object) -> str:
        """Return the message in this language."""
        if values:
            return _filled(self._catalogue.gettext(message), message, values)
        if message not in self._said:
            self._said[message] = _filled(self._catalogue.gettext(message), message, values)
        return self._said[message]

    def count(self, one: str, many: str, number: int, **values: object) -> str:
        """Return the message for `number` of something; `{number}` in it is that number."""
        if values:
            return self._count(one, many, number, values)
        if (one, many, number) not in self._counted:
            self._counted[one, many, number] = self._count(one, many, number, values)
        return self._counted[one, many, number]

    def _count(self, one: str, many: str, number: int, values: Mapping[str, object]) -> str:
        original = translated = one if number == 1 else many
        # The rule for plurals of a catalogue may divide by zero.
        with contextlib.suppress(ArithmeticError):
            translated = self._catalogue.ngettext(one, many, number)
        return _filled(translated, original, {"number": number, **values})

    def date(self, moment: dt.datetime) -> str:
        """Return the day of a moment, written out."""
        day = moment.date()
        if day not in self._dates:
            self._dates[day] = format_date(day, format="long", locale=self._babel)
        return self._dates[day]

    def number(self, number: float) -> str:
        """Return a number as this language writes it."""
        return format_decimal(number, locale=self._babel)

    def percent(self, percent: int) -> str:
        """Return whole percent as this language writes them."""
        return format_percent(percent / 100, locale=self._babel)

    def day(self, moment: dt.datetime) -> str:
        """Return month and day of a moment, for lists that name the year above."""
        day = moment.date()
        if day not in self._days:
            self._days[day] = format_skeleton("MMMd", moment, locale=self._babel)
        return self._days[day]

    def language(self, locale: Locale, others: Sequence[Locale] = ()) -> str:
        """Return what `locale`'s language is called here, with its script only if `others` need the difference."""
        names = self._names
        language = locale.tag.partition("-")[0]
        alike = [other for other in others if other.tag.partition("-")[0] == language and other.tag != locale.tag]
        exact = names.get(locale.tag.replace("-", "_")) if alike else None
        return exact or (locale.label if alike else names.get(language, locale.label))


def _filled(translated: str, original: str, values: Mapping[str, object]) -> str:
    """Return the translated message with its values; the original where a translator put in what does not exist."""
    try:
        return _fill(translated, values)
    except LookupError:
        return _fill(original, values)


def _fill(message: str, values: Mapping[str, object]) -> str:
    """Return the message with its values: names in braces, and nothing more of what `str.format` asks of a value.

    Raises:
        LookupError: it has other braces, or the name of no value.
    """
    if not values:
        return message
    if _BRACE.search(_VALUE.sub("", message)):
        raise LookupError(message)
    return _VALUE.sub(lambda found: str(values[found[1]]), message)
