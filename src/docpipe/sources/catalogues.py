"""Gettext catalogues as text to their messages, without trust in what their headers promise."""

from __future__ import annotations

from collections.abc import Iterable
from typing import AnyStr

from babel.core import UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, PoFileParser

__all__ = ["MOST_PLURALS", "UNREADABLE", "PoFileError", "read_catalogue"]

MOST_PLURALS = 6
"""Forms that a message has; Arabic has as many."""

UNREADABLE = (ValueError, LookupError, TypeError, OverflowError, UnknownLocaleError)
"""What Babel and gettext raise where a header is wrong."""


class _Catalogue(Catalog):
    @property
    def num_plurals(self) -> int:
        """The number of forms; Babel makes as many texts of each message as the header says."""
        return min(super().num_plurals, MOST_PLURALS)


def read_catalogue(lines: Iterable[AnyStr], locale: str | None = None, *, strict: bool = True) -> Catalog:
    """Return the messages of a PO file.

    Args:
        lines: of the file.
        locale: as Babel names it.
        strict: whether damage is an error.

    Raises:
        PoFileError: it is damaged.
        UNREADABLE: its header is wrong.
    """
    catalogue = _Catalogue(locale=locale)
    PoFileParser(catalogue, abort_invalid=strict).parse(lines)
    return catalogue
