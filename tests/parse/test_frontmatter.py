"""The block at the top of a file: where it is, what it holds, and the one issue of a damaged one."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.model.diagnostic import Applicability, Severity
from docpipe.model.front_matter import Field
from docpipe.parse.frontmatter import read_front_matter
from tests.parse.front_matters import excerpt, refused, values


def all_fields(fields: tuple[Field, ...]) -> Iterator[Field]:
    """Return the fields and the ones in them."""
    for field in fields:
        yield field
        yield from all_fields(field.parts)


@pytest.mark.parametrize("text", ["---\n---\n正文", "---\n# later\n---\n正文", "---\n\n---\n正文"])
def test_empty_block_is_front_matter_without_fields(text: str) -> None:
    """Two delimiters with nothing between them are no fault."""
    result = read_front_matter(text)
    assert result.issues == ()
    assert result.front_matter is not None
    assert result.front_matter.fields == ()
    assert text[result.body_start :] == "正文"


@pytest.mark.parametrize("lead", ["\ufeff", "\n", " \t\n\r\n", "\ufeff\n\n", "\n\ufeff", "\u3000\n"])
def test_mark_or_blank_lines_before_the_block_are_accepted_and_reported(lead: str) -> None:
    """FM013 does not block, and its safe fix deletes what stands before the delimiter."""
    text = f"{lead}---\ntitle: 题\n---\n正文"
    result = read_front_matter(text)
    (issue,) = result.issues
    assert (issue.code, issue.blocking) == ("FM013", False)
    assert issue.fix is not None
    assert issue.fix.applicability is Applicability.SAFE
    (edit,) = issue.fix.edits
    assert text[: edit.span.start] + edit.text + text[edit.span.end :] == text[len(lead) :]
    assert result.front_matter is not None
    assert result.front_matter.fields[0].value_span.of(text) == "题"


@pytest.mark.parametrize(
    ("content", "place"),
    [("- a\n- b", "- a\n- b"), ("只是文字", "只是文字"), ("[a, b]", "[a, b]"), ("~", "~"), ("\nprose", "prose")],
)
def test_front_matter_that_is_no_map(content: str, place: str) -> None:
    """A list or a text as front matter is one FM003, never silently dropped."""
    text = f"---\n{content}\n---\n正文"
    assert refused(text).code == "FM003"
    assert excerpt(text) == place


@pytest.mark.parametrize("line", ["title:无空格", "title：无空格"])
def test_key_without_a_blank_behind_its_colon(line: str) -> None:
    """The hint types the line anew, and the fix does so."""
    text = f"---\n{line}\n---\n"
    issue = refused(text)
    assert issue.code == "FM003"
    assert "`title: 无空格`" in str(issue.hint)
    assert issue.fix is not None
    edit = issue.fix.edits[0]
    assert values(text[: edit.span.start] + edit.text + text[edit.span.end :]) == {"title": "无空格"}


@pytest.mark.parametrize(
    "content",
    [
        "a: " + "[" * 30_000,
        "a: " + "[" * 30_000 + "]" * 30_000,
        "a: " + "{" * 30_000,
        "- " * 20_000,
        "? - " * 10_000,
        "\n".join(" " * level + "a:" for level in range(200)),
        "\n".join(" " * level + "-" for level in range(200)),
        "a: " + "[" * 50 + "]" * 50,
    ],
    ids=["open", "closed", "braces", "dashes", "questions", "maps", "lists", "one too many"],
)
def test_nesting_ends_before_the_stack_does(content: str) -> None:
    """Deep nesting is one issue with a place, in every style YAML has for it."""
    issue = refused(f"---\n{content}\n---\n")
    assert issue.code in {"FM015", "FM003"}
    assert issue.span is not None


def test_depth_and_brackets_that_are_no_nesting_are_fine() -> None:
    """Forty-nine lists in a map are read, and so are brackets in a text."""
    assert values("---\na: " + "[" * 49 + "]" * 49 + "\n---\n")
    assert values("---\na: '" + "[" * 5_000 + "'\nb: |\n" + " " * 300 + "[[[\n---\n")


def test_large_block_is_refused_before_yaml() -> None:
    """More than 64 KiB of UTF-8 is FM015 at the opening line."""
    text = "---\ntitle: " + "文" * 22_000 + "\n---\n"
    assert refused(text).code == "FM015"
    assert excerpt(text) == "---"


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: a\x01b\n---\n",
        '+++\ntitle = "a\x01b"\n+++\n',
        "---\ntitle: \ud800\n---\n",
        "---\na: x\ufeff\n---\n",
    ],
)
def test_invisible_characters_are_named(text: str) -> None:
    """Control characters and lone surrogates are FM002 where they stand."""
    assert refused(text).code == "FM002"
    assert len(excerpt(text)) == 1


def test_keys_that_the_library_trips_over_are_plain_keys() -> None:
    """`content`, `handler`, `self` and `metadata` are names like any other."""
    assert values("---\ncontent: 1\nhandler: 2\nself: 3\nmetadata: 4\n---\n") == {
        "content": 1,
        "handler": 2,
        "self": 3,
        "metadata": 4,
    }


def test_title_of_the_seed_keeps_its_colon() -> None:
    """A full-width colon in a value is text."""
    assert values("---\ntitle: 去中心化AI：概述\n---\n") == {"title": "去中心化AI：概述"}


def test_hexo_fields_without_an_opening_line_are_read_at_info() -> None:
    """What old Hexo scaffolds wrote is understood; the safe fix types the missing line."""
    text = "title: 题\ndate: 2013/7/13 20:46:25\ntags:\n- a\n---\n正文"
    result = read_front_matter(text)
    (issue,) = result.issues
    assert (issue.code, issue.severity, issue.blocking) == ("FM013", Severity.INFO, False)
    assert issue.fix is not None
    assert values(issue.fix.edits[0].text + text)["title"] == "题"
    assert text[result.body_start :] == "正文"


BITS = st.sampled_from(
    [
        *("---", "+++", ";;;", "...", "\n", "\n", "\r\n", "\r", ": ", ":", "：", " ", "\t", "- ", "? ", "[", "]", "{"),
        *("}", '"', "'", "\\", "\\u", "a", "title", "文", "😀", "&x", "*x", "!t ", "!!int ", "|", ">", "#", "<<", "~"),
        *("1", "0x", "2024-05-11", "=", ",", "\ufeff", "\x00", "\ud800", "\u2028", "\x85", "%YAML", "@", "`", "on"),
    ]
)
TEXTS = st.builds(
    lambda head, bits, tail: head + "".join(bits) + tail,
    st.sampled_from(["", "---\n", "+++\n", ";;;\n", "{\n", "\ufeff---\r\n"]),
    st.lists(BITS, max_size=30),
    st.sampled_from(["", "\n---\n", "\n+++\n", "\n;;;\n", "\n}\n"]),
)


@given(TEXTS | st.text())
def test_any_text_is_read_and_damage_is_one_issue(text: str) -> None:
    """Nothing raises, at most one issue blocks, a blocked block gives no field, and places lie in the file."""
    result = read_front_matter(text)
    blocking = [issue for issue in result.issues if issue.blocking]
    assert len(blocking) <= 1
    assert 0 <= result.body_start <= len(text)
    fields = result.front_matter.fields if result.front_matter else ()
    assert not (blocking and fields)
    for issue in result.issues:
        assert issue.span is not None
        assert 0 <= issue.span.start <= issue.span.end <= len(text)
        assert str(issue.message)
        assert str(issue.hint)
    for field in all_fields(fields):
        assert 0 <= field.key_span.start <= field.key_span.end <= len(text)
        assert 0 <= field.value_span.start <= field.value_span.end <= len(text)


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp"), exclude_characters="\ufeff"),
    max_size=12,
)


@given(st.dictionaries(WORDS, WORDS, max_size=5), st.sampled_from(["\n", "\r\n", "\r"]))
def test_quoted_values_come_back_from_their_own_places(entries: dict[str, str], newline: str) -> None:
    """A key's and a value's span slice to how they are written, whatever stands in them."""
    written = [
        (json.dumps(key, ensure_ascii=False), json.dumps(value, ensure_ascii=False)) for key, value in entries.items()
    ]
    text = newline.join(["---", *(f"{key}: {value}" for key, value in written), "---", "正文"])
    result = read_front_matter(text)
    assert result.front_matter is not None
    assert {field.key: field.value for field in result.front_matter.fields} == entries
    assert [(field.key_span.of(text), field.value_span.of(text)) for field in result.front_matter.fields] == written
