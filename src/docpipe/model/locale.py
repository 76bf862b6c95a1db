"""What a locale is."""

from __future__ import annotations

from typing import Literal

import msgspec

from docpipe.model.source import LocaleName, LocaleTag

Direction = Literal["ltr", "rtl"]


class Locale(msgspec.Struct, frozen=True):
    """A language the site speaks.

    Attributes:
        name: the content folder and URL segment.
        tag: BCP 47, for `lang` and `hreflang`.
        script: ISO 15924, `Hans`, `Latn`, `Arab`.
        direction: of its text.
        label: its name in itself, `简体中文`.
        babel: the identifier Babel knows it by, `zh_Hans`.
        open_graph: the form Open Graph wants, `zh_CN`.
        sentence_ends: the marks a sentence may end in.
        words_per_minute: silent reading speed, for reading times; Han characters count as words.
    """

    name: LocaleName
    tag: LocaleTag
    script: str
    direction: Direction
    label: str
    babel: str
    open_graph: str
    sentence_ends: str = ".!?…"
    words_per_minute: int = 220

    @property
    def is_han(self) -> bool:
        """Whether it is written in Han characters alone, so that Han text in it is at home."""
        return self.script in {"Hans", "Hant", "Hani"}
