"""What changed in the wording of a text: by words, and by words in Han text, too, which has no spaces between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import accumulate, groupby

import budoux

from docpipe.model.work import Piece, PieceKind

# A run of white space, of letters and digits, of one East Asian script, or one character of anything else.
_TOKEN = re.compile(
    r"\s+|[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\u3005\u3040-\u30ff]+|[^\W_\u3400-\u9fff\uf900-\ufaff"
    r"\U00020000-\U0003ffff\u3005\u3040-\u30ff]+|."
)
_EAST_ASIAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\u3005\u3040-\u30ff]")
_MODELS = {"zh-Hans": "zh-hans", "zh-Hant": "zh-hant", "ja": "ja"}
# Words kept between two changes are noise when the changes around them are longer than they are by this much.
_ISLAND = 2
# Above this many words in both texts together the diff is by lines: it costs their product.
_MOST = 20_000


def word_diff(before: str, after: str, tag: str) -> tuple[Piece, ...]:
    """Return the pieces of which `before` became `after`, removed ones before added ones.

    The kept and removed pieces joined are `before`, the kept and added ones are `after`. Han and Japanese text
    is split into words by BudouX.

    Args:
        before: a text without markup.
        after: likewise.
        tag: BCP 47 tag of their language; it chooses the model.
    """
    old, new = _words(before, tag), _words(after, tag)
    if len(old) + len(new) > _MOST:
        old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    blocks = _without_islands(matcher.get_opcodes())
    return tuple(_joined(_pieces(blocks, old, new)))


_Range = tuple[str, int, int, int, int]


def _without_islands(opcodes: Sequence[_Range]) -> list[_Range]:
    """Return the ranges with short kept ones between longer changes counted as changed: two edits read as one."""
    found: list[_Range] = []
    for number, (tag, i1, i2, j1, j2) in enumerate(opcodes):
        around = opcodes[number - 1 : number + 2 : 2] if 0 < number < len(opcodes) - 1 else ()
        is_island = bool(around) and all((i2 - i1) * _ISLAND <= _size(each) for each in around)
        found.append(("replace" if tag == "equal" and is_island else tag, i1, i2, j1, j2))
    merged: list[_Range] = []
    for is_equal, group in groupby(found, key=lambda each: each[0] == "equal"):
        ranges = list(group)
        merged.append(("equal" if is_equal else "replace", ranges[0][1], ranges[-1][2], ranges[0][3], ranges[-1][4]))
    return merged


def _size(opcode: _Range) -> int:
    """Return how many words a change takes out or puts in, whichever is less: an insertion alone joins nothing."""
    _, i1, i2, j1, j2 = opcode
    return min(i2 - i1, j2 - j1)


def _pieces(ranges: Iterable[_Range], old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    for tag, i1, i2, j1, j2 in ranges:
        if tag == "equal":
            yield Piece(PieceKind.KEPT, "".join(old[i1:i2]))
            continue
        # The same characters may be split into other words on either side: 这里|有 and 这|里|有.
        first = _in_common(old[i1:i2], new[j1:j2])
        removed, added = "".join(old[i1:i2])[first:], "".join(new[j1:j2])[first:]
        last = min(_in_common(old[i1:i2][::-1], new[j1:j2][::-1], step=-1), len(removed), len(added))
        yield Piece(PieceKind.KEPT, "".join(old[i1:i2])[:first])
        if last == 0 and (place := _put_in(removed, added)) is not None:
            yield from place
            continue
        yield Piece(PieceKind.REMOVED, removed[: len(removed) - last])
        yield Piece(PieceKind.ADDED, added[: len(added) - last])
        yield Piece(PieceKind.KEPT, removed[len(removed) - last :])


def _put_in(removed: str, added: str) -> tuple[Piece, ...] | None:
    """Return the pieces where one text is the other with some Han put in; None where it is not."""
    shorter, longer = sorted((removed, added), key=len)
    start = _shared(shorter, longer)
    end = _shared(shorter[start:][::-1], longer[start:][::-1])
    middle = longer[start : len(longer) - end]
    # Letters of other scripts make words, and half a word says nothing.
    is_whole = all(
        map(_EAST_ASIAN.match, filter(None, (shorter[:start][-1:], middle[:1], middle[-1:], shorter[start:][:1])))
    )
    if start + end < len(shorter) or not (shorter and middle and is_whole):
        return None
    kind = PieceKind.ADDED if longer == added else PieceKind.REMOVED
    return Piece(PieceKind.KEPT, shorter[:start]), Piece(kind, middle), Piece(PieceKind.KEPT, shorter[start:])


def _in_common(old: Sequence[str], new: Sequence[str], step: int = 1) -> int:
    """Return how many characters both begin with, up to a place where both have a word's end.

    Args:
        old: words of one text.
        new: words of the other.
        step: -1 where the words stand in reverse order, and their characters are compared from behind.
    """
    length = _shared(*("".join(word[::step] for word in words) for words in (old, new)))
    ends = set(accumulate(map(len, old))) & set(accumulate(map(len, new)))
    return max((end for end in ends if end <= length), default=0)


def _shared(one: str, other: str) -> int:
    """Return how many characters both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (mine, yours) in pairs if mine != yours), min(len(one), len(other)))


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces without empty ones, kept ones that meet as one."""
    for kind, group in groupby((piece for piece in pieces if piece.text), key=lambda piece: piece.kind):
        if kind is PieceKind.KEPT:
            yield Piece(kind, "".join(piece.text for piece in group))
        else:
            yield from group


def _words(text: str, tag: str) -> list[str]:
    words: list[str] = []
    for match in _TOKEN.finditer(text):
        run = match[0]
        if _EAST_ASIAN.match(run):
            words += _split(run, tag)
        else:
            words.append(run)
    return words


def _split(run: str, tag: str) -> list[str]:
    """Return a run of Han or Japanese in words; of a language without a model, in characters."""
    model = next((name for prefix, name in _MODELS.items() if tag == prefix or tag.startswith(f"{prefix}-")), "")
    return list(run) if not model else _parser(model).parse(run)


@cache
def _parser(model: str) -> budoux.Parser:
    made = {
        "zh-hans": budoux.load_default_simplified_chinese_parser,
        "zh-hant": budoux.load_default_traditional_chinese_parser,
        "ja": budoux.load_default_japanese_parser,
    }
    return made[model]()
