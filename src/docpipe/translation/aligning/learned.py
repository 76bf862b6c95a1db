"""What two blocks of two locales are compared by: the usual length of a translation, and words that go together."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from docpipe.model.source import LocaleName
from docpipe.translation.aligning.lengths import LengthScale, length_scale
from docpipe.translation.aligning.lexicon import Lexicon


class Learned:
    """What is known of two locales; learned when it is first asked for, as most texts can be paired without."""

    def __init__(self, learn: Callable[[], tuple[LengthScale, Lexicon | None]]) -> None:
        """Take what learns; it is called at most once."""
        self._learn = learn

    def view(self) -> Learned:
        """Return another one that knows the same, and tells whether it was asked itself."""
        return Learned(lambda: self._found)

    @property
    def was_asked(self) -> bool:
        """Whether anybody wanted to know."""
        return "_found" in self.__dict__

    @cached_property
    def _found(self) -> tuple[LengthScale, Lexicon | None]:
        return self._learn()

    @property
    def scale(self) -> LengthScale:
        """How long translations are."""
        return self._found[0]

    @property
    def lexicon(self) -> Lexicon | None:
        """Words that translate each other; None where none are known."""
        return self._found[1]


def usual(source: LocaleName, target: LocaleName) -> Learned:
    """Return what holds for any two texts of these locales."""
    return Learned(lambda: (length_scale(source, target), None))
