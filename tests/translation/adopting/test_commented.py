"""Source texts in comments."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.model.source import LocaleName
from docpipe.translation.adopting.commented import Commented, inner_text, without_tags
from docpipe.translation.ledger import Ledger
from tests.translation.factory import locale
from tests.translation.reading import document, parsed

EM = "\u2003"
EMPTY = Ledger(LocaleName("en"), LocaleName("zh"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!-- One line -->", "One line"),
        ("<!--\nTwo\n\n- lines\n-->", "Two\n\n- lines"),
        ("<!---\nThree hyphens\n--->", "Three hyphens"),
        ("1. a\n\n   <!-- First\n   second\n\n       code\n   -->", "First\nsecond\n\n    code"),
        ("> <!--\n> Quoted\n> text\n> -->", "Quoted\ntext"),
        ("<!--\n> A quote\n-->", "> A quote"),
        ("<!--\r\nWindows\r\n-->\r\n", "Windows"),
    ],
)
def test_a_comment_says_what_its_source_says(text: str, expected: str) -> None:
    """Without marks, and without what the lines around it share."""
    [comment] = parsed(text).comments
    assert inner_text(text, comment).replace("\r", "") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{< note >}}\nText\n{{< /note >}}\n", "            \nText\n             \n"),
        ('> {{% alert "a" %}} {{< b >}}\r\n', f"> {' ' * 27}\r\n"),
        ("{{< note >}}Text {{< /note >}}\n", f"{EM * 12}Text {EM * 13}\n"),
        ("With {{< term >}} in it\n{{< term >}} first\n", "With {{< term >}} in it\n{{< term >}} first\n"),
    ],
)
def test_tags_alone_on_a_line_are_blanked(text: str, expected: str) -> None:
    """So are those that enclose a text; all else keeps its place, and those within a text are part of it."""
    assert without_tags(text) == expected


PIECES = [
    "<!-- ",
    "-->",
    "<!--\n",
    "\n-->\n",
    "\n\n",
    "# a",
    "- ",
    "> ",
    "text",
    "文字",
    "---\n",
    "title: x\n",
    "{{< n >}}\n",
]


@given(st.lists(st.sampled_from(PIECES)).map("".join), st.lists(st.sampled_from(PIECES)).map("".join))
def test_claims_are_about_blocks_that_are_there(source: str, target: str) -> None:
    """Whatever the texts are, and each claim has words for each text."""
    ours, theirs = parsed(source).document, parsed(target, "zh").document
    if ours is None or theirs is None:
        return
    commented = Commented(ours, theirs, (source, target), parsed)
    for claim in commented.claims(EMPTY, learned=None, locales=(locale("en"), locale("zh"))):
        assert theirs.blocks[claim.target].translatable
        assert len(claim.source) == len(claim.was) > 0


def test_a_copy_is_no_translation() -> None:
    """Where the text below is the comment itself, nobody has translated it yet."""
    text = "<!--\nNobody has translated this paragraph yet.\n-->\nNobody has translated this paragraph yet.\n"
    source = "Nobody has translated this paragraph yet.\n"
    commented = Commented(document(source), document(text, "zh"), (source, text), parsed)
    assert list(commented.claims(EMPTY, learned=None, locales=(locale("en"), locale("zh")))) == []
