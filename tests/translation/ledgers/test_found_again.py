"""Ledgers follow the texts they know of, whatever becomes of the files."""

from __future__ import annotations

import msgspec

from docpipe.model.document import Document
from docpipe.model.source import LocaleName
from docpipe.model.text import Position
from docpipe.translation.ledger import Ledger, Problem
from docpipe.translation.ledgers.found_again import found_again
from tests.translation.factory import config, document, ledger, site

# A number is no part of what a text says: the names tell them apart.
PAIRS = [
    (f"{han}段讲的是数据。", f"Paragraph {name} is about data.")
    for han, name in zip("甲乙丙丁戊己", "abcdef", strict=True)
]
A, B, C = "l10n/en/a.ledger", "l10n/en/b.ledger", "l10n/en/c.ledger"


def english(key: str, *numbers: int) -> Document:
    """Return a translation that says these."""
    return document(f"en/{key}", *(PAIRS[number][1] for number in numbers))


def known(*numbers: int) -> Ledger:
    """Return a ledger that knows these."""
    return ledger(*(PAIRS[number] for number in numbers))


def test_nothing_moves_while_every_ledger_has_its_document() -> None:
    """Not even where another document says the same."""
    ledgers = {A: known(0, 1, 2), B: known(0, 1, 2)}
    found = found_again(site([english("a", 0, 1, 2), english("b", 0, 1, 2)]), ledgers)
    assert (found.ledgers, found.moved) == (ledgers, {})
    assert found_again(site([english("a", 0)]), {}).ledgers == {}


def test_a_ledger_moves_whole() -> None:
    """With what its document does not say any more: it may come back."""
    found = found_again(site([english("b", 5, 0, 1, 2)]), {A: known(0, 1, 2, 3)})
    assert (found.ledgers, found.moved) == ({B: known(0, 1, 2, 3)}, {A: (B,)})


def test_each_part_takes_its_own() -> None:
    """What neither says goes to the larger one."""
    found = found_again(site([english("b", 0, 1, 2), english("c", 3, 4)]), {A: known(0, 1, 2, 3, 4, 5)})
    assert found.ledgers == {B: known(0, 1, 2, 5), C: known(3, 4)}
    assert found.moved == {A: (B, C)}


def test_a_part_that_left_is_known_where_it_went() -> None:
    """The document it left keeps its ledger, and whoever synchronises it drops what is gone."""
    found = found_again(site([english("a", 0, 1), english("b", 2, 3)]), {A: known(0, 1, 2, 3)})
    assert found.ledgers == {A: known(0, 1, 2, 3), B: known(2, 3)}
    assert found.moved == {}


def test_what_was_merged_is_added() -> None:
    """Behind what the other one knows."""
    found = found_again(site([english("a", 0, 1, 2, 3)]), {A: known(0, 1), B: known(2, 3)})
    assert (found.ledgers, found.moved) == ({A: known(0, 1, 2, 3)}, {B: (A,)})


def test_what_was_written_before_a_kill_is_not_written_twice() -> None:
    """Then the old file is all there is to remove."""
    found = found_again(site([english("b", 0, 1, 2)]), {A: known(0, 1, 2), B: known(0, 1, 2)})
    assert (found.ledgers, found.moved) == ({B: known(0, 1, 2)}, {A: (B,)})


def test_a_damaged_ledger_neither_moves_nor_takes() -> None:
    """Nothing of it may be lost."""
    damaged = msgspec.structs.replace(known(0, 1, 2), problems=(Problem(A, 3, "broken", ""),))
    found = found_again(site([english("b", 0, 1, 2)]), {A: damaged})
    assert (found.ledgers, found.moved) == ({A: damaged}, {})
    found = found_again(site([english("a", 0, 1, 2)]), {A: damaged, B: known(0, 1, 2)})
    assert found.moved == {}
    assert damaged.problems[0].error().position == Position(3, 1)


def test_a_ledger_stays_with_a_file_that_cannot_be_read() -> None:
    """The file is there, and its ledger waits."""
    there = site([english("b", 0, 1, 2)], paths=["content/en/a.md", "content/en/b.md"])
    assert found_again(there, {A: known(0, 1, 2)}).moved == {}


def test_texts_are_looked_for_in_their_own_locale() -> None:
    """In any other only if that one is gone, and then the ledger speaks of the new one."""
    french = document("fr/a", *(text for _, text in PAIRS))
    both = config(locales=("zh", "en", "fr"))
    assert found_again(site([french], both), {A: known(*range(6))}).moved == {}
    renamed = found_again(site([french], config(locales=("zh", "fr"))), {A: known(*range(6))})
    assert renamed.moved == {A: ("l10n/fr/a.ledger",)}
    assert renamed.ledgers["l10n/fr/a.ledger"].target == LocaleName("fr")
    assert renamed.ledgers["l10n/fr/a.ledger"].records == known(*range(6)).records
