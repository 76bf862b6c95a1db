"""Texts with the language they are in, where it is not the page's own."""

from __future__ import annotations

import msgspec
from markupsafe import Markup

from docpipe.model.locale import Locale
from docpipe.publish.urls import attribute


class Text(msgspec.Struct, frozen=True):
    """A text, and the locale it is in."""

    text: str
    locale: Locale

    def __str__(self) -> str:
        """Return the text alone."""
        return self.text

    def attributes(self, page: Locale) -> Markup:
        """Return the `lang` and `dir` it needs on a page in the language of `page`."""
        return Markup(language_attributes(self.locale, page))  # noqa: S704 - both values are escaped


def language_attributes(locale: Locale, page: Locale) -> str:
    """Return ` lang="…"`, with ` dir="…"` where that differs too; "" for the page's own language."""
    if locale.tag == page.tag:
        return ""
    direction = attribute("dir", locale.direction) if locale.direction != page.direction else ""
    return attribute("lang", locale.tag) + direction
