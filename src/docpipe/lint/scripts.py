"""Which script a text is written in, and whether that can be the language of its locale."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from docpipe.model.block import Block
from docpipe.model.document import Document
from docpipe.model.locale import Locale

# Scripts no text of another language borrows, each with how many letters make up what one Han character says.
_LETTERS = {
    "Kana": (re.compile("[\u3041-\u309f\u30a1-\u30ff]"), 1.0),
    "Hang": (re.compile("[\uac00-\ud7af\u1100-\u11ff]"), 1.0),
    "Cyrl": (re.compile("[\u0400-\u052f]"), 4.0),
    "Grek": (re.compile("[\u0370-\u03ff\u1f00-\u1fff]"), 4.0),
    "Arab": (re.compile("[\u0600-\u06ff\u0750-\u077f]"), 3.0),
    "Hebr": (re.compile("[\u0590-\u05ff]"), 3.0),
    "Deva": (re.compile("[\u0900-\u097f]"), 3.0),
    "Thai": (re.compile("[\u0e00-\u0e7f]"), 4.0),
}
_OTHER_WORD = re.compile(
    "[\u0370-\u052f\u0590-\u077f\u0900-\u097f\u0e00-\u0e7f\u1100-\u1fff\u3041-\u30ff\uac00-\ud7af]+"
)
_PER_WORD = 1.5
_OWN = {
    "Hans": ("Hani",),
    "Hant": ("Hani",),
    "Hani": ("Hani",),
    "Jpan": ("Hani", "Kana"),
    "Kore": ("Hang",),
    "Latn": ("Latn",),
    **{script: (script,) for script in _LETTERS if script not in {"Kana", "Hang"}},
}
# Below this many units a text is a list of names or a stub, and says nothing of its language.
_LEAST_UNITS = 60.0
# Latin names and terms are at home in every text; a foreign script in a Latin text is not.
_OWN_SHARE = 0.1
_FOREIGN_SHARE = 0.5
_KANA_SHARE = 0.05
_MUCH_KANA = 0.15

NAMES = {
    "Hani": "Han characters",
    "Kana": "kana",
    "Hang": "Hangul",
    "Cyrl": "Cyrillic letters",
    "Grek": "Greek letters",
    "Arab": "Arabic letters",
    "Hebr": "Hebrew letters",
    "Deva": "Devanagari",
    "Thai": "Thai letters",
    "Latn": "Latin letters",
}
"""What the scripts are called in messages."""


class Scripts(msgspec.Struct, frozen=True):
    """How much of a text each script makes up, in units of one Han character; a Latin word counts 1.5."""

    units: dict[str, float]

    @property
    def total(self) -> float:
        """All of it."""
        return sum(self.units.values())

    def share(self, *scripts: str) -> float:
        """Return the share of these scripts together, 0 to 1; 0 of nothing."""
        total = self.total
        return sum(self.units.get(script, 0.0) for script in scripts) / total if total else 0.0

    @property
    def first(self) -> str:
        """The script that makes up most; "" of nothing."""
        return max(self.units, key=lambda script: self.units[script], default="")


def scripts_of(blocks: Iterable[Block]) -> Scripts:
    """Return what these blocks are written in; code is left out."""
    prose = [block for block in blocks if block.translatable]
    text = "".join(block.text for block in prose)
    units = {"Hani": float(sum(block.han for block in prose))}
    words = sum(block.words for block in prose)
    if _OTHER_WORD.search(text):
        words = max(0, words - len(_OTHER_WORD.findall(text)))
        units |= {script: len(letter.findall(text)) / size for script, (letter, size) in _LETTERS.items()}
    units["Latn"] = _PER_WORD * words
    return Scripts(units)


def foreign_script(document: Document, locale: Locale) -> str:
    """Return the script a document is written in where its locale's language cannot be; "" where it can.

    Short documents, and languages of one script, are never told apart.
    """
    found = scripts_of(document.blocks)
    own = _OWN.get(locale.script)
    if own is None or found.total < _LEAST_UNITS:
        return ""
    if own == ("Latn",):
        return "" if found.first == "Latn" or found.share(found.first) <= _FOREIGN_SHARE else found.first
    if found.share(*own) < _OWN_SHARE:
        return found.first
    kana = found.units.get("Kana", 0.0) / (found.units["Hani"] + found.units.get("Kana", 0.0) or 1.0)
    if locale.is_han:
        return "Kana" if kana > _MUCH_KANA else ""
    return "Hani" if locale.script == "Jpan" and kana < _KANA_SHARE and found.units["Hani"] >= _LEAST_UNITS else ""


def is_left_in_han(block: Block, source: Locale, target: Locale) -> bool:
    """Tell whether a block is plainly in its Chinese source's script though its locale never is."""
    is_plain = source.is_han and target.script not in {"Hans", "Hant", "Hani", "Jpan"}
    return is_plain and block.translatable and block.han > _FOREIGN_SHARE * (block.han + block.words)
