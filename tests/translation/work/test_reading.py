"""Work files, written and read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.model.block import BlockKind
from docpipe.model.document import Document
from docpipe.model.errors import DocpipeError
from docpipe.model.source import Digest, DocumentKey, LocaleName, SourceFile
from docpipe.model.translation import BlockState, Coverage, Freshness, Label, TranslationState
from docpipe.model.work import Passage, Piece, PieceKind, WorkItem
from docpipe.parse.document import parse
from docpipe.parse.options import ParseOptions
from docpipe.translation.work.file import write_work_file
from docpipe.translation.work.reading import read_work_file
from tests.translation.boxes import fill

ZH, EN = LocaleName("zh"), LocaleName("en")
TEXTS = st.text(st.sampled_from("`~-<>!# \nab字:docpipe\t=|\\"), min_size=1, max_size=60).map(
    lambda text: text.strip() or "a"
)
PATH = "content/zh/目 录/--> a.md"


def _document() -> Document:
    file = SourceFile(PATH, ZH, DocumentKey("a"))
    document = parse("文字\n", file, ParseOptions(), digest=Digest("")).document
    assert document is not None
    return document


def _written(source: str, target: str, changes: tuple[Piece, ...] = (), heading: str = "标题") -> str:
    document = _document()
    state = BlockState((0,), (0,) if target else (), Freshness.OUTDATED if target else Freshness.MISSING)
    item = WorkItem(
        key=DocumentKey("a"),
        locale=EN,
        source_locale=ZH,
        id="b-12345678",
        kind=BlockKind.PARAGRAPH,
        headings=(heading,),
        state=state,
        source=Passage(PATH, 3, 3, 1, source, source),
        target=Passage("content/en/a.md", 3, 3, 1, target, target) if target else None,
        changes=changes,
    )
    whole = TranslationState(DocumentKey("a"), EN, ZH, PATH, "", Label.PARTIAL, Coverage())
    return write_work_file(ZH, EN, [(whole, document, "content/en/a.md", [item])], "work.md")


@given(TEXTS, TEXTS, TEXTS)
def test_what_stands_in_the_box_comes_back(source: str, target: str, heading: str) -> None:
    """Whatever source, translation, change and heading say, the box alone is read, and nothing is damaged."""
    changes = (Piece(PieceKind.KEPT, heading), Piece(PieceKind.REMOVED, target), Piece(PieceKind.ADDED, source))
    text = _written(source, target, changes, heading)
    for edited in (text, text.replace("\n", "\r\n"), "\n".join(line.rstrip() for line in text.split("\n"))):
        work = read_work_file(edited, "work.md")
        assert not work.damage
        assert [(entry.source_path, entry.id, entry.is_untouched) for entry in work.entries] == [
            (PATH, "b-12345678", True)
        ]


def test_a_box_that_a_fence_in_it_ends_is_refused_alone() -> None:
    """Code written into a box without a longer fence around it costs no other block."""
    block = (
        "<!-- docpipe: block {0} paragraph missing source=0123456789ab target= -->\n\n"
        "```markdown translation\n{1}\n```\n\n<!-- docpipe: end {0} -->\n\n"
    )
    document = "<!-- docpipe: document source=content/zh/{0}.md target=content/en/{0}.md -->\n\n"
    text = "<!-- docpipe: work 1 zh en -->\n\n" + document.format("a") + block.format("b-11111111", "```\ncode")
    text += document.format("b") + block.format("b-22222222", "Words")
    work = read_work_file(text, "work.md")
    assert [(entry.source_path, entry.text) for entry in work.entries] == [("content/zh/b.md", "Words")]
    assert [(damage.line, damage.reason[:46]) for damage in work.damage] == [
        (10, "a line of backticks above ended the box early;")
    ]


@given(TEXTS)
def test_what_is_written_into_a_box_comes_back(translation: str) -> None:
    """Any text without a line of backticks alone, which would close the box."""
    lines = translation.split("\n")
    text = fill(_written("文字", ""), lambda _: translation)
    work = read_work_file(text, "work.md")
    if not any(line.strip() and not line.strip().strip("`") for line in lines):
        assert work.entries[0].text == "\n".join(line.rstrip() for line in lines).strip()
        assert not work.entries[0].is_untouched


@given(st.text(st.sampled_from("`<!- docpipe:blcken dwork 1zh>\n="), max_size=200), st.integers(0, 2_000))
def test_no_text_makes_it_fail(garbage: str, place: int) -> None:
    """Garbage within a work file is damage, or stands beside what is read; elsewhere it is no work file."""
    text = _written("文字", "Words")
    place = min(place, len(text))
    work = read_work_file(_written("字", "")[:40].split("\n")[0] + "\n" + text[:place] + garbage + text[place:], "w.md")
    assert len(work.entries) <= 1
    with pytest.raises(DocpipeError, match="no work file"):
        read_work_file(garbage, "work.md")


def test_a_page_can_be_read_by_anybody() -> None:
    """It says how it is used, what changed and where, and shows no comment."""
    changes = (Piece(PieceKind.KEPT, "共"), Piece(PieceKind.REMOVED, "三"), Piece(PieceKind.ADDED, "五"))
    text = _written("共五", "three", changes)
    assert "`docpipe l10n import --work work.md`" in text
    assert "```diff\n- 共[-三-]\n+ 共{+五+}\n```" in text
    assert "```markdown translation\nthree\n```" in text
    assert text == _written("共五", "three", changes)
