"""The rendered tokens are cut where a page may put another document's block."""

from __future__ import annotations

import pytest

from docpipe.model.body import Body, Role
from tests.parse.posts import parsed, shown


def _body(text: str, path: str = "content/zh/a.md") -> Body:
    body = parsed(text, path=path).body
    assert body is not None
    return body


def test_a_block_with_inline_content_is_one_piece() -> None:
    """Start tag, content and end tag stay together; containers are opened and closed around them."""
    pieces = _body("> a\n\n- b\n\n|c|\n|-|\n").pieces
    assert [(piece.role.value, piece.block) for piece in pieces] == [
        *[("open", -1), ("leaf", 0), ("close", -1)],
        *[("open", -1), ("open", -1), ("leaf", 1), ("close", -1), ("close", -1)],
        *[("open", -1), ("open", -1), ("open", -1), ("leaf", 2), ("close", -1), ("close", -1), ("close", -1)],
    ]
    assert shown(pieces[1:2]) == "<p{block 0}>a</p>\n"


def test_what_shows_nothing_is_no_piece() -> None:
    """A comment leaves no trace in the body."""
    assert _body("<!-- a -->\n\n<!-- b -->").pieces == ()


_MARKERS = (
    "<!-- truncate -->",
    "<!--truncate-->",
    "<!--more-->",
    "<!-- more -->",
    "<!-- MORE -->",
    "<!-- TEASER_END -->",
    "<!-- END_TEASER -->",
    "<!-- TEASER_END: 阅读全文 -->",
    "<!-- excerpt -->",
    "{/* truncate */}",
    "{/*   truncate   */}",
)


@pytest.mark.parametrize("path", ["content/zh/a.md", "content/zh/a.mdx"])
@pytest.mark.parametrize("marker", _MARKERS)
def test_the_excerpt_ends_at_a_marker(marker: str, path: str) -> None:
    """Every renderer's spelling ends the excerpt, and none is shown."""
    body = _body(f"甲\n\n{marker}\n\n乙", path)
    assert shown(body.pieces[: body.truncate]) == "<p{block 0}>甲</p>\n"
    assert shown(body.pieces[body.truncate :]) == "<p{block 2}>乙</p>\n"


@pytest.mark.parametrize(
    "text",
    [
        "甲\n\n乙",
        "甲\n\n<!-- truncated -->\n\n乙",
        "甲\n\n<!-- no more -->\n\n乙",
        "甲\n\n`<!-- more -->`\n\n乙",
        "```\n<!-- more -->\n```",
        "```\n{/* truncate */}\n```",
        "    {/* truncate */}",
        "甲 {/* truncate */}",
        "{/* more */}",
    ],
)
def test_other_comments_and_code_end_no_excerpt(text: str) -> None:
    """A body without a marker is its own excerpt."""
    assert _body(text).truncate == -1


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("<!-- more -->\n\n甲", ""),
        ("甲 <!-- more --> 乙\n\n丙", "<p{block 0}>甲  乙</p>\n"),
        ("- 甲\n\n  <!-- more -->\n- 乙\n\n丙", None),
        ("甲\n\n<!-- more -->\n\n乙\n\n<!-- more -->\n\n丙", "<p{block 0}>甲</p>\n"),
        ("甲\n\n<!-- more -->", "<p{block 0}>甲</p>\n"),
        ("甲[^1]\n\n[^1]: 注\n\n    <!-- more -->\n\n乙", "<p{block 0}>甲{note 0}</p>\n<p{block 3}>乙</p>\n"),
    ],
)
def test_the_excerpt_holds_whole_blocks(text: str, excerpt: str | None) -> None:
    """A marker inside something ends the excerpt behind it; the first one counts, one in a note does not."""
    body = _body(text)
    before = body.pieces[: body.truncate] if body.truncate >= 0 else body.pieces
    opened = [piece.role for piece in before]
    assert opened.count(Role.OPEN) == opened.count(Role.CLOSE)
    if excerpt is None:
        assert shown(before).endswith("</ul>\n")
        assert shown(body.pieces[body.truncate :]) == "<p{block 3}>丙</p>\n"
    else:
        assert shown(before) == excerpt


def _notes(text: str) -> list[tuple[str, str, int]]:
    return [(note.label, shown(note.pieces), note.references) for note in _body(text).notes]


def test_notes_stand_in_the_order_of_their_first_reference() -> None:
    """Wherever they are defined; each reference leaves its number open."""
    text = "a[^x] b^[行内 **c**] d[^1] e[^x]\n\n[^1]: 一\n\n[^x]: 二\n\n    > 三\n"
    assert shown(_body(text).pieces) == "<p{block 0}>a{note 0} b{note 1} d{note 2} e{note 0 1}</p>\n"
    assert _notes(text) == [
        ("x", "<p{block 2}>二</p>\n<blockquote>\n<p{block 3}>三</p>\n</blockquote>\n{back 0}", 2),
        ("", "<p>行内 <strong>c</strong>{back 1}</p>\n", 1),
        ("1", "<p{block 1}>一{back 2}</p>\n", 1),
    ]


def test_notes_are_found_in_tables_lists_quotes_and_notes() -> None:
    """References and definitions stand anywhere; a definition is taken out of what it stands in."""
    text = "|a[^1]|\n|-|\n\n- b[^2]\n\n> c[^1]\n>\n> [^1]: 一[^3]\n\n- [^2]: 二\n\n[^3]: 三"
    assert _notes(text) == [
        ("1", "<p{block 3}>一{note 2}{back 0}</p>\n", 2),
        ("2", "<p{block 4}>二{back 1}</p>\n", 1),
        ("3", "<p{block 5}>三{back 2}</p>\n", 1),
    ]


def test_a_note_defined_in_a_note_leaves_that_whole() -> None:
    """What stands behind the inner definition still belongs to the outer one."""
    text = "a[^1][^2]\n\n[^1]: > 一\n    >\n    > [^2]: 二\n\n    后\n"
    assert _notes(text) == [
        ("1", "<blockquote>\n<p{block 1}>一</p>\n</blockquote>\n<p{block 3}>后{back 0}</p>\n", 1),
        ("2", "<p{block 2}>二{back 1}</p>\n", 1),
    ]
    assert shown(_body(text).pieces) == "<p{block 0}>a{note 0}{note 1}</p>\n"


def test_a_note_without_a_paragraph_has_its_way_back_at_its_end() -> None:
    """An empty note and one that ends in a list can be left too."""
    assert _notes("a[^1] b[^2]\n\n[^1]:\n\n[^2]: - c\n") == [
        ("1", "{back 0}", 1),
        ("2", "<ul>\n<li>{wrap 1}c{unwrap 1}</li>\n</ul>\n{back 1}", 1),
    ]


def test_an_empty_inline_note_is_no_note() -> None:
    """`^[]` is text, as the plugin has it."""
    assert _notes("a^[ ]") == [("", "<p> {back 0}</p>\n", 1)]


def test_a_note_of_components_alone_has_its_way_back_all_the_same() -> None:
    """Their paragraph is not shown, so it cannot hold it."""
    body = _body("^[] ^[<T></T>] a[^1]\n\n[^1]: b\n\n    <T></T><T></T>\n", "content/zh/a.mdx")
    assert [shown(note.pieces) for note in body.notes] == [
        "<p>{back 0}</p>\n",
        "{back 1}",
        "<p{block 1}>b</p>\n{back 2}",
    ]


def test_the_last_definition_of_a_label_holds() -> None:
    """As markdown-it has it; an unused definition is nowhere."""
    assert _notes("a[^1]\n\n[^1]: 一\n\n[^1]: 二\n\n[^2]: 三") == [("1", "<p{block 2}>二{back 0}</p>\n", 1)]
