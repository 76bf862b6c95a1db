"""The lines that say what an adoption brought."""

from __future__ import annotations

from docpipe.model.source import DocumentKey, LocaleName
from docpipe.model.translation import BlockState, Coverage, Freshness, Label, TranslationState
from docpipe.report.adoption_text import adoption_lines

ZH, JA, FR = LocaleName("zh"), LocaleName("ja"), LocaleName("fr")


def state(locale: LocaleName, *kinds: Freshness) -> TranslationState:
    """Return the state of a document with a block of each of these kinds, the last one made of two."""
    blocks = tuple(
        BlockState((number, number + 9) if number == len(kinds) - 1 else (number,), (number,), kind)
        for number, kind in enumerate(kinds)
    )
    return TranslationState(DocumentKey("a"), locale, LocaleName("en"), "a", "b", Label.PARTIAL, Coverage(), blocks)


def test_one_line_per_locale_and_one_for_all() -> None:
    """In the order of the site; documents without a translation do not count."""
    states = [
        state(ZH, Freshness.CURRENT, Freshness.OUTDATED, Freshness.MISSING),
        state(JA, Freshness.UNVERIFIED, Freshness.CURRENT),
        state(JA, Freshness.CURRENT),
        state(FR),
    ]
    assert list(adoption_lines(states, (FR, ZH, JA))) == [
        "zh: blocks: 1 current, 1 outdated, 0 unverified; in 1 document",
        "ja: blocks: 4 current, 0 outdated, 1 unverified; in 2 documents",
        "in all: blocks: 5 current, 1 outdated, 1 unverified; in 3 documents",
    ]


def test_of_one_locale_one_line_is_enough() -> None:
    """The sum would say the same again."""
    assert len(list(adoption_lines([state(ZH, Freshness.CURRENT)], (ZH,)))) == 1
