"""YAML front matter: plain values with places, and what is refused."""

from __future__ import annotations

import datetime as dt

import frontmatter
import pytest
import yaml

from docpipe.model.diagnostic import Issue
from docpipe.model.front_matter import Field
from docpipe.model.text import Span
from docpipe.parse import yaml_nodes
from docpipe.parse.refusal import RefusedError
from docpipe.parse.yaml_nodes import PositionedYamlHandler


def fields(content: str) -> tuple[Field, ...]:
    """Return the fields of `content`."""
    return PositionedYamlHandler().fields(content)


def refused(content: str) -> Issue:
    """Return what is said of a `content` that cannot be read."""
    with pytest.raises(RefusedError) as caught:
        fields(content)
    return caught.value.issue


def place(content: str) -> str:
    """Return what the issue of `content` points at."""
    span = refused(content).span
    assert span is not None
    return span.of(content)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("yes", True),
        ("Off", False),
        ("7", 7),
        ("-7", -7),
        ("1_000", 1000),
        ("0x1F", 31),
        ("010", 8),
        ("0b11", 3),
        ("0o17", "0o17"),
        ("08", "08"),
        ("12:30", "12:30"),
        ("12:30.5", "12:30.5"),
        ("1.5", 1.5),
        ("1_0.5", 10.5),
        ("1.0e+3", 1000.0),
        ("1.0e+999", "1.0e+999"),
        (".inf", ".inf"),
        (".NaN", ".NaN"),
        ("9223372036854775807", 2**63 - 1),
        ("9223372036854775808", "9223372036854775808"),
        ("2024-05-11", dt.date(2024, 5, 11)),
        ("2024-05-11 10:00:00", dt.datetime(2024, 5, 11, 10, 0, 0)),  # noqa: DTZ001 - as naive as it is written
        ("2024-05-11T10:00:00Z", dt.datetime(2024, 5, 11, 10, 0, 0, tzinfo=dt.UTC)),
        ("2024-13-45", "2024-13-45"),
        ("'2024'", "2024"),
        ('"a\\nb\\u6587"', "a\nb文"),
        ("!!str 2024", "2024"),
        ("! 文", "文"),
        ("=", "="),
        ("文：字", "文：字"),
        ("https://example.org/a:b", "https://example.org/a:b"),
        ("|\n  a\n  b", "a\nb\n"),
        (">-\n  a\n  b", "a b"),
        ("[]", []),
        ("{}", {}),
        ("[a, {b: [c, 1]}]", ["a", {"b": ["c", 1]}]),
        ("{2024: a, on: b}", {"2024": "a", "on": "b"}),
    ],
)
def test_values(written: str, value: object) -> None:
    """Scalars have the value their author meant, and a place that ends where the value does."""
    content = f"before: 文😀\nkey: {written}\n"
    field = fields(content)[1]
    assert field.value == value
    assert type(field.value) is type(value)
    assert field.key_span.of(content) == "key"
    assert field.value_span.of(content) == written


def test_places_inside_lists_and_maps() -> None:
    """Items and entries have keys joined by dots, and their own places."""
    content = "authors:\n  - name: 甲\n    url: x\n  - 乙\ntags: [a,  b ]\n"
    authors, tags = fields(content)
    assert authors.value_span.of(content) == "- name: 甲\n    url: x\n  - 乙"
    assert [(part.key, part.value_span.of(content)) for part in authors.parts] == [
        ("authors.0", "name: 甲\n    url: x"),
        ("authors.1", "乙"),
    ]
    assert [(part.key, part.key_span.of(content)) for part in authors.parts[0].parts] == [
        ("authors.0.name", "name"),
        ("authors.0.url", "url"),
    ]
    assert tags.value_span.of(content) == "[a,  b ]"
    assert [part.text for part in tags.parts] == ["a", "b"]


def test_places_count_from_the_start_of_the_file() -> None:
    """Every place is moved by the offset of the block's content."""
    (field,) = PositionedYamlHandler().fields("a: b\n", 100)
    assert (field.key_span, field.value_span) == (Span(100, 101), Span(103, 104))


@pytest.mark.parametrize(
    ("content", "code", "where"),
    [
        ("a: 1\na: 2\n", "FM006", "a"),
        ('a: 1\n"a": 2\n', "FM006", '"a"'),
        ("x: [{b: 1, b: 2}]\n", "FM006", "b"),
        ("2024: x\n", "FM003", "2024"),
        ("on: x\n", "FM003", "on"),
        ("yes: x\n", "FM003", "yes"),
        ("~: x\n", "FM003", "~"),
        ("1.5: x\n", "FM003", "1.5"),
        ("2024-05-11: x\n", "FM003", "2024-05-11"),
        ("[a]: x\n", "FM003", "["),
        ("? {a: b}\n: x\n", "FM003", "{"),
        ("title: {{ page.title }}\n", "FM003", "{"),
        ("a: &x 1\n", "FM002", "&x"),
        ("a: *x\n", "FM002", "*x"),
        ("a: &x [1]\nb: *x\n", "FM002", "&x"),
        ("<<: {a: 1}\n", "FM002", "<<"),
        ("a: {<<: {b: 1}}\n", "FM002", "<<"),
        ("a: !!python/object/apply:os.system [x]\n", "FM002", "!!python/object/apply:os.system"),
        ("a: !!python/name:os.system\n", "FM002", "!!python/name:os.system"),
        ("a: !!binary eA==\n", "FM002", "!!binary"),
        ("a: !!set {x}\n", "FM002", "!!set"),
        ("a: !important\n", "FM002", "!important"),
        ("a: !!bool maybe\n", "FM003", "!!bool maybe"),
        ("a: " + "1" * 5_000 + "\n", "FM003", "1" * 5_000),
        ('a: "\\0"\n', "FM002", '"\\0"'),
        ('a: "\\e[31m"\n', "FM002", '"\\e[31m"'),
        ("a: 1\n--- b\n", "FM002", "---"),
    ],
)
def test_refused(content: str, code: str, where: str) -> None:
    """What YAML reads with a surprise is refused where it stands."""
    assert refused(content).code == code
    assert place(content) == where


def test_duplicate_names_the_first_place() -> None:
    """A repeated key is related to where it stood first."""
    content = "a: 1\nb: 2\na: 3\n"
    ((span, _message),) = refused(content).related
    assert span == Span(0, 1)


def test_merge_key_bomb_is_refused_at_its_first_anchor() -> None:
    """Twenty levels that double the work at each cost nothing."""
    content = "a: &a {x: 1}\n" + "".join(f"b{level}: &b{level} {{<<: [*a, *a]}}\n" for level in range(20))
    assert place(content) == "&a"


def test_pure_python_loader_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where PyYAML has no C loader the values, places and refusals are the same."""
    monkeypatch.setattr(yaml_nodes, "_LOADER", yaml.SafeLoader)
    content = "title: 题\ntags: [a, {b: c}]\nnote: |\n  x\n"
    pure = fields(content)
    monkeypatch.undo()
    assert pure == fields(content)
    monkeypatch.setattr(yaml_nodes, "_LOADER", yaml.SafeLoader)
    assert refused('a: "\\ud800"\n').code == "FM002"
    assert refused("a: " + "[" * 30_000).code == "FM015"


def test_handler_serves_the_library_too() -> None:
    """python-frontmatter reads through the handler, and gets the same values and the same refusals."""
    post = frontmatter.loads("---\ntitle: 题\n---\n正文", handler=PositionedYamlHandler())
    assert (post.metadata, post.content) == ({"title": "题"}, "正文")
    handler = PositionedYamlHandler()
    assert handler.detect("---\na: 1\n---\n")
    assert not handler.detect("正文")
    assert handler.split("---\na: 1\n---\n  x ") == ("a: 1\n", "  x ")
    with pytest.raises(ValueError, match="no YAML front matter"):
        handler.split("正文")
    with pytest.raises(RefusedError, match="twice"):
        handler.load("a: 1\na: 2\n")
