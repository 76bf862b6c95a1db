"""The taught parsers: places come from the parser's own state, and differences in emphasis are noted."""

from __future__ import annotations

import pytest
from markdown_it.token import Token

from docpipe.parse.guards import LimitError
from docpipe.parse.markdown import make_parser
from docpipe.parse.noted import AT, CLOSED, FRIENDLY, LINES, STOCK, TARGET


def _blocks(text: str) -> list[Token]:
    return make_parser("docpipe").parse(text)


def _inline(text: str) -> list[Token]:
    return next(token.children or [] for token in _blocks(text) if token.type == "inline")


@pytest.mark.parametrize(
    "text",
    [
        "# a\n\n> - b\n>\n>   1. c\n",
        "-\ta\n\n\tb\n",
        "> a\nlazy\n\n| b |\n|---|\n| c |\n",
        ":::tip d\ne\n:::\n\n[^1]: f\n\n    g\n",
        "> [!NOTE]\n> h\n",
    ],
)
def test_block_tokens_know_where_they_start(text: str) -> None:
    """The offset of a block is that of its first character, behind the marks of the containers around it."""
    for token in _blocks(text):
        if token.map is not None and token.type != "inline":
            line = text.split("\n")[token.map[0]]
            start = token.meta[AT] - sum(len(each) + 1 for each in text.split("\n")[: token.map[0]])
            assert 0 <= start < len(line)
            assert line[start] not in " \t"


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("a\nb", ["a", "b"]),
        ("> a\n> b", ["a", "b"]),
        ("> a\nlazy", ["a", "lazy"]),
        ("- a\n  b\n\tc", ["a", "b", "c"]),
        ("   a\n      b", ["a", "b"]),
        ("\u3000\n甲\n乙", ["甲", "乙"]),
        ("> [!NOTE]\n>\n> a", ["a"]),
        ("> [!NOTE]\n> a\n> b", ["a", "b"]),
    ],
)
def test_inline_blocks_know_where_each_of_their_lines_starts(text: str, starts: list[str]) -> None:
    """One offset for each line of the content, the marks of containers and blanks left out."""
    inline = next(token for token in _blocks(text) if token.type == "inline")
    assert [text[start:].split("\n", maxsplit=1)[0] for start in inline.meta[LINES]] == starts


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("a *b* **c**", {"text": ["a ", "b", " ", "c"], "em_open": ["*"], "strong_open": ["*"]}),
        ("a\\*b &amp; c", {"text": ["a", "b ", " c"], "text_special": ["\\*", "&amp;"]}),
        ("[a](b) ![c](d)", {"link_open": ["[a](b)"], "image": ["![c](d)"], "text": ["a", " "]}),
        ("<https://a.b>", {"link_open": ["<https://a.b>"], "text": ["https://a.b"]}),
        ("`a` <b> ^[c]", {"code_inline": ["`a`"], "html_inline": ["<b>"], "footnote_ref": ["^[c]"]}),
        ("x ~~~a~~ b", {"s_open": ["~~"]}),
    ],
)
def test_inline_tokens_know_their_place_in_the_content(text: str, types: dict[str, list[str]]) -> None:
    """Each token's place slices the content to the source of that token."""
    found = [(token.type, text[slice(*token.meta[AT])]) for token in _inline(text) if token.content or token.tag]
    found += [(token.type, text[slice(*token.meta[AT])]) for token in _inline(text) if token.type == "footnote_ref"]
    for kind, sources in types.items():
        assert [source for each, source in found if each == kind] == sources


@pytest.mark.parametrize(
    ("text", "target"),
    [("[a](b)", "b"), ("[a](\n <b c> 'd')", "<b c>"), ("[a]()", ""), ("![a [x] `]`](b)", "b"), ("[a](\\))", "\\)")],
)
def test_inline_links_know_where_their_target_is_written(text: str, target: str) -> None:
    """The destination is found behind the text of the link, whatever brackets that holds."""
    opening = next(token for token in _inline(text) if token.type in {"link_open", "image"})
    assert text[slice(*opening.meta[TARGET][:2])] == target


def test_reference_links_have_no_target_of_their_own() -> None:
    """Theirs stands in the definition."""
    opening = _inline("[a][b]\n\n[b]: c")[0]
    assert TARGET not in opening.meta


def test_markers_keep_both_judgements() -> None:
    """A marker beside Chinese punctuation closes for us and not for CommonMark."""
    closing = next(token for token in _inline("**注意：**请") if token.type == "strong_close")
    assert (closing.meta[STOCK].can_close, closing.meta[FRIENDLY].can_close) == (False, True)


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("```\na\n```", True),
        ("```\na\n```  \t", True),
        ("```\na\n````", True),
        ("   ```\na\n   ```", True),
        ("> ```\n> a\n> ```\nb", True),
        ("- ```\n  a\n  ```\n- b", True),
        ("~~~\n~~~", True),
        ("```\na", False),
        ("```", False),
        ("````\na\n```", False),
        ("```\na\n~~~", False),
        ("```\na\n    ```", False),
        ("```\na\n``` b", False),
        ("```\na\n```\u3000", False),
        ("> ```\n> a\n\nb", False),
        ("- ```\n  a\n- b", False),
        (" ```\n ", False),
    ],
)
def test_fences_know_whether_they_are_closed(text: str, closed: bool) -> None:  # noqa: FBT001 - a table's column
    """The last line of a fence closes it, or it ends with the file or with the list or quote it stands in."""
    assert next(token for token in _blocks(text) if token.type == "fence").meta[CLOSED] is closed


@pytest.mark.parametrize("text", [">" * 50 + " a", "- " * 25 + "a", ">" * 200 + " a", ":::tip\n" * 51])
def test_what_is_nested_too_deeply_is_refused(text: str) -> None:
    """Where markdown-it drops the rest of a text without a word, docpipe says so."""
    with pytest.raises(LimitError):
        _blocks(text)


@pytest.mark.parametrize("text", [">" * 49 + " a", "- " * 24 + "a", (">" * 49 + " a\n\n") * 3])
def test_what_is_within_the_limit_is_read(text: str) -> None:
    """The text in forty-nine containers is there; a list counts twice, for itself and for its item."""
    assert any(token.content == "a" for token in _blocks(text))
