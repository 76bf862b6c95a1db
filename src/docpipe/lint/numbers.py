"""The numbers of a text as values, whichever way a language writes them: `7.5万`, `75,000`, `75 thousand`."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from fractions import Fraction

import msgspec

# What looks like a number and says something else: addresses, dates, times of day, round-the-clock.
_NO_NUMBER = re.compile(
    r"(?:https?://|www\.)[^\s，。；）]*|(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.]+|24\s?[/x×*]\s?7|7\s?[/x×*]\s?24"
    r"|(?<![0-9.])(?:[0-9]{4}[-./][0-9]{1,2}[-./][0-9]{1,2}|[0-9]{1,2}[-./][0-9]{1,2}[-./][0-9]{4})(?![0-9.])"
    r"|[0-9]{1,2}[:：][0-9]{2}(?:[:：][0-9]{2})?(?:\s?[ap]\.?m\b\.?)?|\b[0-9]{1,2}\s?[ap]\.?m\b\.?",
    re.IGNORECASE,
)
# `[0,90,180]`: what stands between these commas is no number of thousands, and no decimal.
_LIST = re.compile(
    r"(?<![0-9.,])(?:[0-9]++(?!(?:,[0-9]{3})++(?![0-9]))(?:,[0-9]++){2,}+|[0-9]++,[0-9]{4,}+)(?![0-9,.])"
)
# Of Chinese, Japanese and Korean.
_HAN_UNITS = {
    **dict.fromkeys("十", 10),
    **dict.fromkeys("百", 100),
    **dict.fromkeys("千천", 1000),
    **dict.fromkeys("万萬만", 10**4),
    **dict.fromkeys("亿億억", 10**8),
    **dict.fromkeys("兆", 10**12),
}
_WORDS_OF_UNITS = {
    "hundred": 100,
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
    "bn": 10**9,
    "mn": 10**6,
    "tausend": 10**3,
    "mille": 10**3,
    "mil": 10**3,
    "тыс": 10**3,
    "mio": 10**6,
    "millione": 10**6,
    "millón": 10**6,
    "millone": 10**6,
    "млн": 10**6,
    "milliard": 10**9,
    "milliarde": 10**9,
    "mrd": 10**9,
    "млрд": 10**9,
}
_UNIT_WORDS = "|".join(sorted(_WORDS_OF_UNITS, key=len, reverse=True))
_LETTERS = {"k": 10**3, "m": 10**6, "b": 10**9, "g": 10**9, "t": 10**12, "w": 10**4}
# Digits that a letter precedes belong to a name; signs of Chinese, Japanese and Korean are no such letters.
_NUMBER = re.compile(
    r"(?<![^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])(?<!\.)"
    r"(?P<digits>[0-9]+(?:,[0-9]{3}(?![0-9]))*+(?:\.[0-9]+)*(?:,[0-9]+)?)"
    r"(?:\s?(?P<han>[十百千]?[万萬亿億兆만억]{1,2}|[十百千천])"
    rf"|\s?(?P<word>(?i:{_UNIT_WORDS}))(?:[sn]|en)?\b"
    r"|(?P<letter>[kKmMbBgGtTwW])(?![A-Za-z0-9])"
    r"|(?P<decades>\s?年代|(?<=0)s\b)"
    r"|(?P<unit>(?:[mnuμ]?s|min|h|[KMGTP]i?[Bb](?:ps)?|bytes?|[kMG]?Hz|px|[kcm]m|kg|x)(?![A-Za-z0-9]))"
    r"|(?P<other>(?!(?:st|nd|rd|th)\b)[A-Za-z_][A-Za-z0-9_]*))?"
)
_ENGLISH = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
_OTHER = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?|[0-9]+,[0-9]+")
_RANGE = re.compile(r"\s?(?:[-–—~～至到]|to|and|和|或|or)\s?")
_NAME_BEFORE = re.compile(r"[A-Za-z0-9][-_/.#]")
_GLUED = re.compile(r"(?<=[A-Za-z_])[0-9][\w.]*")
# What is longer is no number that anybody reads, and slow to reckon with.
_LONGEST = 30
_DIGITS = re.compile(r"(?<![0-9])[0-9]{1,30}(?![0-9])(?:\.[0-9]{1,30})?")
_PLAIN = re.compile(
    r"([0-9]+(?:[.,][0-9]+)*)(\s?(?:[十百千万萬亿億兆]|[kKmMbBgGtTwW](?![A-Za-z0-9])|(?:hundred|thousand|[mbtr]+illion)))?"
)
_HAN_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_HAN_NUMBER = re.compile("[〇零一二三四五六七八九十百千万亿两]{1,30}")
_NAMES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
)
_SMALL = dict(zip(_NAMES.split(" "), (*range(20), *range(20, 100, 10)), strict=True)) | {"a": 1, "an": 1}
_OFTEN = {"half": Fraction(1, 2), "dozen": Fraction(12), "score": Fraction(20)}
_WORD = re.compile(r"[A-Za-z]+")
# Every other word ends a number.
_COUNTING = frozenset({*_SMALL, *_WORDS_OF_UNITS, *_OFTEN, "and"})
_LARGEST_SPELT_OUT = 12
_HUNDRED = 100
_NOTHING = Fraction(0)
_LARGEST = 10**15


class Number(msgspec.Struct, frozen=True):
    """A number as it is written in digits.

    Attributes:
        start, end: where in the text.
        values: what it may say; a letter behind it (`64K`) may be a unit or a factor.
    """

    start: int
    end: int
    values: frozenset[Fraction]
    text: str

    @property
    def is_small(self) -> bool:
        """Whether a good writer would spell it out, so that its digits prove nothing."""
        return all(value <= _LARGEST_SPELT_OUT and value.denominator == 1 for value in self.values)


def numbers_in(text: str) -> Iterator[Number]:
    """Yield the numbers written in digits; those that belong to a name (`SHA256`, `v1.2`) are none.

    Versions (`1.2.3`) are none either.
    """
    matches = list(_NUMBER.finditer(_blanked(text)))
    for match, behind in itertools.zip_longest(matches, matches[1:]):
        digits = match["digits"]
        if match["other"] is None and len(digits) <= _LONGEST and not _is_part(text, match):
            read = _readings(digits)
            values = {value for one in read for value in _values(one, match)}
            if behind is not None and _RANGE.fullmatch(text, match.end(), behind.start()):
                # `14–15 million`: the unit holds for both.
                values |= {value for one in read for value in _values(one, behind)}
            if not values:
                continue
            yield Number(match.start(), match.end(), frozenset(values), match[0])


def _readings(digits: str) -> list[Fraction]:
    """Return what digits with points and commas say in the languages that use them in either way.

    None for a version, `1.2.3`.
    """
    english, other = digits.replace(",", ""), digits.replace(".", "").replace(",", ".")
    read = [Fraction(english)] if english.count(".") <= 1 and _ENGLISH.fullmatch(digits) else []
    return read + ([Fraction(other)] if _OTHER.fullmatch(digits) else [])


def _blanked(text: str) -> str:
    hidden = _LIST.sub(_with_blanks, _NO_NUMBER.sub(_blanks, text))
    return _GLUED.sub(_blanks, hidden)


def _with_blanks(match: re.Match[str]) -> str:
    return match[0].replace(",", " ")


def _blanks(match: re.Match[str]) -> str:
    return "\0" * len(match[0])


def _is_part(text: str, match: re.Match[str]) -> bool:
    """Tell whether the number is a piece of a name or an identifier: `GPT-4`, `3-node`, `a.1`."""
    before = text[match.start() - 2 : match.start()]
    return bool(_NAME_BEFORE.fullmatch(before))


def _values(value: Fraction, match: re.Match[str]) -> Iterator[Fraction]:
    if match["han"]:
        for character in match["han"]:
            value *= _HAN_UNITS[character]
        yield value
    elif match["word"]:
        yield value * _WORDS_OF_UNITS[match["word"].lower()]
    elif match["letter"]:
        yield from (value, value * _LETTERS[match["letter"].lower()])
    elif match["decades"]:
        yield from (value, value % 100, 1900 + value % 100, 2000 + value % 100)
    else:
        yield value


def may_lack_number(source: str, target: str) -> bool:
    """Tell cheaply whether a number of `source` may be missing in `target`: its digits are, or it has a factor."""
    there = {match[1] for match in _PLAIN.finditer(target)}
    return any(match[2] or (len(match[1]) > 1 and match[1] not in there) for match in _PLAIN.finditer(source))


def values_in(text: str) -> set[Fraction]:
    """Return everything that the numbers of a text may say, spelt-out ones (English, Chinese) included."""
    return written_in(text) | set(_spelt_in_han(text)) | set(_spelt_in_english(text))


def written_in(text: str) -> set[Fraction]:
    """Return everything that the numbers of a text in digits may say."""
    found = {value for number in numbers_in(text) for value in number.values}
    return found | {Fraction(digits) for digits in _DIGITS.findall(text.replace(",", ""))}


def _spelt_in_han(text: str) -> Iterator[Fraction]:
    for match in _HAN_NUMBER.finditer(text):
        total = section = digit = 0
        for character in match[0]:
            unit = _HAN_UNITS.get(character, 0)
            if not unit:
                digit = digit * 10 + _HAN_DIGITS[character] if digit else _HAN_DIGITS[character]
            elif unit < 10**4:
                section += (digit or 1) * unit
                digit = 0
            else:
                total = (total + section + digit or 1) * unit
                section = digit = 0
        yield Fraction(total + section + digit)
    if "半" in text:
        yield from (Fraction(1, 2), Fraction(50))


def _spelt_in_english(text: str) -> Iterator[Fraction]:
    """Yield the numbers of `a hundred and twenty` and its kind, each step on the way included."""
    whole = part = _NOTHING
    end = -1
    for match in _WORD.finditer(text):
        word = match[0].lower()
        if word not in _COUNTING:
            end = -1
            yield _NOTHING
            continue
        if end < 0 or text[end : match.start()].strip(" -"):
            whole = part = _NOTHING
        end = match.end()
        small, unit = _SMALL.get(word), _WORDS_OF_UNITS.get(word)
        if small is not None:
            part += small
        elif unit == _HUNDRED:
            part = (part or Fraction(1)) * unit if part < _LARGEST else _NOTHING
        elif unit is not None:
            whole, part = whole + (part or Fraction(1)) * unit, _NOTHING
        elif word != "and":
            whole = part = _NOTHING
        yield whole + part
        if word in _OFTEN:
            yield from (_OFTEN[word], 100 * _OFTEN[word])
