"""The words a site has agreed on: approved translations, and names that stay as they are."""

from __future__ import annotations

import msgspec

from docpipe.model.source import LocaleName


class GlossaryTerm(msgspec.Struct, frozen=True):
    """One notion in several locales.

    Attributes:
        words: by locale, the approved wordings, the preferred one first.
    """

    words: dict[LocaleName, tuple[str, ...]]


class Glossary(msgspec.Struct, frozen=True):
    """`l10n/glossary.toml`.

    Attributes:
        keep: names that are written like this in every locale: `Cosmos SDK`.
        terms: notions with their approved wordings.
    """

    keep: tuple[str, ...] = ()
    terms: tuple[GlossaryTerm, ...] = ()
