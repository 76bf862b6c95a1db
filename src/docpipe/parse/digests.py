"""The two digests of a block: what it says, and what it points at.

The *loose* digest is blind to what a translator need not look at: white space, full and half
width, quote styles. URLs, code, images and numbers are not in it: they are the *anchors*. So a
change is cosmetic (neither digest moves), mechanical (anchors only) or prose.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NORMALISER = "loose-1"
"""Names the rules below; ledgers record it. Any change of them needs a new name."""

# Frozen at Unicode 3.2, so that a newer Python changes no digest.
_nfc = unicodedata.ucd_3_2_0.normalize

_WHITE = "\t\n\v\f\r \u0085\u00a0\u00ad\u1680\u2028\u2029\u202f\u205f\u2060\u3000\ufeff" + "".join(
    map(chr, range(0x2000, 0x200E))
)
_FOLD = {
    **{ord(character): None for character in _WHITE},
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys(map(ord, "“”„‟«»「」『』｢｣〝〞＂"), '"'),
    **dict.fromkeys(map(ord, "‘’‚‛‹›＇"), "'"),
    **dict.fromkeys(map(ord, "。｡"), "."),
    **dict.fromkeys(map(ord, "、､"), ","),
}
_NUMBER = re.compile(r"[0-9０-９]+(?:[.,:/．，：][0-9０-９]+)*")
# Han with its extensions A to H and compatibility ideographs; 〇 counts as one.
_HAN = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
# What no text composes or decomposes, in any version of Unicode: Latin letters, Chinese and its marks.
_COMPOSED = re.compile("[\0-\u00ff\u2010-\u2027\u3000-\u3029\u4e00-\u9fa5\uff01-\uff5e]*")
_WORD = re.compile(r"[^\W\d_]+(?:['’‑-][^\W\d_]+)*")
CODE = "\x02"
"""Stands in prose for a code span."""
URL = "\x03"
"""Stands in prose for an address that is its own text."""


def loose_digest(prose: str) -> str:
    """Return 12 hexadecimal digits for what `prose` says; "" if it says nothing."""
    composed = prose if prose.isascii() or _COMPOSED.fullmatch(prose) else _nfc("NFC", prose)
    folded = _NUMBER.sub("\x01", composed).translate(_FOLD)
    return _digest(folded, 6) if folded else ""


def anchors_of(prose: str, codes: Sequence[str] = (), targets: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the anchors of a block, sorted: numbers in its prose, code, and what it links or shows."""
    numbers = [number if number.isascii() else number.translate(_FOLD) for number in _NUMBER.findall(prose)]
    if not codes and not targets:
        return tuple(sorted(numbers))
    return tuple(sorted([*targets, *[f"`{code}" for code in codes], *numbers]))


def numbers_in(prose: str) -> Iterator[tuple[int, int, str]]:
    """Yield the numbers of a text: where each begins and ends, and how it enters the digest, half width."""
    for found in _NUMBER.finditer(prose):
        yield found.start(), found.end(), found[0].translate(_FOLD)


def anchors_digest(values: Sequence[str]) -> str:
    """Return 8 hexadecimal digits for a block's anchors; "" if it has none."""
    return _digest("\n".join(values), 4) if values else ""


def has_letters(prose: str) -> bool:
    """Tell whether there is anything to translate."""
    return any(map(str.isalpha, prose))


def count_han(prose: str) -> int:
    """Return the number of Han characters."""
    return counts(prose)[0]


def count_words(prose: str) -> int:
    """Return the number of words in scripts other than Han; a number is no word."""
    return counts(prose)[1]


def counts(prose: str) -> tuple[int, int]:
    """Return the numbers of Han characters and of words in other scripts."""
    rest, runs = (prose, 0) if prose.isascii() else _HAN.subn(" ", prose)
    words = _WORD.findall(rest)
    # Nearly all are letters throughout; what is looked at one by one holds an apostrophe, a hyphen or a numeral.
    count = sum(map(str.isalpha, words))
    return len(prose) - len(rest) + runs, count if count == len(words) else sum(map(has_letters, words))


def _digest(text: str, size: int) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=size).hexdigest()
