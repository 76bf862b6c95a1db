"""The theme's own words in one language: messages with plurals, dates, names of languages."""

from __future__ import annotations

import datetime as dt
import gettext
import io
from collections.abc import Mapping, Sequence

import babel
from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from docpipe.model.locale import Locale

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
        write_mo(compiled, read_po(io.StringIO(text), locale=identifier))
        compiled.seek(0)
        better = gettext.GNUTranslations(compiled)
        better.add_fallback(catalogue)
        catalogue = better
    return catalogue


class Words:
    """What the theme says in `locale`. Values fill a message; they are never read as one."""

    def __init__(self, locale: Locale, catalogue: Catalogue) -> None:
        """Speak `locale` with the messages of `catalogue`."""
        self.locale = locale
        self._catalogue = catalogue
        self._babel = babel.Locale.parse(locale.babel)

    def __call__(self, message: str, **values: object) -> str:
        """Return the message in this language."""
        return self._catalogue.gettext(message).format_map(values)

    def count(self, one: str, many: str, number: int, **values: object) -> str:
        """Return the message for `number` of something; `{number}` in it is that number."""
        return self._catalogue.ngettext(one, many, number).format_map({"number": number, **values})

    def date(self, moment: dt.datetime) -> str:
        """Return the day of a moment, written out."""
        return format_date(moment, format="long", locale=self._babel)

    def language(self, locale: Locale, others: Sequence[Locale] = ()) -> str:
        """Return what `locale`'s language is called here, with its script only if `others` need the difference."""
        names: Mapping[str, str] = self._babel.languages
        language = locale.tag.partition("-")[0]
        alike = [other for other in others if other.tag.partition("-")[0] == language and other.tag != locale.tag]
        exact = names.get(locale.tag.replace("-", "_")) if alike else None
        return exact or (locale.label if alike else names.get(language, locale.label))
