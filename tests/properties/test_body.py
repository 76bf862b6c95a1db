"""Laws of the body: the pieces are the whole render, and docpipe's parser makes markdown-it's own tokens."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hypothesis import example, given
from hypothesis import strategies as st

from docpipe.model.block import BlockKind
from docpipe.model.body import LABELS, Piece, Role, Slot, SlotKind
from docpipe.model.document import Document, Parsed
from docpipe.parse.guards import LimitError
from docpipe.parse.markdown import make_parser
from tests.parse.markdown_source import documents, noise
from tests.parse.oracles import signatures, stock_parser, whole_and_recomposed

texts = st.one_of(documents(), noise)
stock = stock_parser()


@given(texts)
@example("- [x] a\n\n  ^[b]\n\n> [!NOTE]\n> c")
@example("**注意：**请 ~~~a~~~ *b")
def test_positions_change_no_token(text: str) -> None:
    """With CommonMark's emphasis the tokens are markdown-it's own, in everything but their places."""
    text = text.removeprefix("\ufeff")
    try:
        ours = make_parser("commonmark").parse(text)
    except LimitError:  # markdown-it drops such a text without a word
        return
    assert signatures(ours) == signatures(stock.parse(text))


@given(texts)
@example("a[^1]\n\n[^1]: > [^2]: b\n    > c\n\n[^2]")
@example("[^a]: x ^[y ^[z]]\n\n    - l[^a]\n\nq[^a]")
@example("- [ ] a\n- [x]\n\n- [x] # b\n\n  c")
@example("| a \\| `b\\|` |\n|:-:|\n| ![x[^1]](y) ")
@example("^[] a\n\n<T></T>\n<T></T>\n\nb")
def test_pieces_are_the_whole_render(text: str) -> None:
    """Skeleton and fragments put together are, byte for byte, what rendering the whole document gives."""
    for path in ("content/zh/a.md", "content/zh/a.mdx"):
        whole, recomposed, found = whole_and_recomposed(text, path=path)
        if path.endswith(".md") or (found.body and not found.body.notes):
            assert recomposed == whole


@given(texts)
@example("a[^1]\n\n[^1]: > [^2]: b\n\n[^2]")
def test_pieces_are_balanced(text: str) -> None:
    """Every container that a body or a note opens it closes, and closes no other."""
    _, _, found = whole_and_recomposed(text)
    for pieces in _streams(found):
        depth = 0
        for piece in pieces:
            depth += (piece.role is Role.OPEN) - (piece.role is Role.CLOSE)
            assert depth >= 0
        assert depth == 0


@given(texts)
@example("![![a](b)](c) <a href='x'>[d](e)</a>\n\n[^1]: f ^[g]\n\n[^1][^1]")
def test_every_slot_has_something_to_stand_for(text: str) -> None:
    """The numbers in slots are those of the document's links, images, headings, blocks, notes and labels."""
    _, _, found = whole_and_recomposed(text)
    if found.document is None or found.body is None:
        return
    counts = _counts(found.document, len(found.body.notes))
    seen = {(slot.kind, slot.index) for slot in _slots(found)}
    assert all(0 <= index < counts[kind] for kind, index in seen)
    backs = [slot.index for slot in _slots(found) if slot.kind is SlotKind.BACK]
    assert backs == list(range(len(found.body.notes)))


def _counts(document: Document, notes: int) -> dict[SlotKind, int]:
    blocks = dict.fromkeys((SlotKind.BLOCK, SlotKind.WRAP, SlotKind.UNWRAP), len(document.blocks))
    return blocks | {
        SlotKind.LINK: len(document.links),
        SlotKind.IMAGE: len(document.images),
        SlotKind.HEADING: len(document.headings),
        SlotKind.NOTE: notes,
        SlotKind.BACK: notes,
        SlotKind.LABEL: len(LABELS),
    }


@given(texts)
@example("a ![b](c)\n\n- d\n\n<!-- e -->\n\n[^1]: never shown")
def test_a_block_is_one_piece(text: str) -> None:
    """Every block of the text is the fragment of exactly one piece; a description lies in the piece of its image."""
    _, _, found = whole_and_recomposed(text)
    if found.document is None:
        return
    pieces = Counter(piece.block for stream in _streams(found) for piece in stream if piece.block >= 0)
    for number, block in enumerate(found.document.blocks):
        if block.kind in {BlockKind.ALT, BlockKind.TITLE, BlockKind.DESCRIPTION}:
            assert pieces[number] == 0
        elif block.kind is BlockKind.HTML or "f" in block.nesting:  # a comment, a note without a reference
            assert pieces[number] <= 1
        else:
            assert pieces[number] == 1


@given(texts)
def test_no_mark_of_a_slot_is_left_in_the_markup(text: str) -> None:
    """The marks between NUL characters, by which slots are found, never reach a page."""
    _, _, found = whole_and_recomposed(text)
    for stream in _streams(found):
        assert not any("\0" in part for piece in stream for part in piece.parts if isinstance(part, str))


@given(texts)
def test_the_excerpt_ends_between_whole_containers(text: str) -> None:
    """What stands before the end of the excerpt is balanced, and a body without a marker has no such place."""
    _, _, found = whole_and_recomposed(text)
    if found.body is None or found.body.truncate < 0:
        return
    assert any(comment.text.lower() in {"truncate", "more"} for comment in found.comments)
    before = Counter(piece.role for piece in found.body.pieces[: found.body.truncate])
    assert before[Role.OPEN] == before[Role.CLOSE]


def _streams(found: Parsed) -> Iterator[tuple[Piece, ...]]:
    if found.body is not None:
        yield found.body.pieces
        for note in found.body.notes:
            yield note.pieces


def _slots(found: Parsed) -> Iterator[Slot]:
    for stream in _streams(found):
        for piece in stream:
            yield from (part for part in piece.parts if isinstance(part, Slot))
