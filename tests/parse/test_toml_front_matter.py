"""TOML between lines of `+++`: values, places, and the one issue of a damaged block."""

from __future__ import annotations

import datetime as dt

import pytest

from docpipe.model.diagnostic import Issue
from docpipe.model.front_matter import FrontMatter
from docpipe.parse.frontmatter import read_front_matter

POST = """+++
title = "题：\\u6587"
date = 2024-05-11T10:00:00+08:00
tags = ["a", { label = 'b' }]
weight = 9223372036854775808
ratio = nan
draft = false
time = 10:00:00
params.author.name = "甲"
[menu.main]
order = 1_0
[[links]]
url = "x"
+++
正文"""


def front_matter(text: str) -> FrontMatter:
    """Return the front matter of `text`, which has no issue."""
    result = read_front_matter(text)
    assert result.issues == ()
    assert result.front_matter is not None
    return result.front_matter


def refused(text: str) -> Issue:
    """Return the only issue of `text`."""
    (issue,) = read_front_matter(text).issues
    assert issue.blocking
    return issue


def test_values() -> None:
    """Values are plain; what neither JSON nor the cache can hold is kept as it is written."""
    fields = front_matter(POST).fields
    assert {field.key: field.value for field in fields} == {
        "title": "题：文",
        "date": dt.datetime(2024, 5, 11, 10, tzinfo=dt.timezone(dt.timedelta(hours=8))),
        "tags": ["a", {"label": "b"}],
        "weight": "9223372036854775808",
        "ratio": "nan",
        "draft": False,
        "time": "10:00:00",
        "params": {"author": {"name": "甲"}},
        "menu": {"main": {"order": 10}},
        "links": [{"url": "x"}],
    }


def test_places() -> None:
    """Keys and values slice to how they are written, nested ones too."""
    block = front_matter(POST)
    assert block.format == "toml"
    title, date, tags, *_ = block.fields
    assert (title.key_span.of(POST), title.value_span.of(POST)) == ("title", '"题：\\u6587"')
    assert (date.value_span.of(POST), date.text) == ("2024-05-11T10:00:00+08:00", "2024-05-11T10:00:00+08:00")
    assert [part.value_span.of(POST) for part in tags.parts] == ['"a"', "{ label = 'b' }"]
    assert tags.parts[1].parts[0].key == "tags.1.label"


@pytest.mark.parametrize(
    ("content", "code", "where"),
    [
        ("title = x", "FM002", "x"),
        ('a = "1"\na = "2"', "FM002", ""),
        ("a = " + "[" * 30_000, "FM015", "["),
        ("a = " + "[" * 51 + "]" * 51, "FM015", "["),
        ("a = " + "1" * 5_000, "FM003", "1" * 5_000),
        ("a = " + "1" * 200, "FM003", "1" * 200),
        ('a = "\\u0000"', "FM002", '"\\u0000"'),
        ("a = '" + "x" * 70_000 + "'", "FM015", "+++"),
    ],
    ids=["bare text", "twice", "open brackets", "one too deep", "digits", "fewer digits", "NUL", "large"],
)
def test_refused(content: str, code: str, where: str) -> None:
    """A damaged block is one issue at its place."""
    text = f"+++\n{content}\n+++\n正文"
    issue = refused(text)
    assert issue.code == code
    assert issue.span is not None
    assert issue.span.of(text).strip() == where


def test_line_of_pluses_that_no_field_follows_is_text() -> None:
    """An unclosed `+++` above prose opens nothing."""
    assert read_front_matter("+++\n\n正文").front_matter is None
