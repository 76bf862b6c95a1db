"""Whether a text ends unlike the rest of the same post: the judgement behind TR010.

Each sign is weak in itself, so much is left out that ends without a mark everywhere: addresses and paths, labels
with a value, signatures, verses, smileys. On 464 real posts that end in a paragraph or an item, 4 remained.
"""

from __future__ import annotations

import re

import msgspec

from docpipe.lint.endings import last_block
from docpipe.lint.habits import ended_share, ended_share_of_list
from docpipe.lint.scan import Prose, block_prose, ends_sentence, is_han
from docpipe.lint.vocabulary import (
    TRADITIONAL,
    UNLIKELY_CHINESE,
    UNLIKELY_CHINESE_AFTER,
    UNLIKELY_EXCEPT,
    UNLIKELY_WORDS,
)
from docpipe.model.block import Block, BlockKind, RunKind
from docpipe.model.document import Document, Parsed
from docpipe.model.text import Span

_TAIL = 12
_FEWEST_PARAGRAPHS, _FEWEST_ITEMS, _FEWEST_OF_BOTH = 2, 3, 4
_SHARE, _SHARE_OF_ITEMS, _SHARE_OF_BOTH = 0.8, 0.9, 0.9
# In units: Han characters and words. A shorter text may be a greeting, a name or a date …
_SHORT = 6
_FEWEST_BESIDE_SHORT = 4
_LONG = 12
_LONGEST_WORD = 80
# … or nothing at all.
_SHORTEST = 2
# What a last word may hold that is no word: an address, a path, a version, a smiley.
_NO_WORD = re.compile(r"[/\\:@._=<>#~^]|^(?:XD|orz|QAQ)$")
_LAST_WORD = re.compile(r"[^\s，。！？；、：（）“”《》「」\u3400-\u9fff]+$")
# How posts end after their text: a farewell, a request to follow, a note on where and when they appeared.
_CLOSING = re.compile(
    r".{0,4}(?:完|待续|以上|fin|eof|the end)"
    r"|.{0,12}(?:谢谢|感谢|再见|晚安|祝好|共勉|加油|thanks|thank you|cheers|bye|enjoy|regards|happy |see you).{0,12}"
    r"|.{0,20}(?:关注|公众号|转载|出处|首发|扫码|二维码|欢迎|点赞|follow me|originally (?:published|posted)).{0,30}"
    r"|.{0,12}(?:\d{4} ?年.{0,16}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}.{0,16}|(?:更新|写|作|编辑|发布)于.{0,24})"
    r"|(?:last )?(?:updated|published|posted) .{0,30}",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"(?:——?|--|\bby )[^，。！？,!?]{1,30}$")
_LEGAL = re.compile(r"©|\(c\)|copyright|版权|licen[sc]e", re.IGNORECASE)
_LABEL = re.compile(r"[^\s，。！？：:]{1,12}(?: [^\s，。！？：:]{1,12}){0,2}(?:：|: )[^，。！？；：]{0,40}$")
# A sentence that ends in the middle of a line, and no abbreviation.
_SENTENCE = re.compile(r"[^，。！？\s]{3}[。！？][^”’」』）]|[a-z]{3}[.!?] [A-Z]")
_TITLE = re.compile(r"《[^》]*》[^，。；]*$")
_CLAUSES = re.compile(r"[，；]|[,;] ")
_WORD_END = re.compile(r"(?<![A-Za-z0-9_./\\@:#$%&*+=~^'’-])[A-Za-z]{2,30}$")
# Endings that make another form of the same word: `file` is no part of `files` that was left.
_FORMS = frozenset(["s", "es", "d", "ed", "ing", "er", "ers", "ly", "al", "r", "n", "y", "able", "ment", "or"])


class Unusual(msgspec.Struct, frozen=True):
    """An ending without a mark, in a post whose other blocks of that kind have one.

    Attributes:
        span: its last characters, all on one line.
        ended: how many of the others end in a mark.
        others: how many others there are; 0 where the marks inside this block tell.
    """

    span: Span
    ended: int
    others: int


class BrokenWord(msgspec.Struct, frozen=True):
    """A text that stops inside a word; `whole` is the word as it stands elsewhere in the post."""

    span: Span
    whole: str


def unusual_ending(parsed: Parsed) -> Unusual | None:
    """Return the ending of the last block if nearly all others of its kind end in a mark, or None."""
    found = _plain_ending(parsed)
    if found is None or parsed.document is None:
        return None
    block, prose, text = found
    if not is_prose_without_mark(text, block):
        return None
    habit = _habit(block, parsed.document) or _own_habit(text, block, parsed.document)
    if habit is None or (block.han + block.words < _SHORT and 0 < habit[1] < _FEWEST_BESIDE_SHORT):
        return None
    ended, others = habit
    start = max(0, len(text) - _TAIL)
    first = prose.starts[prose.runs.index(prose.run_at(len(text) - 1))]
    return Unusual(prose.span(max(first, start), len(text)), ended, others)


def _habit(block: Block, document: Document) -> tuple[int, int] | None:
    """Return how many of how many other blocks end in a mark, where that is a habit; None where it is none."""
    is_item = block.kind is BlockKind.ITEM
    ended, others = ended_share(document, (block.kind,), block)
    if others >= (_FEWEST_ITEMS if is_item else _FEWEST_PARAGRAPHS):
        is_kept = ended >= (_SHARE_OF_ITEMS if is_item else _SHARE) * others
    else:
        ended, others = ended_share(document, (BlockKind.PARAGRAPH, BlockKind.ITEM), block)
        is_kept = others >= _FEWEST_OF_BOTH and ended >= _SHARE_OF_BOTH * others
    if is_item:
        of_list, items = ended_share_of_list(document, block)
        is_kept = is_kept and of_list == items
    return (ended, others) if is_kept else None


def _own_habit(text: str, block: Block, document: Document) -> tuple[int, int] | None:
    """Return the same where few others can tell: then the marks inside the block's own last line must.

    That is a sentence before the last one, or, where none of the few contradicts, a clause of a long sentence; of a
    text by itself two clauses, since a note of one line often goes without a full stop.
    """
    line = text[text.rfind("\n") + 1 :]
    if _SENTENCE.search(line):
        return 0, 0
    ended, others = ended_share(document, (BlockKind.PARAGRAPH, BlockKind.ITEM), block)
    clauses = len(_CLAUSES.findall(line))
    is_long = block.han + block.words >= _LONG and clauses > (0 if others else 1)
    return (0, 0) if is_long and ended == others < _FEWEST_OF_BOTH else None


def _plain_ending(parsed: Parsed) -> tuple[Block, Prose, str] | None:
    """Return the last block, its prose and its text up to the last word, where it ends in plain prose."""
    number = last_block(parsed)
    if parsed.document is None or number < 0:
        return None
    block = parsed.document.blocks[number]
    if block.kind not in {BlockKind.PARAGRAPH, BlockKind.ITEM} or not {"q", "f"}.isdisjoint(block.nesting):
        return None
    prose = block_prose(parsed, number)
    text = prose.text.rstrip()
    if not text or not text[-1].isalnum():
        return None
    last = prose.run_at(len(text) - 1)
    is_plain = last.kind is RunKind.TEXT and last.link < 0
    return (block, prose, text) if is_plain and not parsed.text[last.span.end : block.span.end].strip() else None


def is_prose_without_mark(text: str, block: Block) -> bool:
    """Tell whether `text` is a sentence rather than a name, a label with a value, a signature or a verse."""
    if ends_sentence(text) or block.han + block.words < _SHORTEST:
        return False
    word = _LAST_WORD.search(text[-_LONGEST_WORD:])
    if word is not None and _NO_WORD.search(word[0]):
        return False
    line = text[text.rfind("\n") + 1 :]
    if (
        _LEGAL.search(line)
        or _CLOSING.fullmatch(line)
        or _SIGNATURE.search(line[-40:])
        or _TITLE.match(line)
        or _is_verse(text)
    ):
        return False
    return block.kind is BlockKind.ITEM or not _LABEL.fullmatch(line)


def _is_verse(text: str) -> bool:
    """Tell whether the line before the last one has no mark either, and is no longer than a verse."""
    before = text.rpartition("\n")[0].rpartition("\n")[2]
    longest = 24 if any(map(is_han, before)) else 50
    return 0 < len(before) <= longest and not ends_sentence(before) and not _CLAUSES.search(before[-2:] + " ")


def unlikely_word(parsed: Parsed) -> Span | None:
    """Return the last word if a text hardly ever ends in it, or None."""
    found = _plain_ending(parsed)
    if found is None:
        return None
    block, prose, text = found
    if block.han + block.words < _SHORTEST:
        return None
    length = _unlikely_chinese(text.translate(TRADITIONAL)) if is_han(text[-1]) else _unlikely_english(text, block)
    return prose.span(len(text) - length, len(text)) if length else None


def _unlikely_chinese(text: str) -> int:
    """Return the length of the last word if it hardly ends a text, else 0."""
    if text.endswith(UNLIKELY_EXCEPT):
        return 0
    for word in UNLIKELY_CHINESE:
        if text.endswith(word):
            return len(word)
    before = UNLIKELY_CHINESE_AFTER.get(text[-1])
    return int(before is not None and is_han(text[-2:-1] or " ") and text[-2] not in before)


def _unlikely_english(text: str, block: Block) -> int:
    words = text[-_LONGEST_WORD:].rsplit(None, 2)
    is_sentence = len(words) > 2 and not block.han  # noqa: PLR2004 - two words are a name or a label
    return len(words[-1]) if is_sentence and words[-1] in UNLIKELY_WORDS["en"] and words[-2] != words[-1] else 0


def broken_word(parsed: Parsed) -> BrokenWord | None:
    """Return the piece of a word that the last block ends in, or None.

    A piece is what stands nowhere in the file as a word, while longer words begin with it that are not merely
    another form of it. On 9,845 real blocks that were not cut, 6 ended so, and none of them was a post's last.
    """
    found = _plain_ending(parsed)
    if found is None:
        return None
    _, prose, text = found
    piece = _WORD_END.search(text, max(0, len(text) - 40))
    if piece is None or ends_sentence(text):
        return None
    span = prose.span(piece.start(), piece.end())
    longer = re.findall(rf"(?<![A-Za-z]){piece[0]}[A-Za-z]*", parsed.text[: span.start], re.IGNORECASE)
    rests = {word[len(piece[0]) :] for word in longer}
    if not rests or not all(rest.islower() for rest in rests) or not _FORMS.isdisjoint(rests):
        return None
    return BrokenWord(span, longer[-1])
