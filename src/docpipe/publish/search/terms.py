"""The terms a text is found by: pairs of neighbouring characters where words have no spaces between them, else words.

The script of the search page, themes/default/search.js, cuts what readers type in the same way.
"""

from __future__ import annotations

import re
import string
import unicodedata

# Thai, Lao, Burmese and Khmer, with their marks; Han, kana and Hangul.
_UNSPACED = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
    r"\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
_WORD = re.compile(rf"[^\W_{_UNSPACED}]+")
_PAIR = re.compile(rf"(?=([{_UNSPACED}]{{1,2}}))[{_UNSPACED}]")
# A text of ASCII alone is split four times as fast.
_NO_WORD = str.maketrans(
    {sign: " " for sign in map(chr, range(128)) if sign not in string.ascii_lowercase + string.digits}
)
# Text that is in NFKC already costs nothing, and in most Chinese texts only these are not: each is replaced by what
# NFKC has for it.
_WIDE = tuple((wide, unicodedata.normalize("NFKC", wide)) for wide in "，：；？！（）％～…\u3000")


def terms(text: str) -> list[str]:
    """Return the terms of a text, repeated ones each time: its words, then its pairs.

    A run of Han, of kana or of another script without spaces gives each character with the one after it, and its
    last one alone, so that every string in it is found by its own pairs, and a single character by what begins with it.

    >>> list(terms("用 Redis 存元数据"))
    ['redis', '用', '存元', '元数', '数据', '据']
    """
    for wide, narrow in _WIDE:
        text = text.replace(wide, narrow)
    text = unicodedata.normalize("NFKC", text).lower()
    return text.translate(_NO_WORD).split() if text.isascii() else _WORD.findall(text) + _PAIR.findall(text)
