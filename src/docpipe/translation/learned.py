"""What two blocks of two locales are compared by: the usual length of a translation, and words that go together."""

from __future__ import annotations

import msgspec

from docpipe.model.document import Document
from docpipe.translation.lengths import LengthScale, length_scale
from docpipe.translation.lexicon import Lexicon


class Learned(msgspec.Struct, frozen=True):
    """What is known of two locales.

    Attributes:
        scale: how long translations are.
        lexicon: words that translate each other; None where none are known.
    """

    scale: LengthScale
    lexicon: Lexicon | None = None


def usual(source: Document, target: Document) -> Learned:
    """Return what holds for any two texts of these locales."""
    return Learned(length_scale(source.file.locale, target.file.locale))
