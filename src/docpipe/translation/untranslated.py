"""Whether a block was left in its source's language, judged by script for each pair of locales."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docpipe.model.block import Block
from docpipe.model.locale import Locale

_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
# Letters no other of these scripts has; Han is counted by the parser, in prose only.
_LETTERS = {
    "Jpan": re.compile("[\u3041-\u309f\u30a1-\u30ff]"),
    "Kore": re.compile("[\uac00-\ud7af\u1100-\u11ff]"),
    "Cyrl": re.compile("[\u0400-\u052f]"),
    "Arab": re.compile("[\u0600-\u06ff\u0750-\u077f]"),
}
_FOREIGN_SHARE = 0.3
# About one character in three of running text differs between simplified and traditional script, and
# Japanese headings are often Chinese to the letter: shorter blocks may be equal and translated.
_EQUAL_BY_CHANCE = 8
# Japanese prose of this many Han characters has kana.
_HAN_WITHOUT_KANA = 10
_WORDS_OF_PROSE = 4


def needs_translation(source: Sequence[Block], locale: Locale) -> bool:
    """Tell whether the source holds a word of its own script; a bare product name in a Chinese text does not."""
    if locale.is_han:
        return _han(source) > 0
    if letters := _LETTERS.get(locale.script):
        return bool(letters.search(_text(source))) or (locale.script == "Jpan" and _han(source) > 0)
    return any(block.words for block in source)


def is_untranslated(source: Sequence[Block], target: Sequence[Block], locales: tuple[Locale, Locale]) -> bool:
    """Tell whether `target` is still in the language of `source`.

    Args:
        source: blocks that go together with those of `target`.
        target: at least one block.
        locales: of source and target.
    """
    if not needs_translation(source, locales[0]):
        return False
    is_equal = [block.loose for block in source] == [block.loose for block in target]
    han = _han(target)
    if locales[0].is_han and locales[1].is_han:
        return is_equal and han >= _EQUAL_BY_CHANCE
    if {locales[0].is_han, locales[1].is_han} == {True, False} and "Jpan" in {locales[0].script, locales[1].script}:
        return _is_left_in_sister_script(target, locales[0], is_equal=is_equal)
    return is_equal or _is_foreign(target, locales, han)


def _is_left_in_sister_script(target: Sequence[Block], source: Locale, *, is_equal: bool) -> bool:
    han = _han(target)
    kana = len(_LETTERS["Jpan"].findall(_text(target)))
    if source.is_han:
        return kana == 0 and (han >= _HAN_WITHOUT_KANA or (is_equal and han >= _EQUAL_BY_CHANCE))
    return kana > _FOREIGN_SHARE * han or (is_equal and han >= _EQUAL_BY_CHANCE)


def _han(blocks: Sequence[Block]) -> int:
    return sum([block.han for block in blocks])


def _is_foreign(target: Sequence[Block], locales: tuple[Locale, Locale], han: int) -> bool:
    if locales[0].is_han and not han:
        return False
    text = _text(target)
    own = len(_own_letters(locales[1]).findall(text)) if not locales[1].is_han else han
    if locales[0].is_han:
        return han > _FOREIGN_SHARE * (han + own)
    if letters := _LETTERS.get(locales[0].script):
        foreign = len(letters.findall(text))
        return locales[0].script != locales[1].script and foreign > _FOREIGN_SHARE * (foreign + own)
    # Latin words are at home in every text, so only a text without a letter of its own is a copy.
    is_mixed_pair = locales[1].is_han or locales[1].script in _LETTERS
    return is_mixed_pair and own == 0 and sum(block.words for block in target) >= _WORDS_OF_PROSE


def _own_letters(locale: Locale) -> re.Pattern[str]:
    return _LETTERS.get(locale.script, _LATIN)


def _text(blocks: Sequence[Block]) -> str:
    return "".join(block.text for block in blocks)
