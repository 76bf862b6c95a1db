"""The commit that front matter names."""

from __future__ import annotations

import pytest

from docpipe.model.text import Position
from docpipe.translation.adopting.pin import Pin, pin_of
from tests.translation.reading import document


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("default_lang_commit: 0123456 # patched", Pin("0123456", "default_lang_commit", Position(2, 1))),
        ("default_lang_commit: 12e4567", Pin("12e4567", "default_lang_commit", Position(2, 1))),
        ("title: a\nl10n:\n  sourceCommit: abc", Pin("abc", "l10n.sourceCommit", Position(4, 3))),
        ("l10n: {sourceCommit: abc}", Pin("abc", "l10n.sourceCommit", Position(2, 8))),
        ("source_commit:", Pin("", "source_commit", Position(2, 1))),
        ("l10n:\n  other: abc\ncommit: abc", None),
    ],
)
def test_the_pin_of_a_translation(front: str, expected: Pin | None) -> None:
    """A hash is a text, even one that YAML reads as a number."""
    assert pin_of(document(f"---\n{front}\n---\n\na\n")) == expected


def test_without_front_matter_there_is_none() -> None:
    """Nor in the text."""
    assert pin_of(document("source_commit: abc\n")) is None
