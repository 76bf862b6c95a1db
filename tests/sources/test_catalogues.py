"""Catalogues whose headers promise more than there is."""

from __future__ import annotations

import io

import pytest

from docpipe.sources.catalogues import MOST_PLURALS, UNREADABLE, read_catalogue

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n"{line}\\n"\n\n'
PLURAL = 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"\n'


@pytest.mark.parametrize("number", [2, 6, 7, 99_999_999_999])
def test_a_message_has_as_many_forms_as_languages_have(number: int) -> None:
    """Babel makes a text for each form that the header promises: a hundred billion of them end the process."""
    text = HEADER.format(line=f"Plural-Forms: nplurals={number}; plural=0;") + PLURAL
    (message,) = (each for each in read_catalogue(io.StringIO(text)) if each.id)
    assert message.string == ("c", "d", *[""] * (min(number, MOST_PLURALS) - 2))


@pytest.mark.parametrize("line", ["Plural-Forms: nplurals=x; plural=0;", "PO-Revision-Date: 2024-99-99 10:00+0000"])
def test_a_wrong_header(line: str) -> None:
    """It is one of few kinds of errors."""
    with pytest.raises(UNREADABLE):
        read_catalogue(io.StringIO(HEADER.format(line=line) + PLURAL))
