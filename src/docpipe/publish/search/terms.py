"""The terms a text is found by: pairs of neighbouring characters where words have no spaces between them, else words.

The script of the search page, themes/default/search.js, cuts what readers type in the same way.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator

# Thai, Lao, Burmese and Khmer, with their marks; Han, kana and Hangul.
_UNSPACED = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
    r"\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
_RUN = re.compile(rf"([{_UNSPACED}]+)|[^\W_{_UNSPACED}]+")


def terms(text: str) -> Iterator[str]:
    """Yield the terms of a text in order, repeated ones each time.

    A run of Han, of kana or of another script without spaces gives each character with the one after it, and its
    last one alone, so that every string in it is found by its own pairs, and a single character by what begins with it.

    >>> list(terms("用 Redis 存元数据"))
    ['用', 'redis', '存元', '元数', '数据', '据']
    """
    for match in _RUN.finditer(unicodedata.normalize("NFKC", text).lower()):
        run = match[0]
        if match[1]:
            yield from map("".join, itertools.pairwise(run))
            yield run[-1]
        else:
            yield run
