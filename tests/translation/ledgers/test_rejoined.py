"""Translations and their sources under different names: one document by what the ledger knows."""

from __future__ import annotations

from docpipe.model.document import Document
from docpipe.model.source import DocumentKey, LocaleName
from docpipe.model.translation import Label
from docpipe.translation.ledgers.rejoined import rejoined
from docpipe.translation.state import states
from tests.translation.factory import document, ledger, only, site

# A number is no part of what a text says: the names tell them apart.
PAIRS = [
    (f"{han}段讲的是数据。", f"Paragraph {name} is about data.")
    for han, name in zip("甲乙丙丁戊己", "abcdef", strict=True)
]
LEDGERS = {"l10n/en/a.ledger": ledger(*PAIRS[:3])}
ENGLISH = document("en/a", *(text for _, text in PAIRS[:3]))


def chinese(key: str, *numbers: int) -> Document:
    """Return a source that says these."""
    return document(f"zh/{key}", *(PAIRS[number][0] for number in numbers))


def test_a_translation_joins_the_source_that_has_its_text() -> None:
    """Under the name of the source, and there is no second group."""
    groups = rejoined(site([ENGLISH, chinese("b", 0, 1, 2), chinese("c", 3, 4)]), LEDGERS)
    assert list(groups) == ["b", "c"]
    assert groups[DocumentKey("b")].versions[LocaleName("en")] is ENGLISH


def test_its_state_is_that_of_the_pair() -> None:
    """Neither missing nor an orphan."""
    state = only(states(site([ENGLISH, chinese("b", 0, 1, 2)]), LEDGERS))
    assert (state.key, state.path, state.target_path) == ("b", "content/zh/b.md", "content/en/a.md")
    assert state.label is Label.UP_TO_DATE


def test_nothing_is_joined_without_reason() -> None:
    """Without a ledger, without the texts, and where two sources have them, or the one has a translation."""
    one = chinese("b", 0, 1, 2)
    for documents, ledgers in (
        ([ENGLISH, one], {}),
        ([ENGLISH, chinese("b", 3, 4, 5)], LEDGERS),
        ([ENGLISH, one, chinese("c", 0, 1, 2)], LEDGERS),
        ([ENGLISH, one, document("en/b", "Another one.")], LEDGERS),
        ([ENGLISH, chinese("a", 0, 1, 2), one], LEDGERS),
    ):
        index = site(documents)
        assert rejoined(index, ledgers) == index.groups


def test_two_translations_do_not_share_a_source() -> None:
    """A locale has one version of a document: both wait for a decision."""
    two = [ENGLISH, document("en/d", *(text for _, text in PAIRS[:3])), chinese("b", 0, 1, 2)]
    index = site(two)
    assert rejoined(index, {**LEDGERS, "l10n/en/d.ledger": LEDGERS["l10n/en/a.ledger"]}) == index.groups
