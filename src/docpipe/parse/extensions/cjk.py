"""Chinese, Japanese and Korean text among Markdown's marks: emphasis and line breaks.

CommonMark decides by punctuation and white space whether `**` opens or closes, which fails where
no blanks stand between words: `**注意：**请` stays literal (commonmark-spec issue 650). Here CJK
punctuation counts as a letter, and a CJK letter beside the markers as a blank.
"""

from __future__ import annotations

import unicodedata

from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline.state_inline import Scanned


def is_wide(character: str) -> bool:
    """Tell whether a character belongs to CJK writing: Han, kana, hangul or their punctuation."""
    return character >= "\u1100" and unicodedata.east_asian_width(character) in "WF" and not _is_emoji(character)


def is_quote(character: str) -> bool:
    """Tell whether it is a mark that Chinese shares with Latin: curly quotes, dash, ellipsis, middle dot."""
    return character in "“”‘’—…·"


def _is_emoji(character: str) -> bool:
    return "\U0001f000" <= character <= "\U0001faff" or "\u2600" <= character <= "\u27bf"


def _is_hangul(character: str) -> bool:
    return "\uac00" <= character <= "\ud7af" or "\u1100" <= character <= "\u11ff"


def friendly_delimiters(text: str, start: int, stock: Scanned, *, can_split_word: bool, end: int) -> Scanned:
    """Return what a run of markers at `start` may do, where CJK text stands beside it.

    Differs from `stock`, CommonMark's own judgement, only if a CJK character or mark is a
    neighbour. Follows the amendment proposed as "CommonMark CJK-friendly" in issue 650.
    """
    before = text[start - 1] if start > 0 else " "
    behind = text[start + stock.length] if start + stock.length < end else " "
    before_cjk, behind_cjk = is_wide(before), is_wide(behind)
    if not (before_cjk or behind_cjk):
        return stock
    before_blank, behind_blank = isWhiteSpace(ord(before)), isWhiteSpace(ord(behind))
    before_mark = _is_punctuation(before) and not before_cjk
    behind_mark = _is_punctuation(behind) and not behind_cjk
    left = not behind_blank and (not behind_mark or before_blank or before_mark or before_cjk)
    right = not before_blank and (not before_mark or behind_blank or behind_mark or behind_cjk)
    return Scanned(
        left and (can_split_word or not right or _is_punctuation(before)),
        right and (can_split_word or not left or _is_punctuation(behind)),
        stock.length,
    )


def _is_punctuation(character: str) -> bool:
    return isMdAsciiPunct(ord(character)) or isPunctChar(character)


def joins(before: str, behind: str) -> bool:
    """Tell whether a line break between two characters is no space in the page.

    As CSS Text 3 §4.1.3 has it for wide characters, hangul excepted, and beside a full-width mark.
    """
    if not before or not behind:
        return False
    if _is_hangul(before) or _is_hangul(behind):
        return False
    if is_wide(before) and is_wide(behind):
        return True
    wide_mark = (is_wide(before) and _is_punctuation(before)) or (is_wide(behind) and _is_punctuation(behind))
    quote_beside_wide = (is_quote(before) and is_wide(behind)) or (is_wide(before) and is_quote(behind))
    return wide_mark or quote_beside_wide
