"""Whether a text stops in the middle: the judgement behind TR001 and TR002.

A missing full stop alone says little (40 hits on 193 files, mostly labels, tables and signatures), so
the last block must also end in a word or mark that no sentence ends in, or inside something it opened.
"""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from docpipe.lint.habits import ends_like_siblings, punctuates
from docpipe.lint.scan import OBJECT, Prose, block_prose, ends_sentence, holds_sentence_end, is_han, unclosed
from docpipe.lint.vocabulary import (
    CERTAIN_WORDS,
    CHINESE,
    COMPLETE_WITH_DE,
    COMPLETE_WITH_LE,
    LIKELY_WORDS,
    OPENING_WITH_LE,
    TRADITIONAL,
)
from docpipe.model.block import Block, BlockKind, Run
from docpipe.model.document import Document, DocumentKind, Parsed
from docpipe.model.text import Span

# Marks that a sentence goes on after.
_OPEN_MARKS = "，、,（(“「『《—"
_CLAUSE_ENDS = "，、,。！？!?；;：:（(）)“”「」\n"
_NOTHING = " \t\r\n|\ufeff"
_SHORTEST = 8
_FEWEST_WORDS = 3
_TAIL = 12


class Ending(msgspec.Struct, frozen=True):
    """A text that stops in mid-sentence.

    Attributes:
        span: its last characters, all on one line.
        opener: the bracket or quote left open, where that is how one knows.
    """

    span: Span
    opener: Span | None = None


def last_block(parsed: Parsed) -> int:
    """Return the index of the block in which the file ends, or -1.

    -1 where a container, a fence or anything else was closed behind it: then nothing was cut off.
    """
    document = parsed.document
    if document is None or document.kind is DocumentKind.PARTIAL:
        return -1
    html = [stretch.span.start for stretch in parsed.html]
    blocks = document.blocks
    ends = [block.span.end for block in blocks]
    for index in sorted(range(len(blocks)), key=ends.__getitem__, reverse=True):
        block = blocks[index]
        if block.span.start < parsed.body_start:
            return -1
        if block.kind is BlockKind.HTML and bisect_left(html, block.span.start) == bisect_left(html, block.span.end):
            continue  # Nothing but comments.
        return index if _is_blank_from(block.span.end, parsed) else -1
    return -1


def _is_blank_from(end: int, parsed: Parsed) -> bool:
    """Tell whether nothing but comments and the last border of a table row follows."""
    for comment in parsed.comments:
        if comment.span.start >= end:
            if parsed.text[end : comment.span.start].strip(_NOTHING):
                return False
            end = comment.span.end
    return not parsed.text[end:].strip(_NOTHING)


def broken_ending(parsed: Parsed) -> Ending | None:
    """Return where the last paragraph or list item breaks off, or None if it seems complete."""
    number = last_block(parsed)
    if parsed.document is None or number < 0:
        return None
    block = parsed.document.blocks[number]
    if block.kind not in {BlockKind.PARAGRAPH, BlockKind.ITEM}:
        return None
    prose = block_prose(parsed, number)
    text = prose.text.rstrip()
    if len(text) < _SHORTEST or ends_sentence(text) or _ends_in_markup(prose.run_at(len(text) - 1), block, parsed):
        return None
    tail = _tail(prose, text)
    if is_han(text[-1]) or text[-1] in _OPEN_MARKS:
        opener = unclosed(text)
        if opener >= 0 and not _is_dangling(text[-1], opener, text):
            return Ending(tail, prose.span(opener, opener + 1))
    return Ending(tail) if _wants_more(text, block, parsed.document) else None


def _ends_in_markup(last: Run, block: Block, parsed: Parsed) -> bool:
    """Tell whether the block ends in markup: closed links and emphasis are whole, an open link is TR002's."""
    return (
        last.link >= 0
        or parsed.text.endswith("](", 0, last.span.end)
        or bool(parsed.text[last.span.end : block.span.end].strip())
    )


def _is_dangling(last: str, opener: int, text: str) -> bool:
    """Tell whether the pair is only a last mark: `他说：“` is judged by that mark."""
    return opener == len(text) - 1 and last in _OPEN_MARKS


def _tail(prose: Prose, text: str) -> Span:
    """Return where the last characters of `text` are written, as far as they stand in one run."""
    run = prose.run_at(len(text) - 1)
    first = prose.starts[prose.runs.index(run)]
    return prose.span(max(first, len(text) - _TAIL, _after_clause(text)), len(text))


def _after_clause(text: str) -> int:
    """Return the index at which the last clause starts; of a mark, when that is all there is."""
    index = len(text) - 1
    while index > 0 and text[index - 1] not in _CLAUSE_ENDS + OBJECT:
        index -= 1
    return index


def _wants_more(text: str, block: Block, document: Document) -> bool:
    if text[-1] in _OPEN_MARKS:
        return not ends_like_siblings(text[-1], block, document)
    if is_han(text[-1]):
        return _chinese_wants_more(text.translate(TRADITIONAL), block, document)
    return _words_want_more(text, block, document)


def _chinese_wants_more(text: str, block: Block, document: Document) -> bool:
    start = _after_clause(text)
    clause = text[start:]
    if text.endswith(CHINESE.complete):
        return False
    if (start > 0 and clause in CHINESE.alone) or text.endswith(CHINESE.certain):
        return True
    before = CHINESE.certain_after.get(text[-1])
    if before is not None:
        return text[-2] not in before and is_han(text[-2])
    return text[-1] in "的了" and _particle_wants_more(clause, text, block, document)


def _particle_wants_more(clause: str, text: str, block: Block, document: Document) -> bool:
    """Judge a closing 的 or 了, which may end a casual sentence: only where this author sets full stops."""
    if not punctuates(document, block):
        return False
    if clause[-1] == "的":
        return holds_sentence_end(text) and not COMPLETE_WITH_DE & set(clause)
    # `…，并助长了`: a clause that carries another one on is no casual remark.
    if not (holds_sentence_end(text) or "，" in text):
        return False
    return clause.startswith(OPENING_WITH_LE) and not clause.endswith(COMPLETE_WITH_LE)


def _words_want_more(text: str, block: Block, document: Document) -> bool:
    words = text.rsplit(None, _FEWEST_WORDS)
    language = document.file.locale.replace("_", "-").lower().partition("-")[0]
    if block.han or len(words) < _FEWEST_WORDS:
        return False
    # An English post in a Chinese folder is still English.
    known = language if language in CERTAIN_WORDS else "en"
    if words[-1] in CERTAIN_WORDS[known]:
        return True
    return words[-1] in LIKELY_WORDS.get(known, ()) and holds_sentence_end(text) and punctuates(document, block)
