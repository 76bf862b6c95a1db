"""Texts of links that a translator passed over: still in the source's words, in a block that is translated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docpipe.lint.language_words import names_language
from docpipe.lint.scan import is_han
from docpipe.model.link import Link
from docpipe.model.locale import Locale

# Scripts whose languages write no Han characters of their own.
_FOREIGN_TO_HAN = frozenset({"Latn", "Cyrl", "Grek", "Arab", "Hebr", "Deva", "Thai"})
_FEWEST = 2


def untranslated(ours: Iterable[Link], theirs: Iterable[Link], locales: tuple[Locale, Locale]) -> Iterator[Link]:
    """Yield the links of a translated block whose text is that of a link of the source's block, in Han characters.

    A name of the source's language itself is no such text: `[中文](…)` is left as it is in every locale.

    Args:
        ours: the links of the source's block.
        theirs: those of the translation.
        locales: of the source and of the translation.
    """
    source, target = locales
    if not source.is_han or target.script not in _FOREIGN_TO_HAN:
        return
    known = {link.text.strip() for link in ours}
    for link in theirs:
        text = link.text.strip()
        han = sum(map(is_han, text))
        letters = sum(character.isalpha() for character in text) - han
        if han >= _FEWEST and han > letters and text in known and not names_language(text, source):
            yield link
