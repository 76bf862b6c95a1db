"""JSON at the top of a file, as Hugo and Hexo have it."""

from __future__ import annotations

import pytest

from docpipe.model.front_matter import Field
from docpipe.parse.frontmatter import read_front_matter
from docpipe.parse.json_front_matter import read_json_fields
from docpipe.parse.refusal import RefusedError

HUGO = '{\n  "title": "题\\ud83d\\ude00",\n  "tags": ["a", {"n": -1.5}],\n  "draft": false, "none": null\n}\n\n正文'
HEXO = '"title": "题",\n"weight": 1\n;;;\n正文'


def fields(text: str) -> tuple[Field, ...]:
    """Return the fields of `text`."""
    block = read_front_matter(text).front_matter
    assert block is not None
    assert block.format == "json"
    return block.fields


def test_object_at_the_top() -> None:
    """Hugo's object gives values and places, and the body starts behind its line."""
    title, tags, draft, nothing = fields(HUGO)
    assert (title.value, title.value_span.of(HUGO), title.key_span.of(HUGO)) == (
        "题😀",
        '"题\\ud83d\\ude00"',
        '"title"',
    )
    assert (tags.value, tags.value_span.of(HUGO)) == (["a", {"n": -1.5}], '["a", {"n": -1.5}]')
    assert tags.parts[1].parts[0].key == "tags.1.n"
    assert (draft.value, nothing.value) == (False, None)
    assert HUGO[read_front_matter(HUGO).body_start :] == "\n正文"


@pytest.mark.parametrize("text", [HEXO, f";;;\n{HEXO}"], ids=["closed only", "opened too"])
def test_fields_closed_by_semicolons(text: str) -> None:
    """Hexo writes an object without its braces."""
    title, weight = fields(text)
    assert (title.value, title.value_span.of(text)) == ("题", '"题"')
    assert (weight.value, weight.text) == (1, "1")
    assert text[read_front_matter(text).body_start :] == "正文"


def test_empty_object_has_no_fields() -> None:
    """`{` and `}` are front matter that says nothing."""
    assert fields("{\n}\n") == ()


@pytest.mark.parametrize(
    ("content", "code", "where"),
    [
        ('"title": x', "FM002", "x"),
        ('"a": {"b": 1, "b": 2}', "FM006", '"b"'),
        ('"a": "\\ud800"', "FM002", '"\\ud800"'),
        ('"a": ' + "1" * 5_000, "FM003", "1" * 5_000),
        ('"a": ' + "[" * 60 + "]" * 60, "FM015", "["),
        ('"a": ' + "[" * 30_000 + "]" * 30_000, "FM015", "{"),
    ],
    ids=["bare text", "twice", "half a character", "digits", "deep", "deeper than the stack"],
)
def test_refused(content: str, code: str, where: str) -> None:
    """What is no JSON, or says a thing twice, is one issue at its place."""
    text = f"{{{content}}}"
    with pytest.raises(RefusedError) as caught:
        read_json_fields(text, 0)
    assert caught.value.issue.code == code
    assert caught.value.issue.span is not None
    assert caught.value.issue.span.of(text) == where


def test_a_last_comma_is_refused_where_the_reader_of_json_stops() -> None:
    """Python 3.13 points at the comma behind the last field, older ones at the brace."""
    with pytest.raises(RefusedError) as caught:
        read_json_fields('{"a": 1,}', 0)
    assert caught.value.issue.code == "FM002"
    assert caught.value.issue.span is not None
    assert caught.value.issue.span.of('{"a": 1,}') in {",", "}"}


def test_numbers_that_do_not_fit_stay_text() -> None:
    """Infinite and very wide numbers are kept as they are written."""
    wide, infinite = fields('{\n"a": 9223372036854775808, "b": 1e999\n}')
    assert (wide.value, infinite.value) == ("9223372036854775808", "1e999")


@pytest.mark.parametrize("text", ['{"title": "题",\n "date": "2024-05-11"}\n正文', '{ "title": "题" }\n\n正文'])
def test_an_object_may_be_written_in_any_way(text: str) -> None:
    """As Hugo reads it: a key and a colon behind the brace are enough, on one line or on many."""
    result = read_front_matter(text)
    assert result.front_matter is not None
    assert result.front_matter.fields[0].text == "题"
    assert text[result.body_start :].strip() == "正文"


@pytest.mark.parametrize(
    ("text", "code", "where"),
    [
        ('{\n"title": 题\n}\n\n正文\n', "FM002", "题"),
        ('{\n"title": "x",\n}\n', "FM002", "}"),
        ('{\n"title": "x"\n\n正文\n', "FM002", "正"),
        ('{\n"title": "x\n}\n', "FM002", "\n"),
        ('{\n"title": "\\q"\n}\n', "FM002", "\\"),
        ('{\n"a": ' + '{"a":' * 30_000, "FM015", "{"),
    ],
    ids=["value", "comma", "unclosed", "unclosed text", "escape", "bomb"],
)
def test_what_is_surely_meant_as_json_is_not_read_as_text(text: str, code: str, where: str) -> None:
    """An object that begins with a key and cannot be read is one blocking issue at its place, and no post."""
    result = read_front_matter(text)
    (issue,) = result.issues
    assert issue.blocking
    assert (issue.code, issue.span and issue.span.of(text)) == (code, where)
    assert result.body_start == len(text)
